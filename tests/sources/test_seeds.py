from timeline_app import assets
from timeline_app.sources import seeds


def test_every_bundled_file_has_its_source():
    documents = seeds.documents()
    assert {document.name for document in documents} == {
        path.name for path in assets.seeds().glob("*.txt")
    }
    for document in documents:
        assert document.source.licence == "CC BY-SA 4.0"
        assert document.source.url == f"https://zh.wikipedia.org/wiki/{document.source.title}"
        assert document.source.characters == len(document.text) > 1000
        assert document.title is None
