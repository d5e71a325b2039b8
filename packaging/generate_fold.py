"""Writes resources/zhtext/fold.tsv, the per-character table behind ``zhtext.variants.fold``.

One line a character: the character, a tab, what it folds to.  Taken from OpenCC's dictionaries
(Apache License 2.0): every traditional form to its first simplified one, every Japanese form that
is no Chinese character of its own (in neither GB 2312 nor Big5) likewise, and a few variants that
both leave alone.  Run once, and again when the OpenCC package changes.
"""

from __future__ import annotations

from pathlib import Path

import opencc

VARIANTS = {"衞": "卫", "著": "着", "爲": "为", "羣": "群", "峯": "峰", "裏": "里", "臺": "台", "歩": "步",
            "戸": "户", "竜": "龙", "砲": "炮", "週": "周", "佈": "布", "佔": "占", "甦": "苏", "滙": "汇",
            "両": "两", "糺": "纠", "曁": "暨", "県": "县", "舘": "馆", "鄕": "乡", "啓": "启", "噸": "吨"}  # fmt: skip
FULL_WIDTH = range(0xFF01, 0xFF5F)
OUT = Path(__file__).parents[1] / "resources" / "zhtext" / "fold.tsv"


def pairs(name: str) -> list[tuple[str, list[str]]]:
    """The lines of one OpenCC dictionary: a form and its candidates."""
    path = Path(opencc.__file__).parent / "dictionary" / name
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [(key, values.split()) for key, values in lines if len(key) == 1]


def encodable(char: str) -> bool:
    """Whether the character belongs to everyday Chinese writing."""
    for codec in ("gb2312", "big5"):
        try:
            char.encode(codec)
        except UnicodeEncodeError:
            continue
        return True
    return False


def table() -> dict[str, str]:
    """Character to folded character, identities left out."""
    simplified = {
        key: values[0] for key, values in pairs("TSCharacters.txt") if len(values[0]) == 1
    }
    folded = dict(simplified)
    for traditional, japanese in pairs("JPVariants.txt"):
        for form in japanese:
            if not encodable(form):
                folded[form] = simplified.get(traditional, traditional)
    folded |= {form: simplified.get(base, base) for form, base in VARIANTS.items()}
    folded |= {chr(code): chr(code - 0xFEE0) for code in FULL_WIDTH}
    return {key: value for key, value in sorted(folded.items()) if key != value}


if __name__ == "__main__":
    rows = table()
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("".join(f"{key}\t{value}\n" for key, value in rows.items()), encoding="utf-8")
    print(f"{len(rows)} characters written to {OUT.name}")
