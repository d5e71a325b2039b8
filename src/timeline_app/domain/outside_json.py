"""JSON that others wrote."""

from __future__ import annotations

import json
from typing import Any


def values_of(text: str | bytes) -> Any:
    r"""The values of a JSON text; ValueError or RecursionError where it is none.

    Halves of characters, which JSON can name (``\ud800``) and no file can hold, become question marks.
    """
    found = json.loads(text)
    written = json.dumps(found, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.loads(written.encode("utf-8", "replace"))
    return found
