"""Whatever is stored comes back the same, and the fake does what the real store does."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, rule

from pitchcoach.errors import StoreError
from pitchcoach.model.round import Mark, Outcome, Round, Rung
from pitchcoach.store.fake import MemoryStore
from pitchcoach.store.rounds import RoundStore
from tests.store.examples import a_round, minute
from tests.store.strategies import any_marks, any_path, any_round, any_seconds, any_text


@settings(max_examples=60, deadline=None)
@given(any_round(), any_marks(), any_seconds(), st.none() | any_path())
def test_a_round_comes_back_as_it_went(
    new: Round, marks: tuple[Mark, ...], seconds: float, take: Path | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = RoundStore(Path(folder) / "rounds.sqlite3")
        number = store.begin(new)
        assert store.get(number) == replace(new, id=number, started_at=new.started_at.astimezone(UTC))
        store.end(number, "done", seconds, marks, take)
        closed = replace(new, id=number, outcome="done", seconds=seconds, marks=marks, take=take)
        assert store.rounds(new.pitch) == [closed]
        assert store.last_practised() == {new.pitch: closed}
        store.close()


PITCHES = st.sampled_from([Path("/p/a.md"), Path("/p/b.md"), Path("/p/食.md"), Path("/p/\udce3\udc81.md")])


class BothStores(RuleBasedStateMachine):
    """Two programs on one database do the same with the real store and with the fake."""

    numbers: Bundle[int] = Bundle("numbers")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "rounds.sqlite3"
        memory = MemoryStore()
        self.programs = [(RoundStore(path), memory), (RoundStore(path), memory.another())]

    def teardown(self) -> None:
        for real, _ in self.programs:
            real.close()
        self.folder.cleanup()

    @rule(
        target=numbers,
        program=st.integers(0, 1),
        pitch=PITCHES,
        at=st.integers(0, 3),
        rung=st.sampled_from(("read", "shadow", "blind")),
    )
    def begin(self, program: int, pitch: Path, at: int, rung: Rung) -> int:
        real, fake = self.programs[program]
        new = a_round(pitch=pitch, started_at=minute(600 * at), rung=rung)
        number = real.begin(new)
        assert fake.begin(new) == number
        return number

    @rule(program=st.integers(0, 1), number=numbers, seconds=st.floats(0, 99), marks=any_marks())
    def mark(self, program: int, number: int, seconds: float, marks: tuple[Mark, ...]) -> None:
        real, fake = self.programs[program]
        assert _said(lambda: real.mark(number, seconds, marks)) == _said(
            lambda: fake.mark(number, seconds, marks)
        )
        assert real.get(number) == fake.get(number)

    @rule(
        number=numbers,
        outcome=st.sampled_from(["done", "abandoned"]),
        seconds=st.sampled_from((0.0, 55.0, 60.0, 61.5)),
        marks=any_marks(),
    )
    def end(self, number: int, outcome: Outcome, seconds: float, marks: tuple[Mark, ...]) -> None:
        real, fake = self.programs[0]
        assert _said(lambda: real.end(number, outcome, seconds, marks)) == _said(
            lambda: fake.end(number, outcome, seconds, marks)
        )

    @rule(number=numbers, note=st.none() | any_text(), feeling=st.none() | st.integers(0, 5))
    def annotate(self, number: int, note: str | None, feeling: int | None) -> None:
        real, fake = self.programs[0]
        assert _said(lambda: real.annotate(number, note=note, feeling=feeling)) == _said(
            lambda: fake.annotate(number, note=note, feeling=feeling)
        )

    @rule(number=consumes(numbers))
    def delete(self, number: int) -> None:
        real, fake = self.programs[0]
        assert real.delete(number) == fake.delete(number)

    @rule(old=PITCHES, new=PITCHES)
    def move(self, old: Path, new: Path) -> None:
        real, fake = self.programs[1]
        real.moved(old, new)
        fake.moved(old, new)

    @rule(program=st.integers(0, 1))
    def end_program(self, program: int) -> None:
        for store in self.programs[program]:
            store.close()

    @rule(program=st.integers(0, 1))
    def recover(self, program: int) -> None:
        real, fake = self.programs[program]
        assert list(real.recover()) == list(fake.recover())

    @rule(pitch=st.none() | PITCHES, limit=st.none() | st.integers(-1, 4))
    def look(self, pitch: Path | None, limit: int | None) -> None:
        real, fake = self.programs[0]
        assert list(real.rounds(pitch, limit)) == list(fake.rounds(pitch, limit))
        assert real.last_practised() == fake.last_practised()
        assert real.count() == fake.count()
        assert real.history(pitch, limit or 0) == fake.history(pitch, limit or 0)


def _said(call: object) -> str:
    assert callable(call)
    try:
        call()
    except StoreError as error:
        return error.message.text
    return ""


TestBothStores = BothStores.TestCase
TestBothStores.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
