from pathlib import Path

from PySide6.QtCore import QByteArray

from timeline_app.workspace.settings import Appearance, EraLine, Language, Settings
from timeline_app.zhtext.variants import Script


def test_wishes_are_remembered_by_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(path)
    settings.script = Script.TAIWAN
    settings.appearance = Appearance.DARK
    settings.language = Language.SIMPLIFIED
    settings.reduced_motion = True
    settings.system_font = False
    settings.set_layout("window", QByteArray(b"\x00\x01state"))
    settings.save()
    again = Settings(path)
    assert again.script is Script.TAIWAN
    assert again.appearance is Appearance.DARK
    assert again.language is Language.SIMPLIFIED
    assert again.reduced_motion
    assert not again.system_font
    assert again.layout("window") == QByteArray(b"\x00\x01state")


def test_a_new_or_spoilt_file_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(
        "[General]\nscript=klingon\nappearance=\nlanguage=en, zh-Hans\n", encoding="utf-8"
    )
    settings = Settings(path)
    assert settings.script is Script.AS_WRITTEN
    assert settings.appearance is Appearance.SYSTEM
    assert settings.language is Language.SYSTEM
    assert not settings.reduced_motion
    assert settings.system_font
    assert settings.layout("window") is None


def test_the_eras_are_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert settings.era_line is EraLine.NONE
    settings.era_line = EraLine.ALL
    settings.save()
    assert Settings(tmp_path / "settings.ini").era_line is EraLine.ALL
    assert EraLine.ALL.lines == ("roc", "china", "japan")
    assert EraLine.JAPAN.lines == ("japan",)


def test_how_the_reader_plays_is_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.play_pace, settings.play_loops) == (0, False)
    settings.play_pace, settings.play_loops = -2, True
    settings.save()
    again = Settings(tmp_path / "settings.ini")
    assert (again.play_pace, again.play_loops) == (-2, True)
    (tmp_path / "spoilt.ini").write_text("[General]\nplay-pace=fast\n", encoding="utf-8")
    assert Settings(tmp_path / "spoilt.ini").play_pace == 0
