#!/bin/sh
# Proves that what `export --format timelinejs` writes is shown by the real TimelineJS 3 in a real browser,
# on the loopback, in a temporary folder.  With Node.js, npm and Chromium (Debian's package; CHROMIUM names
# another):
#
#     sh tests/real/timelinejs.sh            # prove it
#     sh tests/real/timelinejs.sh PICTURES   # and keep photographs of the page in that folder
set -eu
cd "$(dirname "$0")/../.."
PYTHON=${PYTHON:-.venv/bin/python}
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
pictures=$(realpath -m "${1:-build/timelinejs}")
export PYTHONPATH="$PWD/src" PYTHONUTF8=1 QT_QPA_PLATFORM=offscreen CHROMIUM

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$pictures"

echo "Installing TimelineJS …"
cp tests/real/timelinejs.mjs "$folder"
(cd "$folder" && npm install --silent --no-audit --no-fund --ignore-scripts \
    @knight-lab/timelinejs@3.9.11 playwright-core@1.64.1)

echo "Exporting …"
export XDG_DATA_HOME="$folder/data" XDG_STATE_HOME="$folder/state" XDG_CACHE_HOME="$folder/cache"
"$PYTHON" -m timeline_app export --format timelinejs --out "$folder/seeds.json"
# Before our era, before 1900, hours, ranges, months, years, and text that would be markup.
cat >"$folder/各時戰役.wikitext" <<'ARTICLE'
'''各時戰役'''是為證明而寫的條目。前260年9月，秦軍攻克長平。前207年12月，項羽渡河。

1815年6月18日，法軍進攻滑鐵盧。1894年9月17日，北洋艦隊與日本聯合艦隊交戰。1894年9月17日12時50分，定遠艦開炮。

1937年12月9日至13日，日軍進攻南京。1938年，國軍撤退。1944年8月，日軍進攻<nowiki><b onclick="alert(1)">衡陽</b> & 全州</nowiki>。
ARTICLE
"$PYTHON" -m timeline_app --library "$folder/made.db" import "$folder/各時戰役.wikitext"
"$PYTHON" -m timeline_app --library "$folder/made.db" export --format timelinejs --out "$folder/made.json"

echo "Looking …"
(cd "$folder" && node timelinejs.mjs "$pictures")
