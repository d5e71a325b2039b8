"""Fetches from a real MediaWiki and compares every text; mediawiki.sh starts it.

mediawiki.py ADDRESS FOLDER [--record]
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "sources")]

import mediawiki_pages  # noqa: E402
import wiki_scenarios  # noqa: E402
import wiki_server  # noqa: E402

from timeline_app.domain.document import Document, Found, Redirect, Refusal  # noqa: E402
from timeline_app.domain.errors import ExpectedError  # noqa: E402
from timeline_app.library.reader import LibraryReader  # noqa: E402
from timeline_app.sources.wiki import Manner, Reach, WikiPages  # noqa: E402
from timeline_app.sources.wiki_addresses import category_of, page_of, wiki_at  # noqa: E402

PAGES = mediawiki_pages.pages()
SEEDS = list(PAGES)[:4]
EXPORTED = [*SEEDS, mediawiki_pages.HARBIN_ALIAS]
SMALL_EXPORT = [mediawiki_pages.HARBIN, mediawiki_pages.HARBIN_ALIAS, "异文"]


class Proof:
    """Checks, each told in a line; the number that failed."""

    def __init__(self) -> None:
        self.failed = 0

    def check(self, holds: bool, words: str) -> None:
        print(("ok      " if holds else "FAILED  ") + words, flush=True)
        self.failed += not holds


def fetched(
    address: str, *titles: str, category: str = "", reach: Reach | None = None
) -> list[Found]:
    wiki = wiki_at(f"{address}/w/api.php")
    wishes = [page_of(title, wiki) for title in titles]
    wishes += [category_of(category, wiki)] if category else []
    return list(WikiPages(wishes, Manner(lambda: False), reach).found())


def texts(found: list[Found]) -> dict[str, str]:
    return {each.title or "": each.text for each in found if isinstance(each, Document)}


def same(found: list[Found]) -> int:
    """How many of the pages are byte for byte what was put into the wiki."""
    return sum(PAGES[title].encode() == text.encode() for title, text in texts(found).items())


def page(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        data: bytes = answer.read()
        return data


def raw(address: str, title: str) -> bytes:
    return page(f"{address}/w/index.php?action=raw&title={quote(title)}")


def export(address: str, titles: list[str]) -> bytes:
    asked = {"title": "Special:Export", "action": "submit", "pages": "\n".join(titles)}
    return page(f"{address}/w/index.php?{urlencode(asked)}")


def exported_texts(data: bytes) -> dict[str, str]:
    """The markup in an export file by title, read without the program."""
    pages = [page for page in ElementTree.fromstring(data) if page.tag.endswith("}page")]
    found = [
        {part.tag.partition("}")[2]: part.text or "" for part in page.iter()} for page in pages
    ]
    return {parts["title"]: parts["text"] for parts in found}


@contextmanager
def forwarded(address: str, into: list[dict[str, object]]) -> Iterator[wiki_server.Served]:
    """A server that asks the real one, and notes what it answers."""

    def answering(asked: wiki_server.Asked) -> wiki_server.Reply:
        try:
            with urllib.request.urlopen(f"{address}{asked.path}?{urlencode(asked.query)}") as got:
                status, kind, body = got.status, got.headers["Content-Type"], got.read()
        except HTTPError as error:
            status, kind, body = error.code, error.headers["Content-Type"], error.read()
        words = body.decode().replace(address, "http://wiki.example")
        answer = json.loads(words) if "json" in kind else words
        note = {"path": asked.path, "query": asked.query, "status": status, "kind": kind}
        into.append({**note, "answer": answer})
        return wiki_server.Reply(body, status, kind)

    with wiki_server.serving(answering) as served:
        yield served


def prove_texts(proof: Proof, address: str) -> None:
    names = [*SEEDS, "异文", "南京戰役", "没有", "MediaWiki:Common.css", "南京保衛戰"]
    found = fetched(address, *names)
    proof.check(same(found) == 5, f"{same(found)} of 5 pages by title are what was put in")
    raws = sum(raw(address, title) == text.encode() for title, text in texts(found).items())
    proof.check(raws == 5, f"{raws} of 5 are what action=raw gives")
    exported = exported_texts(export(address, [*SEEDS, "异文"]))
    proof.check(exported == texts(found), f"{len(exported)} are what Special:Export gives")
    others = {each for each in found if isinstance(each, Redirect)}
    proof.check(others == {Redirect("南京戰役", "南京保卫战")}, f"redirect told: {others}")
    codes = {each.name: each.code for each in found if isinstance(each, Refusal)}
    wanted = {"没有": "no-such-page", "MediaWiki:Common.css": "no-article-page"}
    proof.check(codes == wanted, f"refused: {codes}")
    source = next(each.source for each in found if isinstance(each, Document))
    proof.check(
        (source.licence, source.publisher) == ("CC BY-SA 4.0", "戰役百科")
        and source.url == f"{address}/wiki/{quote(source.title)}"
        and bool(source.revision and source.retrieved),
        f"credited: {source}",
    )


def prove_categories(proof: Proof, address: str) -> None:
    cases = [
        ("多战", Reach(), mediawiki_pages.MANY),
        ("小战", Reach(limit=1000), mediawiki_pages.SMALL),
        ("长文", Reach(), mediawiki_pages.LONG),
        ("战役", Reach(depth=1), len(SEEDS) + 7),
        ("战役", Reach(depth=5), len(SEEDS) + 7),
        ("戰役", Reach(depth=1, limit=5), 5),
    ]
    for name, reach, wanted in cases:
        notes: list[dict[str, object]] = []
        with forwarded(address, notes) as served:
            start = time.monotonic()
            found = fetched(served.address, category=name, reach=reach)
        seconds = time.monotonic() - start
        size = sum(len(text.encode()) for text in texts(found).values())
        words = f"category {name}, {reach.depth} levels: {same(found)} of {wanted} pages the same"
        proof.check(
            same(found) == wanted == len(texts(found)),
            f"{words}, {size:,} bytes, {len(notes)} questions, {seconds:.1f} s",
        )


def prove_addresses(proof: Proof, address: str) -> None:
    forms = ["/wiki/{}", "/zh-tw/{}", "/zh/{}", "/w/index.php?title={}", "/w/index.php/{}#x"]
    for form in forms:
        found = fetched(address, address + form.format(quote("忻口会战")))
        proof.check(list(texts(found)) == ["忻口会战"], f"address {form}")


def prove_program(proof: Proof, address: str, folder: Path) -> None:
    """The command line: what was fetched and what was exported give the same articles."""
    by_fetch, by_import = folder / "fetched.sqlite", folder / "imported.sqlite"
    file = folder / "export.xml"
    file.write_bytes(export(address, EXPORTED))
    urls = [f"{address}/wiki/{quote(title)}" for title in (SEEDS[0], mediawiki_pages.HARBIN_ALIAS)]
    category = ["--wiki", address, "--category", "抗日戰爭戰役"]
    command = ["fetch", "--library", str(by_fetch), *urls, *category]
    code, out = run(*command)
    proof.check((code, out) == (0, "4 added, 0 updated, 0 unchanged"), f"fetch: {out}, exit {code}")
    code, out = run(*command)
    proof.check((code, out) == (0, "0 added, 0 updated, 4 unchanged"), f"again: {out}, exit {code}")
    code, out = run("import", "--library", str(by_import), str(file))
    proof.check(out == "4 added, 0 updated, 0 unchanged", f"import of the export: {out}, {code}")
    one, other = articles(by_fetch), articles(by_import)
    proof.check(one == other, f"the same in both: {[(name, len(one[name][0])) for name in one]}")
    for library in (by_fetch, by_import):
        with LibraryReader(library) as reader:
            found = reader.find_article(mediawiki_pages.HARBIN_ALIAS)
            proof.check(found is not None, f"{library.stem}: the redirect leads to its article")


def articles(library: Path) -> dict[str, tuple[object, ...]]:
    """By title: events, units, address and revision."""
    code, _ = run(
        "export", "--format", "json", "--out", f"{library}.json", "--library", str(library)
    )
    assert code == 0
    told = json.loads(Path(f"{library}.json").read_text(encoding="utf-8"))
    records = told["records"] if isinstance(told, dict) else told
    return {
        each["source"]["title"]: (each["events"], each["units"], each["source"]["url"])
        for each in sorted(records, key=lambda each: str(each["source"]["title"]))
    }


def run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "timeline_app", *arguments], capture_output=True, text=True
    )
    sys.stderr.write(done.stderr)
    return done.returncode, done.stdout.strip()


def prove_closed(proof: Proof, address: str, folder: Path) -> None:
    sign = folder / "site" / "w" / "closed"
    sign.touch()
    try:
        fetched(address, SEEDS[0])
        proof.check(False, "a closed wiki is told")
    except ExpectedError as error:
        proof.check(error.code == "wiki-closed", f"a closed wiki: {error}")
    finally:
        sign.unlink()


def record(address: str) -> None:
    """Write what the real wiki answers to the scenarios, and a small export file, for the tests."""
    for name in wiki_scenarios.SCENARIOS:
        notes: list[dict[str, object]] = []
        with forwarded(address, notes) as served:
            list(wiki_scenarios.pages(name, served.address).found())
        text = json.dumps(notes, ensure_ascii=False, indent=1)
        (wiki_server.RECORDED / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    data = export(address, SMALL_EXPORT).replace(address.encode(), b"http://wiki.example")
    (wiki_server.RECORDED / "export.xml").write_bytes(data)


def main(address: str, folder: Path, is_recording: bool) -> int:
    proof = Proof()
    version = re.search(rb"MediaWiki [\d.]+", page(f"{address}/w/api.php?action=query&meta=siteinfo&format=json"))  # fmt: skip
    print(version[0].decode() if version else "An unknown wiki", f"with {len(PAGES)} pages")
    prove_texts(proof, address)
    prove_addresses(proof, address)
    prove_categories(proof, address)
    prove_program(proof, address, folder)
    prove_closed(proof, address, folder)
    if is_recording and not proof.failed:
        record(address)
        print("The answers are recorded.")
    print(f"{proof.failed} failed" if proof.failed else "All is as it should be.")
    return 1 if proof.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), "--record" in sys.argv))
