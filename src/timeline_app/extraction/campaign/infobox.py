"""The facts of a battle infobox, by the keys that the various templates use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_app.domain.article import Article, InfoboxField, Link
from timeline_app.domain.campaign import Side
from timeline_app.extraction.lexicon import words
from timeline_app.zhtext.variants import fold

_FORCES = re.compile(
    "(?:军|师|旅|团|营|队|部|舰队|陆军|海军|空军|宪兵|方面军|兵团|战区|司令部)(?:[（(].*[)）])?$"
)
"""Lines below the name of a side that list its forces."""
_MOST_NATIONS = 6
_NUMBERED = re.compile(r"(.*?)[ _]?(\d)([a-z]?)$")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_LABEL = re.compile(r"^(?:主将|主帅|统帅|指挥官|总指挥|司令|司令官|将领)[:：]\s*")
_RANKS = re.compile(
    r"(?:上将|中将|少将|大将|元帅|将军|准将|上校|中校|少校|大佐|中佐|少佐|大尉|上尉|司令长官|总司令|司令官|司令|军长|师长|委员长|主席|总统)+$"
)
_NAMES = re.compile(r"[、,，；;/→]|\s{1,}")
_FLAG = re.compile(r"[†]|[（(](?:阵亡|殉国|战死|被俘|俘虏|投降|负伤|KIA|POW|DOW)[）)]")


def value(article: Article, fact: str) -> str | None:
    """The text of a single fact (``title``, ``place`` …), its lines joined; None where not filled."""
    names = words("infobox", fact)
    for field in article.infobox:
        if field.name.strip().lower() in names:
            text = _joined(_lines(field.span.of(article.text)))
            if text:
                return text
    return None


def sides(article: Article) -> tuple[Side, ...]:
    """The belligerents in the order of their numbers."""
    found: dict[str, dict[str, list[InfoboxField]]] = {}
    for field in article.infobox:
        fact, number = _side_fact(field.name.strip().lower())
        if fact and field.span.of(article.text).strip():
            found.setdefault(number, {}).setdefault(fact, []).append(field)
    numbers = sorted(number for number, facts in found.items() if "name" in facts)
    return tuple(_side(article, found[number]) for number in numbers)


def _side_fact(name: str) -> tuple[str | None, str]:
    match = _NUMBERED.match(name)
    if match is None:
        return None, ""
    for fact in ("name", "commanders", "strength", "casualties"):
        if match[1] in words("infobox", "sides", fact):
            return fact, match[2]
    return None, ""


def _side(article: Article, facts: dict[str, list[InfoboxField]]) -> Side:
    people = [name for field in facts.get("commanders", ()) for name in commanders(article, field)]
    return Side(
        _side_name(article, facts["name"][0]),
        tuple(dict.fromkeys(people)),
        _text(article, facts.get("strength")),
        _text(article, facts.get("casualties")),
    )


def _text(article: Article, fields: list[InfoboxField] | None) -> str | None:
    lines = [line for field in fields or () for line in _lines(field.span.of(article.text))]
    return _joined(lines)


def _side_name(article: Article, field: InfoboxField) -> str:
    lines = [line.lstrip("*•· ").rstrip(":：") for line in _lines(field.span.of(article.text))]
    nations = [line for line in lines if not _FORCES.search(fold(line))]
    return "、".join(nations[:_MOST_NATIONS]) if nations else lines[0]


def _lines(text: str) -> list[str]:
    lines = (line.strip().lstrip("*•·").strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _joined(lines: list[str]) -> str | None:
    return "；".join(line.rstrip("；;") for line in lines).replace("：；", "：") or None


def commanders(article: Article, field: InfoboxField) -> Iterator[str]:
    """The people of a commander field: the first link of each part, else the part without posts."""
    position = field.span.start
    for line in field.span.of(article.text).split("\n"):
        links = [link for link in article.links if _inside(link, position, position + len(line))]
        yield from _of_line(article, line, position, links)
        position += len(line) + 1


def _inside(link: Link, start: int, end: int) -> bool:
    return not link.external and start <= link.span.start and link.span.end <= end


def _of_line(article: Article, line: str, start: int, links: list[Link]) -> Iterator[str]:
    links = [link for link in links if _RANKS.sub("", fold(link.span.of(article.text)))]
    if links:
        for index, link in enumerate(links):
            between = article.text[links[index - 1].span.end : link.span.start] if index else "→"
            if re.search("[→、,，/及和与與]", between):
                yield link.span.of(article.text).strip(" †*")
        return
    bare = _LABEL.sub("", _FLAG.sub("", fold(line)))
    offset = len(line) - len(bare) if fold(line).endswith(bare) else 0
    clean = _BRACKETED.sub("", line[offset:]).strip("*•·† ")
    for part in _NAMES.split(clean):
        name = part[: len(_RANKS.sub("", fold(part)))].strip()
        if 2 <= len(name) <= 24:
            yield name
            break
