"""Numbers as Chinese articles write them: 21, ２１, 二十一, 廿一, 二一, 一六〇, 三百, 两万."""

from __future__ import annotations

DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("０１２３４５６７８９")},
    **{char: value for value, char in enumerate("0123456789")},
    **dict.fromkeys("〇○◯OＯＯ", 0),
    "两": 2,
    "兩": 2,
    "元": 1,
}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}

_LONGEST = 20
"""Characters of a number: what is longer is no number that an article counts with."""


def to_int(text: str) -> int | None:
    """The number that the whole of ``text`` writes, None where it is none.

    ``元`` is the first year of an era; digits in a row are read as written (``一六〇`` is 160),
    others by place (``二十三``, ``廿三``, ``一百六十``).
    """
    if not 0 < len(text) <= _LONGEST:
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    return _by_place(text)


def _by_place(text: str) -> int | None:
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char] if digit is None else digit * 10 + DIGITS[char]
        elif char in _TENS:
            section += _TENS[char]
            digit = None
        elif char in _UNITS:
            section += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _MYRIADS:
            total += max(section + (digit or 0), 1) * _MYRIADS[char]
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0)


def spellings(number: int) -> tuple[str, ...]:
    """How a unit's number may be written: 21, 二十一, 廿一, 二一; above 99 160, 一六〇, 一六零."""
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    found = [str(number)]
    if number <= 99:
        usual = to_chinese(number)
        found.append(usual)
        short = next((sign for sign, value in _TENS.items() if value == number // 10 * 10), None)
        if short:
            found.append(short + usual[2:])
    found.append(digits)
    if "〇" in digits:
        found.append(digits.replace("〇", "零"))
    return tuple(dict.fromkeys(found))


def to_chinese(number: int) -> str:
    """0 to 99 the usual way: ``十二``, ``二十三``; ValueError for others."""
    if not 0 <= number <= 99:
        raise ValueError(f"not between 0 and 99: {number}")
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")
