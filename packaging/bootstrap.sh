#!/bin/sh
# Finds a Python that is new enough and hands over to bootstrap.py; all the rest is done there.
set -eu
for name in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    [ -n "$name" ] || continue
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$name" "${0%/*}/bootstrap.py" "$@"
    fi
done
echo "Campaign Timeline needs Python 3.11 or newer, and none was found.
On Debian 12, Ubuntu 24.04 or newer, install it with:

    sudo apt-get install -y python3 python3-venv

Elsewhere, install it as your system does and name it:  make run PYTHON=/path/to/python3.11" >&2
exit 1
