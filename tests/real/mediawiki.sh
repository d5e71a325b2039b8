#!/bin/sh
# Proves fetching and importing against a real MediaWiki: Debian's package, with SQLite, on the
# loopback, in a temporary folder.  As root on Debian or the like:
#
#     sh tests/real/mediawiki.sh            # prove it
#     sh tests/real/mediawiki.sh --record   # and write the answers into tests/sources/recorded
#
# PHP is installed by apt; MediaWiki itself is only unpacked, so that no web server comes with it.
set -eu
cd "$(dirname "$0")/../.."
PYTHON=${PYTHON:-.venv/bin/python}
export PYTHONPATH="$PWD/src" PYTHONUTF8=1 no_proxy=127.0.0.1

wiki=$(mktemp -d)
server=
finish() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
    rm -rf "$wiki"
}
trap finish EXIT
trap 'exit 130' INT TERM

echo "Installing PHP, unpacking MediaWiki …"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends \
    php-cli php-sqlite3 php-mbstring php-xml php-intl >"$wiki/apt.log" 2>&1 ||
    { cat "$wiki/apt.log"; exit 1; }
mkdir "$wiki/packages" "$wiki/unpacked" "$wiki/site"
(cd "$wiki/packages" && apt-get -qq -o APT::Sandbox::User=root download mediawiki mediawiki-classes)
for package in "$wiki"/packages/*.deb; do dpkg-deb -x "$package" "$wiki/unpacked"; done
mv "$wiki/unpacked/usr/share/mediawiki" "$wiki/site/w"
# Links to where the package would lie; a wiki without extensions does.
find "$wiki/site/w" -maxdepth 1 -type l -delete
mkdir "$wiki/site/w/extensions" "$wiki/site/w/images"

port=$("$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cd "$wiki/site"
php w/maintenance/install.php --dbtype=sqlite --dbpath="$wiki/data" --dbname=wiki \
    --server="http://127.0.0.1:$port" --scriptpath=/w --lang=zh --pass="only-for-$$-$port" \
    戰役百科 Keeper >"$wiki/install.log" 2>&1 || { cat "$wiki/install.log"; exit 1; }
cat >>w/LocalSettings.php <<'SETTINGS'
// Nothing here needs to outlive a power cut.
$wgDBservers = [ [
	'type' => 'sqlite', 'dbname' => $wgDBname, 'dbDirectory' => $wgSQLiteDataDir,
	'variables' => [ 'synchronous' => 'OFF' ], 'flags' => DBO_DEFAULT, 'load' => 1,
] ];
$wgArticlePath = '/wiki/$1';
$wgVariantArticlePath = '/$2/$1';
$wgRightsText = '知识共享 署名-相同方式共享 4.0';
$wgRightsUrl = 'https://creativecommons.org/licenses/by-sa/4.0/deed.zh';
if ( file_exists( __DIR__ . '/closed' ) ) {
	$wgGroupPermissions['*']['read'] = false;
}
SETTINGS
cat >router.php <<'ROUTER'
<?php
if ( preg_match( '#^/(wiki|zh(-[a-z]+)?)/#', $_SERVER['REQUEST_URI'] ) ) {
	chdir( __DIR__ . '/w' );
	require __DIR__ . '/w/index.php';
	return true;
}
return false;
ROUTER
cd - >/dev/null

echo "Filling it …"
"$PYTHON" tests/real/mediawiki_pages.py "$wiki/pages.xml"
(cd "$wiki/site" && php w/maintenance/importDump.php "$wiki/pages.xml" && php w/maintenance/runJobs.php) \
    >"$wiki/fill.log" 2>&1 || { cat "$wiki/fill.log"; exit 1; }
(cd "$wiki/site" && exec php -S "127.0.0.1:$port" router.php) >"$wiki/php.log" 2>&1 &
server=$!
sleep 1
"$PYTHON" tests/real/mediawiki.py "http://127.0.0.1:$port" "$wiki" "$@"
