"""What a recording tells is kept with its round: delivery, pauses, and the ends of the sections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.hearing.hear_back import (
    CUE_MARGIN,
    given_sounds,
    hear_back,
    heard_marks,
    known_delivery,
)
from pitchcoach.coach.listening.spoken_lines import SpokenLine, spoken_lines
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.locations import example_pitches, locations
from pitchcoach.model.delivery import AlignedPhrase, Alignment
from pitchcoach.model.round import GivenCue, Mark, Round
from pitchcoach.model.sound import Interval, Take
from pitchcoach.store.fake import MemoryStore
from tests.coach.deliveries import START, delivered
from tests.coach.handmade import japanese
from tests.coach.rounds import a_round

ROLES = ("target", "feature", "benefit", "hook")


def in_sections(count: int = 4) -> tuple[SpokenLine, ...]:
    return tuple(replace(japanese(7, 14, 14), section=n, role=ROLES[n]) for n in range(count))  # type: ignore[arg-type]


LINES = in_sections()
GOOD = delivered(LINES)
SECONDS = GOOD.measures.duration_seconds - START


def kept_round(*ends: float | None, **changes: Any) -> Round:
    given = {"seconds": SECONDS, "take_start": START, **changes}
    return a_round(*(ends or (None,) * 4), **given)


def test_a_section_ends_where_the_next_one_begins() -> None:
    marks = heard_marks(kept_round(), GOOD)
    assert marks is not None
    starts = [part.start or 0 for part in GOOD.sections]
    last = GOOD.sections[-1].end or 0
    assert [mark.ended_at for mark in marks] == pytest.approx([one - START for one in (*starts[1:], last)])
    assert [mark.role for mark in marks] == list(ROLES)


def test_a_section_that_was_skipped_took_no_time() -> None:
    found = delivered(LINES, skipped={(1, n) for n in range(3)})
    marks = heard_marks(kept_round(), found)
    assert marks is not None
    assert marks[0].ended_at == marks[1].ended_at


def test_what_cannot_be_told_leaves_the_marks_alone() -> None:
    held = kept_round(seconds=SECONDS - 5)  # the clock stood still for five seconds
    assert heard_marks(held, GOOD) is None
    assert heard_marks(kept_round(), replace(GOOD, aligned=False)) is None
    assert heard_marks(a_round(None, None, seconds=SECONDS, take_start=START), GOOD) is None
    nothing = delivered(LINES, skipped={(0, 0), (0, 1), (0, 2)})
    swapped = replace(nothing, sections=nothing.sections[::-1])
    assert heard_marks(kept_round(), swapped) is None


def test_the_programs_own_sounds_are_passed_over() -> None:
    done = kept_round(cues=(GivenCue(0.02, "count"), GivenCue(33.0, "green")))
    first, second = given_sounds(done)
    assert first == Interval(0.0, pytest.approx(0.07 + CUE_MARGIN))
    assert (second.start, second.end) == pytest.approx((33 - CUE_MARGIN, 33.18 + CUE_MARGIN))


class Ears:
    """A measurer and an aligner that hear what the test says."""

    def __init__(self, found: Any, lines: Any) -> None:
        self.found, self.lines = found, lines
        self.ignored: tuple[Interval, ...] = ()

    def measure(self, samples: object, rate: int, ignore: Any = ()) -> Any:
        self.ignored += tuple(ignore)
        return self.found.measures

    def align(self, samples: object, rate: int, lines: Any, ignore: Any = ()) -> Alignment:
        phrases = [(n, at) for n, line in enumerate(lines) for at in range(len(line.sentence.phrases))]
        step = (self.found.measures.duration_seconds - START - 1) / len(phrases)
        return Alignment(
            tuple(
                AlignedPhrase(number, at, START + n * step, START + (n + 1) * step, "said")
                for n, (number, at) in enumerate(phrases)
            ),
            (),
            fits=True,
            score=-1.0,
        )

    def load(self, language: str) -> None:
        """Nothing to load."""


@pytest.fixture
def rooms() -> Rooms:
    store = MemoryStore()
    ears = Ears(GOOD, LINES)
    real = compose_rooms(Settings(), locations())
    return replace(
        real,
        store=lambda: store,
        take_of=lambda path: Take(path, 16_000, 16_000 * (3600 if path.stem == "hour" else 30)),
        samples_of=lambda path: (np.zeros((10, 1), np.float32), 16_000),
        measurer=lambda: ears,
        aligner=lambda: ears,
    )


def test_what_was_heard_is_kept_with_the_round(rooms: Rooms) -> None:
    pitch = rooms.files.load(example_pitches() / "gyoseishoshi-30byo.md")
    sections = list(dict.fromkeys(line.section for line in spoken_lines(pitch, rooms.checker.reader)))
    marks = tuple(Mark(ROLES[n], ROLES[n], 7.0, None) for n in range(len(sections)))  # type: ignore[arg-type]
    new = kept_round(outcome="running", seconds=None, id=None, take=Path("take.wav"), marks=marks)
    number = rooms.store().begin(new)
    rooms.store().end(number, "done", SECONDS, marks, Path("take.wav"))
    done = rooms.store().get(number)
    assert done is not None
    assert known_delivery(done, rooms) is None
    stages: list[str] = []
    found = hear_back(done, pitch, rooms, stages.append)
    assert stages == ["listening", "following", "keeping"]
    again = known_delivery(done, rooms)
    assert again is not None
    assert [one.text for one in again.phrases] == [one.text for one in found.phrases]
    kept = rooms.store().get(number)
    assert kept is not None
    assert all(mark.ended_at is not None for mark in kept.marks)
    assert kept.stop_seconds is not None


def test_a_sound_that_was_spoken_over_tears_no_hole_into_a_word(rooms: Rooms) -> None:
    pitch = rooms.files.load(example_pitches() / "gyoseishoshi-30byo.md")
    spoken = GOOD.measures.speech[0]
    silent = GOOD.measures.pauses[1]
    over, alone = (spoken.start + spoken.end) / 2, silent.start
    cues = (GivenCue(0.5, "count"), GivenCue(over, "green"), GivenCue(alone + 0.2, "count"))
    hear_back(kept_round(id=None, take=Path("take.wav"), cues=cues), pitch, rooms)
    ignored = rooms.measurer().ignored  # type: ignore[attr-defined]
    assert [one.start for one in ignored] == pytest.approx([0.5 - CUE_MARGIN, alone + 0.2 - CUE_MARGIN])


@pytest.mark.parametrize("take", [None, Path("hour.wav")])
def test_what_has_no_recording_or_one_of_an_hour_is_not_heard(rooms: Rooms, take: Path | None) -> None:
    pitch = rooms.files.load(example_pitches() / "gyoseishoshi-30byo.md")
    with pytest.raises(PitchcoachError):
        hear_back(kept_round(take=take), pitch, rooms)
