"""Recordings are the user's: what is kept, what goes, and that nothing else is touched."""

from __future__ import annotations

import os
import wave
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.reviewing.takes import delete, export, prune, summed, takes
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Rehearsal, Settings
from pitchcoach.errors import UnwritableError
from pitchcoach.i18n import Translator
from pitchcoach.locations import locations
from pitchcoach.store.fake import MemoryStore
from tests.coach.rounds import a_round


@pytest.fixture
def rooms() -> Rooms:
    store = MemoryStore()
    real = compose_rooms(replace(Settings(), rehearsal=Rehearsal(takes_kept=2)), locations())
    real.locations.database.parent.mkdir(parents=True)
    real.locations.database.touch()  # there are rounds
    return replace(real, store=lambda: store)


def recorded(rooms: Rooms, name: str, *, seconds: float, day: int, pitch: str = "/pitches/a.md") -> Path:
    path = rooms.locations.takes / f"{name}.wav"
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 8000))
    new = a_round(id=None, outcome="running", seconds=None, title=name, pitch=Path(pitch), take=path)
    new = replace(new, started_at=new.started_at + timedelta(days=day))
    number = rooms.store().begin(new)
    rooms.store().end(number, "done", seconds, (), path)
    return path


def test_the_newest_and_the_best_are_kept(rooms: Rooms) -> None:
    paths = [recorded(rooms, f"t{n}", seconds=s, day=n) for n, s in enumerate((59, 40, 61, 45, 50))]
    other = recorded(rooms, "other", seconds=10, day=0, pitch="/pitches/b.md")
    assert [take.best for take in takes(rooms, Path("/pitches/a.md"))] == [False, False, False, False, True]
    gone = prune(rooms, Path("/pitches/a.md"), spare=[paths[1]])
    assert [take.path for take in gone] == [paths[2]]
    assert [path.exists() for path in paths] == [True, True, False, True, True]
    assert other.exists()
    assert len(rooms.store().rounds(Path("/pitches/a.md"))) == 5  # the rounds stay
    assert prune(rooms, Path("/pitches/a.md"))[0].path == paths[1]


def test_a_deleted_take_is_forgotten_and_its_round_stays(rooms: Rooms) -> None:
    recorded(rooms, "one", seconds=50, day=1)
    (take,) = takes(rooms)
    assert (take.seconds, take.round is not None) == (1.0, True)
    assert delete(rooms, [take]) == (take,)
    assert takes(rooms) == ()
    (done,) = rooms.store().rounds()
    assert done.take is None
    assert delete(rooms, [take]) == (take,)  # gone already: what was wanted


def test_what_was_deleted_by_hand_is_not_listed(rooms: Rooms) -> None:
    recorded(rooms, "one", seconds=50, day=1).unlink()
    assert takes(rooms) == ()


def test_an_old_file_without_a_round_is_listed_with_all_only(rooms: Rooms) -> None:
    recorded(rooms, "one", seconds=50, day=1)
    stray = rooms.locations.takes / "stray.wav"
    stray.write_bytes(b"RIFF")
    assert len(takes(rooms)) == 1  # a countdown that runs in another window
    os.utime(stray, (1e9, 1e9))
    found = takes(rooms)
    assert [take.path.name for take in found if take.round is None] == ["stray.wav"]
    assert found[-1].seconds is None
    assert len(takes(rooms, Path("/pitches/a.md"))) == 1
    delete(rooms, found)
    assert not stray.exists()


def test_copies_have_names_that_tell_and_overwrite_nothing(rooms: Rooms, tmp_path: Path) -> None:
    original = recorded(rooms, "ab", seconds=50, day=1)
    found = takes(rooms)
    first = export(found, tmp_path / "mine")
    second = export(found, tmp_path / "mine")
    assert [path.read_bytes() for path in (*first, *second)] == [original.read_bytes()] * 2
    assert first[0].name.endswith("ab.wav")
    assert second[0].name.endswith("(2).wav")
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableError):
        export(found, tmp_path / "file")


def test_a_title_may_hold_anything(rooms: Rooms, tmp_path: Path) -> None:
    recorded(rooms, "x", seconds=50, day=1)
    (take,) = takes(rooms)
    assert take.round is not None
    odd = replace(take, round=replace(take.round, title="../a/b\\c: [1]\n" + "長" * 200))
    (copy,) = export([odd], tmp_path / "mine")
    assert copy.parent == tmp_path / "mine"


def test_what_there_is_is_told_in_words(rooms: Rooms) -> None:
    recorded(rooms, "one", seconds=50, day=1)
    tr = Translator("en")
    assert tr.render(summed(takes(rooms))) == "one recording, 0.0 MB"
    assert tr.render(summed(())) == "0 recordings, 0.0 MB"
