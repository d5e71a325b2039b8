"""Templates: looked up in the table of rules and shown as a reader sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mwparserfromhell.nodes import Template, Text
from mwparserfromhell.wikicode import Wikicode

from timeline_app.domain.article import BlockKind
from timeline_app.reading.draft import Piece
from timeline_app.reading.namespaces import page_title
from timeline_app.reading.run import Run, Writer
from timeline_app.reading.wikitext import infobox
from timeline_app.reading.wikitext.layout import Place
from timeline_app.reading.wikitext.rules import Action, Rule, normal, parts_of, table

if TYPE_CHECKING:
    from timeline_app.reading.wikitext.walk import Walker


def write(walker: Walker, node: Template, alone: bool) -> None:
    """Write what a reader sees of the template; ``alone`` where nothing else stands on its line."""
    name, parameters = _call(node)
    rule = table().rule(name)
    if infobox.is_infobox(rule, parameters):
        infobox.write(walker, parameters)
    elif rule is None:
        if not alone or walker.place.lines:
            _show(walker, Rule(Action.SHOW, "{1}"), name, parameters)
    elif rule.action is Action.QUOTE:
        _quote(walker, rule, parameters)
    elif rule.action is Action.LIST:
        _list(walker, parameters)
    elif rule.action is Action.COUNTRY:
        _country(walker, name, parameters)
    elif rule.action is Action.NOTE:
        _note(walker, rule, parameters)
    elif rule.action is Action.SHOW:
        _show(walker, rule, name, parameters)


def _call(node: Template) -> tuple[str, dict[str, Wikicode]]:
    """The normal name and the filled parameters; ``{{formatnum:5}}`` is a call with 5 as first."""
    name = normal(str(node.name))
    parameters = {
        str(parameter.name).strip(): parameter.value
        for parameter in node.params
        if str(parameter.value).strip()
    }
    function, colon, argument = name.partition(":")
    if colon and table().rule(function) is not None and argument:
        return function, {"1": Wikicode([Text(argument)]), **parameters}
    return name, parameters


def _show(walker: Walker, rule: Rule, name: str, parameters: dict[str, Wikicode]) -> None:
    run = _formatted(walker, rule.format, parameters)
    if not run:
        return
    writer = walker.layout.writer
    language = table().languages.get(name.removeprefix("lang-")) if "-" in name else None
    if language and name.startswith("lang-"):
        writer.write(f"{language}：")
    start = writer.length
    writer.append(run)
    if rule.target:
        target = _formatted(walker, rule.target, parameters).text
        writer.link(start, page_title(target))


def _formatted(walker: Walker, format: str, parameters: dict[str, Wikicode]) -> Run:
    writer = Writer()
    for kind, part in parts_of(format, parameters.__contains__):
        if kind == "text":
            writer.write(part if writer.length else part.lstrip(".,，、；： "))
        else:
            writer.append(walker.run(parameters[part], "\n"))
    return writer.finish() if format.strip() else Run(format)


def _quote(walker: Walker, rule: Rule, parameters: dict[str, Wikicode]) -> None:
    names = _slots(rule.format, parameters)
    if walker.place.cell is not None or walker.place.lines:
        for name in names:
            walker.walk(parameters[name].nodes)
        return
    walker.layout.paragraph_end()
    for name in names:
        walker.layout.pieces += walker.pieces_of(parameters[name], Place(BlockKind.QUOTE))
    if _slots(rule.signature, parameters):
        signature = _formatted(walker, rule.signature, parameters)
        walker.layout.pieces.append(Piece(BlockKind.QUOTE, signature))


def _slots(format: str, parameters: dict[str, Wikicode]) -> list[str]:
    parts = parts_of(format, parameters.__contains__)
    return [part for kind, part in parts if kind == "slot"]


_COLUMNS = re.compile(r"\s*\d+(?:em|px|%)?\s*")


def _list(walker: Walker, parameters: dict[str, Wikicode]) -> None:
    """Every unnamed parameter a line but how many columns there are; a list in one is read as such."""
    walker.layout.line_end()
    for name, value in parameters.items():
        if name.isdecimal() and not _COLUMNS.fullmatch(str(value)):
            walker.walk(value.nodes)
            walker.layout.line_end()


def _country(walker: Walker, name: str, parameters: dict[str, Wikicode]) -> None:
    """The country's name: the template's own, or the parameter's; words given win over a code."""
    if "1" in parameters:
        run = walker.run(parameters["1"])
        known = table().country(run.text)
        walker.layout.writer.append(Run(known) if known else run)
    elif not walker.place.flags_only:
        walker.layout.writer.write(table().country(name))


def _note(walker: Walker, rule: Rule, parameters: dict[str, Wikicode]) -> None:
    run = _formatted(walker, rule.format, parameters)
    if run:
        walker.layout.writer.mark(len(walker.draft.notes))
        walker.draft.notes.append(run)
