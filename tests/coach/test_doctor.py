"""The doctor on real folders, settings and databases, with sound from fakes that fail as real ones do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from pitchcoach.audio.fake import FakeDevices, FakeRecorder
from pitchcoach.coach.doctor import examine, examine_microphone, looks
from pitchcoach.coach.doctor_machine import SMALLEST, Terminal, folder, look_at_terminal
from pitchcoach.coach.doctor_rows import Found, Look, Row, is_sound, take
from pitchcoach.coach.doctor_sound import heard, permission
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings, Sound
from pitchcoach.errors import NoSoundError, NoVoiceError, SettingsError
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.round import Mark, Round
from pitchcoach.model.sound import Device
from pitchcoach.transcript.fake import FakeAligner
from pitchcoach.tui import too_small
from pitchcoach.voice.fake import FAKE_VOICES, FakeVoice
from tests.tui.program import Fakes, rooms_with

TERMINAL = Terminal(columns=80, rows=24, encoding="utf-8", kind="xterm-256color")
REFUSAL = NoSoundError(msg("The PortAudio library is missing."), remedy=msg("Install it."))
tr = Translator("en")


def anything(_settings: Settings) -> None:
    """Accept all settings."""


@pytest.fixture
def rooms() -> Rooms:
    return rooms_with(Fakes(devices=FakeDevices()))


def rows_of(rooms: Rooms, terminal: Terminal = TERMINAL) -> dict[str, Row]:
    return {row.name: row for row in examine(rooms, terminal, anything)}


def words(row: Row) -> str:
    remedy = row.found.remedy
    return f"{tr.render(row.found.sentence)} {tr.render(remedy) if remedy else ''}"


def test_a_good_machine_is_sound_and_nothing_is_made_on_it(rooms: Rooms) -> None:
    rows = rows_of(rooms)
    assert {name: row.found.state for name, row in rows.items()} == dict.fromkeys(rows, "ok")
    assert is_sound([*rows.values()])
    places = rooms.locations
    assert not any(place.exists() for place in (places.config, places.data, places.documents))
    assert "pyopenjtalk-plus" in words(rows["readings"])
    assert "Built-in microphone, Demo" in words(rows["microphone"])
    assert "the first round makes it" in words(rows["database"])


def test_names_are_unique_and_labels_short(rooms: Rooms) -> None:
    all_looks = looks(rooms, TERMINAL, anything)
    assert len({look.name for look in all_looks}) == len(all_looks)
    assert all(len(look.label.text) <= 16 for look in all_looks)


def test_whatever_a_look_raises_becomes_its_row() -> None:
    def broken() -> Found:
        raise ZeroDivisionError("so deep")

    row = take(Look("x", msg("X"), broken, essential=True))
    assert row.found.state == "problem"
    assert "ZeroDivisionError: so deep" in words(row)
    assert not is_sound([row])
    assert is_sound([replace(row, essential=False)])


@pytest.mark.parametrize(
    ("terminal", "told"),
    [
        (Terminal(0, 0, "ascii", "dumb"), ""),
        (TERMINAL, ""),
        (Terminal(80, 24, "cp65001", ""), ""),
        (Terminal(80, 24, "utf-8", "dumb"), "only show lines"),
        (Terminal(80, 24, "cp932", ""), "chcp 65001"),
        (Terminal(59, 24, "UTF8", "xterm"), "60 × 18"),
        (Terminal(60, 17, "utf-8", "xterm"), "60 × 18"),
        (Terminal(60, 18, "utf-8", "xterm"), ""),
    ],
)
def test_terminals(terminal: Terminal, told: str) -> None:
    found = look_at_terminal(terminal)
    assert (found.state == "ok") == (told == "")
    assert told in (tr.render(found.remedy) if found.remedy else "")


def test_the_smallest_terminal_is_the_screens_own() -> None:
    assert tuple(too_small.SMALLEST) == SMALLEST


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[length]\ncharacters_max = 'many'\n", "whole number"),
        ("[lenght]\n", "lenght"),
        ("[length\n", "TOML"),
        ("[keys]\n", ""),
    ],
)
def test_the_settings_file_is_read(rooms: Rooms, content: str, told: str) -> None:
    path = rooms.locations.settings
    path.parent.mkdir(parents=True)
    path.write_text(content)
    row = rows_of(rooms)["settings"]
    assert row.found.state == ("problem" if told else "ok")
    assert told in words(row)
    assert str(path) in words(row)
    assert row.essential


def test_settings_that_read_well_are_tried_too(rooms: Rooms) -> None:
    def refuse(_settings: Settings) -> None:
        raise SettingsError(msg("that key is taken"))

    row = next(row for row in examine(rooms, TERMINAL, refuse) if row.name == "settings")
    assert (row.found.state, "that key is taken" in words(row)) == ("problem", True)


def test_a_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    assert folder(tmp_path).state == "ok"
    assert folder(tmp_path / "a" / "b").state == "ok"
    assert not [*tmp_path.iterdir()]
    (tmp_path / "file").write_text("")
    found = folder(tmp_path / "file" / "below")
    assert found.state == "problem"
    assert "PITCHCOACH_HOME" in tr.render(found.remedy or msg(""))


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "locked"
    place.mkdir(mode=0o500)
    yield place
    place.chmod(0o700)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_that_may_not_be_written(locked: Path) -> None:
    assert folder(locked).state == "problem"


def begin_a_round(rooms: Rooms, path: Path) -> None:
    new = Round(
        id=None,
        pitch=path,
        title="t",
        audience="",
        family="t",
        language="ja",
        started_at=datetime(2025, 1, 1, tzinfo=UTC),
        slot_seconds=60.0,
        characters=300,
        units=400,
        commas=3,
        sentences=5,
        outcome="running",
        seconds=None,
        marks=(Mark("target", "", 10.0, None),),
    )
    store = rooms.store()
    store.end(store.begin(new), "done", 58.0, new.marks)


def test_the_rounds_of_the_database_are_counted(rooms: Rooms, tmp_path: Path) -> None:
    begin_a_round(rooms, tmp_path / "p.md")
    good = rows_of(rooms)["database"]
    assert f"version {rooms.store().version()}, rounds: 1" in words(good)
    assert good.found.state == "ok"


def test_a_file_that_is_no_database(rooms: Rooms) -> None:
    path = rooms.locations.database
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is not a database" * 400)
    rows = rows_of(rooms)
    assert rows["database"].found.state == "problem"
    assert str(path) in words(rows["database"])
    assert not is_sound([*rows.values()])
    assert path.read_bytes().startswith(b"this is not")


class RoughReader:
    """A reader whose library is not installed."""

    def __init__(self, real: object) -> None:
        self._real = real

    def load(self) -> None:
        """Load nothing."""

    def read(self, text: str, language: str, rubies: object = ()) -> object:
        return self._real.read_now(text, language)  # type: ignore[attr-defined]


def test_readings_without_their_library(rooms: Rooms) -> None:
    checker = replace(rooms.checker, reader=RoughReader(rooms.checker.reader))  # type: ignore[arg-type]
    row = rows_of(replace(rooms, checker=checker))["readings"]
    assert (row.found.state, row.essential) == ("missing", True)
    assert "pip install" in words(row)


def test_no_voice_and_no_sound_are_missing_and_the_machine_still_sound(rooms: Rooms) -> None:
    def no_voice(_language: object) -> object:
        raise NoVoiceError(msg("no voice"), remedy=msg("sudo apt install espeak-ng"))

    mute = replace(
        rooms,
        choose_voice=no_voice,  # type: ignore[arg-type]
        devices=lambda: FakeDevices(refusal=REFUSAL),
    )
    rows = rows_of(mute)
    missing = {name for name, row in rows.items() if row.found.state == "missing"}
    assert missing == {"voice-ja", "voice-en", "portaudio", "loudspeaker", "microphone"}
    assert "espeak-ng" in words(rows["voice-ja"])
    assert is_sound([*rows.values()])


def test_what_finds_the_script_in_a_take(rooms: Rooms) -> None:
    assert "English with fake" in words(rows_of(rooms)["aligner"])
    for missing in ("ja", "en"):
        fake = FakeAligner(missing=(missing,))
        row = rows_of(replace(rooms, aligner=lambda fake=fake: fake))["aligner"]
        assert (row.found.state, row.essential) == ("missing", False)
        assert "pip install" in words(row)


def test_a_voice_of_the_settings_that_is_not_here() -> None:
    row = rows_of(rooms_with(Fakes(), Settings(sound=Sound(voice_ja="Kyoko"))))["voice-ja"]
    assert row.found.state == "problem"
    assert "Kyoko" in words(row)
    row = rows_of(rooms_with(Fakes(), Settings(sound=Sound(voice_ja="tone"))))["voice-ja"]
    assert row.found.state == "ok"


def test_better_voices_are_told_of_while_none_is_installed() -> None:
    row = rows_of(rooms_with(Fakes()))["voice-en"]
    assert row.found.state == "ok", "nobody needs them"
    assert "pitchcoach[voices]" in words(row)
    best = replace(FAKE_VOICES[1], quality=3)
    row = rows_of(rooms_with(Fakes(voice=FakeVoice(listed=(FAKE_VOICES[0], best)))))["voice-en"]
    assert words(row).strip() == "Tone (English) (fake/en), one of 1"


MICROPHONES = (
    Device("USB", "MME", inputs=1, outputs=0, sample_rate=48_000, default=False),
    Device("Headset", "MME", inputs=1, outputs=2, sample_rate=16_000, default=True),
    Device("Headset", "WASAPI", inputs=1, outputs=2, sample_rate=16_000, default=False),
)


@pytest.mark.parametrize(
    ("wanted", "state", "told"),
    [
        ("", "ok", "Headset, MME; others: 2"),
        ("usb", "ok", "USB, MME; others: 2"),
        ("Headset, WASAPI", "ok", "Headset, WASAPI; others: 2"),
        ("headset", "ok", "Headset, MME; others: 2"),
        ("Blue", "problem", "USB, MME; Headset, MME; Headset, WASAPI"),
    ],
)
def test_which_microphone_would_be_used(wanted: str, state: str, told: str) -> None:
    rooms = replace(
        rooms_with(Fakes(), Settings(sound=Sound(microphone=wanted))),
        devices=lambda: FakeDevices(MICROPHONES),
    )
    row = rows_of(rooms)["microphone"]
    assert row.found.state == state
    assert told in words(row)


def test_loudspeakers_alone_are_no_microphone(rooms: Rooms) -> None:
    only = (Device("Speaker", "ALSA", inputs=0, outputs=2, sample_rate=48_000, default=True),)
    rows = rows_of(replace(rooms, devices=lambda: FakeDevices(only)))
    assert rows["loudspeaker"].found.state == "ok"
    assert rows["microphone"].found.state == "missing"


def no_wait(_seconds: float) -> None:
    """Let no time pass."""


@pytest.mark.parametrize(
    ("recorder", "state", "told"),
    [
        (FakeRecorder(level=-20.0), "ok", "−20 dBFS"),
        (FakeRecorder(level=-70.0), "problem", "very quiet"),
        (FakeRecorder(level=0.0), "problem", "too loud"),
        (FakeRecorder(trouble="zeros", level=-120.0), "problem", "no permission"),
        (FakeRecorder(trouble="gaps"), "problem", "lost"),
        (FakeRecorder(trouble="lost"), "problem", "no sound arrived"),
        (FakeRecorder(seconds=0), "problem", "no sound arrived"),
        (FakeRecorder(refusal=REFUSAL), "missing", "Install it."),
    ],
)
def test_the_microphone_is_listened_to(rooms: Rooms, recorder: FakeRecorder, state: str, told: str) -> None:
    row = examine_microphone(replace(rooms, recorder=lambda: recorder), no_wait)
    assert row.found.state == state
    assert told in words(row)
    assert not row.essential
    assert not any(path.parent.exists() for path in recorder.started)


def test_the_loudest_moment_counts(rooms: Rooms) -> None:
    recorder = FakeRecorder(level=-60.0)
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        recorder.level = -18.0 if len(waits) == 7 else -60.0

    row = examine_microphone(replace(rooms, recorder=lambda: recorder), wait)
    assert sum(waits) == pytest.approx(1.0)
    assert (row.found.state, "−18 dBFS" in words(row)) == ("ok", True)


@pytest.mark.parametrize(
    ("level", "state"), [(-50.1, "problem"), (-49.9, "ok"), (-0.3, "ok"), (-0.1, "problem")]
)
def test_levels(level: float, state: Literal["ok", "problem"]) -> None:
    assert heard(level, gaps=False).state == state


def test_every_system_has_its_own_switch_for_the_microphone() -> None:
    told = {tr.render(permission(system)) for system in ("Darwin", "Windows", "Linux")}
    assert len(told) == 3
