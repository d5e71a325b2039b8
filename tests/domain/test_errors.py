import pickle

from timeline_app.domain.errors import ExpectedError, filled


def test_an_expected_error_crosses_processes_whole() -> None:
    error = ExpectedError("no-such-file", "There is no file a.txt.", "Check the name.")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.sentence, copy.remedy) == (error.code, error.sentence, error.remedy)
    assert str(error) == "There is no file a.txt. Check the name."


def test_a_sentence_knows_its_words_apart_from_its_values() -> None:
    path = "{odd}.txt"
    sentence = filled("There is no file {path}.", path=path)
    error = pickle.loads(pickle.dumps(ExpectedError("no-such-file", sentence, "Check the name.")))
    assert error.sentence == "There is no file {odd}.txt."
    assert error.sentence.template == "There is no file {path}."
    assert error.sentence.values == {"path": path}
