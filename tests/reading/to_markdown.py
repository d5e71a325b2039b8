"""Turns wikitext into the Markdown of the public conversions, by their known rules.

What is known of them: templates are lost; letters behind a link are taken into its label; for
pages inside the export the label is then cut to the title again where its first word begins with
it; tables with lists become HTML; notes become ``\\[n\\]`` and a numbered list after the categories.
"""

import re
import unicodedata
from urllib.parse import quote

_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_EXTERNAL = re.compile(r"\[(https?://[^\s\[\]]+)(?: ([^\[\]]*))?\]")
_HEADING = re.compile(r"(=+)\s*(.*?)\s*\1\s*\Z")
_ITEM = re.compile(r"([*#]+)\s*(.*)\Z")


def to_markdown(wikitext):
    notes = []
    text = _without_templates(_without_refs(wikitext, notes))
    categories = re.findall(r"\[\[(Category:[^\[\]|]*)\|?[^\[\]]*\]\]", text)
    text = re.sub(r"\[\[(?:Category|File):[^\[\]]*\]\]", "", text)
    parts = [_block(block) for block in _blocks(text)]
    parts.append(" ".join(_page_link(name, name) for name in categories))
    parts += [f"{number}.  {_inline(note)}".rstrip() for number, note in enumerate(notes, 1)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _without_refs(text, notes):
    names = {}

    def replaced(match):
        name, alone, content = match.group(1), match.group(2), match.group(3)
        if content is not None or name not in names:
            notes.append(_without_templates(content or ""))
            names[name] = len(notes)
            return f"\\[{len(notes)}\\]"
        notes.append("")
        return f"\\[{len(notes)}\\]" if alone else ""

    return re.sub(r"<ref([^<>/]*)(?:(/)>|>(.*?)</ref>)", replaced, text, flags=re.DOTALL)


def _without_templates(text):
    while "{{" in text:
        shorter = re.sub(r"\{\{[^{}]*\}\}", "\n\n" if "{{quote" in text else "", text)
        if shorter == text:
            break
        text = shorter
    return text


def _blocks(text):
    """Tables, quotes, headings, lists and paragraphs of the source, one after another."""
    for part in re.split(
        r"(^\{\|.*?^\|\}|<blockquote>.*?</blockquote>)", text, flags=re.MULTILINE | re.DOTALL
    ):
        if part.startswith(("{|", "<blockquote>")):
            yield part
            continue
        for paragraph in re.split(r"\n\s*\n", part):
            yield from _lines_of(paragraph)


def _lines_of(paragraph):
    gathered = []
    for line in paragraph.strip().split("\n"):
        if _HEADING.match(line) or (
            _ITEM.match(line) and not (gathered and gathered[0][:1] in "*#")
        ):
            yield "\n".join(gathered)
            gathered = []
        if _HEADING.match(line):
            yield line
        else:
            gathered.append(line)
    yield "\n".join(gathered)


def _block(block):
    if block.startswith("{|"):
        return _table(block)
    if block.startswith("<blockquote>"):
        inner = block.removeprefix("<blockquote>").removesuffix("</blockquote>").strip()
        return "\n".join("> " + line for line in _inline(inner).split("\n") if line.strip())
    if heading := _HEADING.match(block):
        return "#" * len(heading.group(1)) + " " + _inline(heading.group(2))
    if block[:1] in ("*", "#") and block:
        items = [_ITEM.match(line) for line in block.split("\n")]
        return "\n".join(
            "  " + "    " * (len(item.group(1)) - 1) + "- " + _inline(item.group(2))
            for item in items
            if item
        )
    return _inline(block)


def _inline(text):
    text = re.sub(r"<br ?/?>", "  \n", text)
    text = re.sub(r"'''(.*?)'''", r"**\1**", text)
    text = re.sub(r"''(.*?)''", r"*\1*", text)
    text = _EXTERNAL.sub(lambda match: f"[{match.group(2) or 1}]({match.group(1)})", text)
    return _linked(text, _page_link).strip()


def _linked(text, write):
    pieces, last = [], 0
    for link in _LINK.finditer(text):
        if link.start() < last:
            continue
        end = link.end()
        while end < len(text) and unicodedata.category(text[end]).startswith("L"):
            end += 1
        label = (link.group(2) or link.group(1)) + text[link.end() : end]
        pieces += [text[last : link.start()], write(link.group(1), label)]
        last = end
    return "".join([*pieces, text[last:]])


def _page_link(target, label):
    place, kept, rest = _place(target, label)
    return f'[{kept}]({place} "wikilink"){rest}'


def _place(target, label):
    """Where the link leads, its label, and what was cut off it; half of the pages are inside."""
    page = target.strip().replace(" ", "_")
    name = page.replace("(", "\\(").replace(")", "\\)")
    if sum(map(ord, page)) % 2:
        return f"https://zh.wikipedia.org/wiki/{name}", label, ""
    if label.startswith(page):
        return f"../Page/{name}.md", page, label[len(page) :]
    return f"../Page/{name}.md", label, ""


def _html_link(target, label):
    place, kept, rest = _place(target, label)
    return f'<a href="{quote(place, safe=":/.")}" title="wikilink">{kept}</a>{rest}'


def _table(block):
    rows = re.split(r"^\|-.*$", block.strip().removesuffix("|}"), flags=re.MULTILINE)[1:]
    return "<table>\n" + "\n".join(f"<tr>\n{_row(row)}\n</tr>" for row in rows) + "\n</table>"


def _row(row):
    cells = re.split(r"^[|!]|\s\|\||\s!!", row.strip("\n"), flags=re.MULTILINE)[1:]
    tag = "th" if row.strip().startswith("!") else "td"
    return "\n".join(f"<{tag}>{_cell(cell)}</{tag}>" for cell in cells)


def _cell(cell):
    pieces, depth = [], 0
    for line in cell.strip().split("\n"):
        item = _ITEM.match(line)
        level = len(item.group(1)) if item else 0
        pieces.append("<ul>" * (level - depth) + "</ul>" * (depth - level))
        depth = level
        words = _linked(item.group(2) if item else line, _html_link)
        words = re.sub(r"\\\[(\d+)\\\]", r"[\1]", words)
        pieces.append(f"<li>{words}\n" if item else f"<p>{words}</p>")
    return "".join(pieces) + "</ul>" * depth
