"""The settings file: strict when read, unharmed when written."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.config.entries import Entry, entries, shown, typed, wrong
from pitchcoach.config.load import load_settings, save_setting, settings_from, with_setting
from pitchcoach.config.settings import Settings
from pitchcoach.errors import SettingsError, UnwritableError
from pitchcoach.i18n import Translator

ALL = list(entries(Settings()))
TR = Translator("en")
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers()), st.datetimes()
)


def named(name: str) -> Entry:
    return next(entry for entry in ALL if entry.name == name)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_every_field_has_a_meaning_and_every_table_a_record() -> None:
    assert {entry.table for entry in ALL} >= {"length", "time", "signals", "rehearsal", "sound", "interface"}
    for entry in ALL:
        assert entry.about
        assert entry.value == entry.default
        assert not entry.choices or entry.default in entry.choices


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    changed = {bool: True, int: 7, float: 0.25, str: '漢字 "quoted" \\ [/]'}
    expected = Settings()
    for entry in ALL:
        value = changed[type(entry.default)] if not entry.choices else entry.choices[-1]
        save_setting(path, entry.table, entry.key, value)
        expected = with_setting(expected, entry.table, entry.key, value)
    assert load_settings(path) == expected
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("written", "means"),
    [("true", "yes"), ("false", "no"), ('"ask"', "ask"), ('"yes"', "yes")],
)
def test_whether_to_record_was_once_a_yes_or_no(tmp_path: Path, written: str, means: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"[rehearsal]\nrecord = {written}\n", encoding="utf-8")
    assert load_settings(path).rehearsal.record == means
    assert typed("rehearsal", "record", written.strip('"')) == means
    assert typed("sound", "voice_ja", "true") == "true"
    with pytest.raises(SettingsError):
        with_setting(Settings(), "rehearsal", "record", "perhaps")


def test_saving_keeps_what_the_author_wrote(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(
        b"\xef\xbb\xbf# mine\r\n[length]\r\ncharacters_max = 400  # for the club\r\n\r\n[keys]\r\n"
        b'"library.new" = "b"\r\n'
    )
    save_setting(path, "length", "characters_min", 310)
    save_setting(path, "keys", "library.find", "f3")
    text = path.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "characters_max = 400  # for the club" in text
    settings = load_settings(path)
    assert (settings.length.characters_min, settings.length.characters_max) == (310, 400)
    assert settings.keys == {"library.new": "b", "library.find": "f3"}


@pytest.mark.parametrize(
    "text",
    [
        "[length",
        "length = 3",
        "[lenght]\n",
        "[length]\ncharacters = 3",
        "[length]\ncharacters_max = '3'",
        "[length]\ncharacters_max = 3.0",
        "[length]\ncharacters_max = true",
        "[length]\ncharacters_max = -3",
        "[length]\ncharacters_max = 99999999999999999999999",
        "[time]\nslot_seconds = inf",
        "[time]\nslot_seconds = nan",
        "[time]\nslot_seconds = " + "9" * 400,
        "[time]\nslot_seconds = " + "9" * 5000,
        "[signals]\nsound = 1",
        "[interface]\nlocale = 'fr'",
        "[keys]\nx = 1",
        "keys = 1",
        "[[length]]\n",
        "x = " + "[" * 5000,
    ],
)
def test_a_wrong_file_is_told_with_its_place_and_not_written_into(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        load_settings(path)
    assert told.value.path == path
    TR.render(told.value.message)
    with pytest.raises(SettingsError):
        save_setting(path, "length", "characters_min", 310)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes("[length]\n# 三百\n".encode("cp932"))
    with pytest.raises(SettingsError):
        load_settings(path)
    with pytest.raises(SettingsError):
        load_settings(tmp_path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises((UnwritableError, SettingsError)):
        save_setting(tmp_path / "file" / "settings.toml", "length", "characters_min", 310)
    assert (tmp_path / "file").read_text() == "kept"


@given(st.sampled_from(ALL), ANYTHING)
def test_whatever_is_taken_can_be_reckoned_with(entry: Entry, value: object) -> None:
    try:
        changed = settings_from({entry.table: {entry.key: value}})
    except SettingsError as error:
        TR.render(error.message)
        return
    taken = getattr(getattr(changed, entry.table), entry.key)
    assert type(taken) is type(entry.default)
    if isinstance(taken, float):
        assert math.isfinite(taken)
    assert not entry.choices or taken in entry.choices


@given(st.sampled_from(ALL), st.text(max_size=30))
def test_whatever_is_typed_is_a_value_or_a_sentence(entry: Entry, written: str) -> None:
    told = wrong(entry, written)
    value = typed(entry.table, entry.key, written)
    if told is None:
        assert with_setting(Settings(), entry.table, entry.key, value)
    else:
        assert entry.name in TR.render(told)


@given(st.sampled_from(ALL), st.floats(0.01, 99_999), st.integers(1, 99_999))
def test_what_is_shown_is_typed_again(entry: Entry, number: float, whole: int) -> None:
    value = {float: float(f"{number:g}"), int: whole, bool: whole % 2 == 0}.get(type(entry.default), "a")
    assert typed(entry.table, entry.key, shown(value)) == value


def test_settings_stay_records() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().length.characters_max = 3  # type: ignore[misc]


def test_zero_where_zero_means_something() -> None:
    assert wrong(named("rehearsal.countdown"), "0") is None
    assert wrong(named("rehearsal.rounds"), "0") is not None
    assert wrong(named("time.slot_seconds"), "0") is not None
