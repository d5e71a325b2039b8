import pytest

from timeline_app.sources.sites import Site, licence_name


@pytest.mark.parametrize(
    ("address", "words", "name"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.zh", "知识共享", "CC BY-SA 4.0"),
        ("//creativecommons.org/licenses/by/3.0/", "", "CC BY 3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "", "CC0 1.0"),
        ("https://www.gnu.org/licenses/fdl-1.3.html", " GFDL 1.3 ", "GFDL 1.3"),
        ("https://a.example/terms", "", "https://a.example/terms"),
        ("", "", ""),
    ],
)
def test_a_licence_has_the_name_that_everybody_knows(address, words, name):
    assert licence_name(address, words) == name


def test_what_a_wiki_tells_of_its_licence_goes_before_what_is_known_of_it():
    def licence(pages, told):
        return Site("Wiki", pages, told).source("甲", "文", "7").licence

    assert licence("https://zh.wikipedia.org/wiki/$1", "CC BY-SA 5.0") == "CC BY-SA 5.0"
    assert licence("https://zh.wikipedia.org/wiki/$1", "") == "CC BY-SA 4.0"
    assert licence("https://wiki.example/$1", "") == ""


def test_an_address_that_could_run_something_is_not_kept():
    assert Site("Wiki", "javascript:alert('$1')//", "").source("甲", "文", None).url is None
    source = Site("Wiki", "https://wiki.example/index.php?title=$1", "").source("甲 乙", "文", None)
    assert source.url == "https://wiki.example/index.php?title=%E7%94%B2_%E4%B9%99"
    assert source.publisher == "Wiki"
