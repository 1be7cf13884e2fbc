"""The pattern of actions after an event: the file that comes with us, and mistakes in one of the user's."""

import stat
from pathlib import Path

import pytest

from pitchcoach.config.followup import (
    CHANNELS,
    Pattern,
    default_text,
    load_pattern,
    read_pattern,
    write_default,
)
from pitchcoach.errors import SettingsError


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_what_comes_with_us_has_a_letter_and_a_limit_for_every_step(tmp_path: Path, locale: str) -> None:
    pattern = load_pattern(tmp_path / "none.toml", locale)
    assert {step.channel for step in pattern.steps} == set(CHANNELS)
    for step in pattern.steps:
        assert any(letter.channel == step.channel and letter.category is None for letter in pattern.letters)
        assert pattern.limits[step.channel] > 0
    assert pattern.stop_after == 3


def test_both_languages_ask_for_the_same() -> None:
    ja, en = (read_pattern(default_text(locale)) for locale in ("ja", "en"))

    def shape(pattern: Pattern) -> list[tuple[object, ...]]:
        return [(s.channel, s.after_days, s.within_days, s.categories, s.waits) for s in pattern.steps]

    assert shape(ja) == shape(en)
    assert [(x.channel, x.category) for x in ja.letters] == [(x.channel, x.category) for x in en.letters]


def test_a_copy_to_change_is_private_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "config" / "follow-up.toml"
    assert write_default(path, "ja")
    assert path.read_text("utf-8") == default_text("ja")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("stop_after = 2\n", "utf-8")
    assert not write_default(path, "ja")
    assert load_pattern(path, "ja") == Pattern(steps=(), letters=(), limits={}, stop_after=2)


STEP = '[[step]]\nname = "a"\nchannel = "phone"\nafter_days = 1\nwithin_days = 2\n'


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("stop_after = 0", "whole number", 1),
        ("\nx = 1", "knows no {name}", 2),
        (STEP + STEP, "two steps", 2),
        (STEP.replace("phone", "fax"), "must be one of", 3),
        (STEP.replace("after_days = 1", "after_days = 3"), "whole number", 5),
        (STEP + 'categories = ["rich"]', "categories must be", 6),
        ("[step]\n", "double brackets", 1),
        ('[[letter]]\nchannel = "phone"\ntext = "{who}"', "may quote", 3),
        ('[[letter]]\nchannel = "phone"\ntext = "a { b"', "lonely brace", 3),
        ('rainy_season_ends = "13-40"', "month and a day", 1),
        ("a = ", "not valid TOML", None),
        ("limits = 3", "must be a table", 1),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, words: str, line: int | None) -> None:
    with pytest.raises(SettingsError) as error:
        read_pattern(text, Path("follow-up.toml"))
    assert words in error.value.message.text
    assert error.value.line == line


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "follow-up.toml"
    path.write_bytes("梅雨".encode("cp932"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_pattern(path, "ja")
