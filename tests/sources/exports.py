"""Export files made for tests."""

HEAD = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">'


def page(title: str, text: str, ns: str = "0", extra: str = "") -> str:
    """A page element; ``text`` is written as it is."""
    return (
        f"<page><title>{title}</title><ns>{ns}</ns><id>1</id>{extra}"
        f"<revision><id>42</id><timestamp>2026-01-02T03:04:05Z</timestamp><contributor><id>7</id></contributor>"
        f"<text>{text}</text></revision></page>"
    )


def export(*pages: str, base: str = "") -> bytes:
    """A whole export file."""
    site = f"<siteinfo><sitename>維基百科</sitename><base>{base}</base></siteinfo>"
    return (HEAD + site + "".join(pages) + "</mediawiki>").encode()
