import pickle

from timeline_app.domain.errors import ExpectedError


def test_an_expected_error_crosses_processes_whole() -> None:
    error = ExpectedError("no-such-file", "There is no file a.txt.", "Check the name.")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.sentence, copy.remedy) == (error.code, error.sentence, error.remedy)
    assert str(error) == "There is no file a.txt. Check the name."
