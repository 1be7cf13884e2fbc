import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.library import Entry, families
from pitchcoach.coach.library_reading import SCREENFUL, LibraryReading, LibraryState
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Length, Settings
from pitchcoach.errors import StoreError, UnreadablePitchError
from pitchcoach.i18n import msg
from pitchcoach.locations import locations
from pitchcoach.model.pitch import Language, Pitch, Ruby
from pitchcoach.model.reading import Reading
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.reader import PitchReader
from tests.coach.rounds import a_round
from tests.tui.many_pitches import LONG_AGO, VARIANTS, make_pitches, write_pitch


class CountingFiles(DiskPitchFiles):
    """The files of the disk, with a note of each that is read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: Counter[str] = Counter()

    def load(self, path: Path) -> Pitch:
        self.read[path.name] += 1
        return super().load(path)


class QuickReader(PitchReader):
    """Takes the rough rule for the best there is: what is read exactly is none of these tests' business."""

    def read_now(self, text: str, language: Language, rubies: Sequence[Ruby] = ()) -> Reading:
        return replace(super().read_now(text, language, rubies), exact=True)


def furnished(settings: Settings | None = None, *, quick: bool = True) -> tuple[Rooms, CountingFiles]:
    """Return rooms as a start of the program would, with the index of earlier starts."""
    rooms, files = compose_rooms(settings or Settings(), locations()), CountingFiles()
    reader = QuickReader(None) if quick else PitchReader(None)
    return replace(rooms, files=files, checker=replace(rooms.checker, reader=reader)), files


def read_all(reading: LibraryReading, folder: Path, rooms: Rooms) -> LibraryState:
    reading.restart()
    while not (state := reading.step(folder, rooms)).done:
        pass
    return state


def by_name(state: LibraryState) -> dict[str, Entry]:
    return {one.path.name: one for one in state.entries}


def judged(state: LibraryState, name: str) -> tuple[int, float]:
    figures = by_name(state)[name].figures
    assert figures is not None
    return figures.characters, figures.estimate.seconds


def text_of(state: LibraryState, name: str) -> str:
    listing = by_name(state)[name].listing
    assert listing is not None
    return listing.text


def age(path: Path, seconds: float = 0.0) -> None:
    os.utime(path, (LONG_AGO + seconds, LONG_AGO + seconds))


def test_unchanged_files_are_read_once_in_a_run(tmp_path: Path) -> None:
    make_pitches(tmp_path, 12)
    rooms, files = furnished()
    reading = LibraryReading()
    first = read_all(reading, tmp_path, rooms)
    again = read_all(reading, tmp_path, rooms)
    assert set(files.read.values()) == {1}
    assert again.entries == first.entries
    assert again.checked == again.total == 12


def test_unchanged_files_are_not_read_at_the_next_start(tmp_path: Path) -> None:
    make_pitches(tmp_path, 12)
    first = read_all(LibraryReading(), tmp_path, furnished()[0])
    rooms, files = furnished()
    assert read_all(LibraryReading(), tmp_path, rooms).entries == first.entries
    assert not files.read


def test_a_folder_named_in_another_way_is_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_pitches(tmp_path / "pitches", 5)
    read_all(LibraryReading(), tmp_path / "pitches", furnished()[0])
    monkeypatch.chdir(tmp_path)
    rooms, files = furnished()
    assert len(read_all(LibraryReading(), Path("pitches"), rooms).entries) == 5
    assert not files.read


def test_changed_new_deleted_and_renamed_files_are_noticed_and_only_they_are_read(tmp_path: Path) -> None:
    paths = make_pitches(tmp_path, 8)
    reading = LibraryReading()
    rooms, files = furnished()
    read_all(reading, tmp_path, rooms)
    files.read.clear()

    write_pitch(paths[1], 1, said="今朝足した一文です。")
    age(paths[1], 5)
    write_pitch(tmp_path / "zz-new.md", 77)
    paths[2].unlink()
    paths[3].rename(tmp_path / "zy-renamed.md")

    state = read_all(reading, tmp_path, rooms)
    assert files.read == Counter({"pitch-00001.md": 1, "zz-new.md": 1, "zy-renamed.md": 1})
    names = [one.path.name for one in state.entries]
    assert names == [f"pitch-{n:05}.md" for n in (0, 1, 4, 5, 6, 7)] + ["zy-renamed.md", "zz-new.md"]
    assert "今朝足した一文です。" in text_of(state, "pitch-00001.md")
    assert "今朝足した一文です。" in by_name(state)["pitch-00001.md"].heap


def test_an_edit_that_keeps_the_length_is_noticed(tmp_path: Path) -> None:
    (path,) = make_pitches(tmp_path, 1)
    reading, (rooms, _) = LibraryReading(), furnished()
    read_all(reading, tmp_path, rooms)
    path.write_text(path.read_text("utf-8").replace("の", "も", 1), "utf-8")
    assert (
        "title: " + by_name(read_all(reading, tmp_path, rooms))[path.name].listing.title in path.read_text()
    )  # type: ignore[union-attr]


def test_a_file_written_a_moment_ago_is_not_taken_for_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "now.md"
    write_pitch(path, 3, old=False)
    before = path.stat()
    reading, (rooms, files) = LibraryReading(), furnished()
    read_all(reading, tmp_path, rooms)
    path.write_text(path.read_text("utf-8").replace("番です。", "号です。", 1), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # a clock too coarse to tell the two apart
    assert "号です。" in text_of(read_all(reading, tmp_path, rooms), "now.md")
    assert files.read["now.md"] == 2


def variant_of(base: Path, path: Path, rooms: Rooms) -> None:
    pitch = rooms.files.load(base)
    pitch = rooms.files.with_value(replace(pitch, path=path, stamp=""), "based_on", base.name)
    rooms.files.save(
        rooms.files.tied(pitch, rooms.files.load(base), ("target", "feature", "benefit", "hook"))
    )
    age(path)


@pytest.mark.parametrize("restarted", [False, True])
def test_a_variant_is_read_again_when_what_it_shares_with_its_base_has_changed(
    tmp_path: Path, restarted: bool
) -> None:
    base, other = make_pitches(tmp_path, 2)
    reading, (rooms, files) = LibraryReading(), furnished()
    variant_of(base, tmp_path / "variant.md", rooms)
    variant_of(tmp_path / "variant.md", tmp_path / "third.md", rooms)
    assert "hook" in (by_name(read_all(reading, tmp_path, rooms))["third.md"].listing.shared)  # type: ignore[union-attr]
    if restarted:
        reading, (rooms, files) = LibraryReading(), furnished()
    read_all(reading, tmp_path, rooms)
    files.read.clear()

    write_pitch(base, 0, said="親だけに書いた一文です。")
    age(base, 5)
    state = read_all(reading, tmp_path, rooms)
    for name in ("variant.md", "third.md"):
        assert "親だけに書いた一文です。" in text_of(state, name)
    assert other.name not in files.read

    base.unlink()
    state = read_all(reading, tmp_path, rooms)
    assert by_name(state)["variant.md"].listing.base_missing  # type: ignore[union-attr]


def test_limits_and_pace_change_the_figures_without_reading_a_file(tmp_path: Path) -> None:
    make_pitches(tmp_path, 6)
    reading, (rooms, files) = LibraryReading(), furnished()
    before = read_all(reading, tmp_path, rooms)
    files.read.clear()

    strict = replace(rooms, settings=replace(rooms.settings, length=Length(10, 20)))
    figures = [one.figures for one in read_all(reading, tmp_path, strict).entries]
    assert {f.length for f in figures if f} == {"long"}

    for day in range(6):
        slow = replace(a_round(seconds=100.0), started_at=datetime(2026, 11, 1 + day, tzinfo=UTC))
        number = rooms.store().begin(replace(slow, id=None, outcome="running", seconds=None))
        rooms.store().end(number, "done", 100.0, ())
    rooms.profile.refresh()
    after = read_all(reading, tmp_path, rooms)
    for one in before.entries:
        was, now = judged(before, one.path.name), judged(after, one.path.name)
        assert now[0] == was[0]
        assert now[1] > was[1]
    assert not files.read


def test_only_pitches_with_a_word_of_the_dictionary_are_read_again(tmp_path: Path) -> None:
    for name, said in (("aoyama.md", "青山です。"), ("tanaka.md", "田中です。")):
        (tmp_path / name).write_text(f"## 特徴\n{said}\n", "utf-8")
        age(tmp_path / name)
    read_all(LibraryReading(), tmp_path, furnished()[0])
    rooms, files = furnished(Settings(readings={"青山": "せいざん"}))
    reading = LibraryReading()
    read_all(reading, tmp_path, rooms)
    assert files.read == Counter({"aoyama.md": 1})
    read_all(reading, tmp_path, rooms)
    assert files.read == Counter({"aoyama.md": 1})
    rooms, files = furnished()
    read_all(LibraryReading(), tmp_path, rooms)
    assert files.read == Counter({"aoyama.md": 1})


def test_another_usual_slot_is_counted_anew(tmp_path: Path) -> None:
    (tmp_path / "none.md").write_text("## 特徴\n青山です。\n", "utf-8")
    age(tmp_path / "none.md")
    read_all(LibraryReading(), tmp_path, furnished()[0])
    settings = Settings(time=replace(Settings().time, slot_seconds=30.0))
    rooms, files = furnished(settings)
    read_all(LibraryReading(), tmp_path, rooms)
    assert files.read["none.md"] == 1


def test_rough_figures_come_first_and_exact_ones_after_them(tmp_path: Path) -> None:
    make_pitches(tmp_path, 3)
    rooms, _ = furnished(quick=False)
    ticks = iter(range(10_000))
    reading = LibraryReading(clock=lambda: float(next(ticks)))  # every piece of work takes long
    states = [reading.step(tmp_path, rooms)]
    while not states[-1].done:
        states.append(reading.step(tmp_path, rooms))
    counts = [len(state.entries) for state in states]
    assert counts == sorted(counts)
    rough = next(state for state in states if len(state.entries) == 3)
    assert not any(one.figures and one.figures.exact for one in rough.entries)
    assert rough.seconds_left > 0
    assert [state.checked for state in states] == sorted(state.checked for state in states)
    assert all(one.figures and one.figures.exact for one in states[-1].entries)
    assert states[-1].seconds_left == 0


def test_rough_figures_do_not_wait_for_the_library_of_the_exact_ones(tmp_path: Path) -> None:
    make_pitches(tmp_path, 3)
    rooms, _ = furnished(quick=False)
    state = LibraryReading(clock=lambda: 0.0).step(tmp_path, rooms)  # no time passes
    assert len(state.entries) == 3
    assert not any(one.figures and one.figures.exact for one in state.entries)
    assert not state.done


def test_a_reading_that_was_left_goes_on_where_it_ended(tmp_path: Path) -> None:
    make_pitches(tmp_path, 6)
    rooms, files = furnished(quick=False)
    ticks = iter(range(10_000))
    reading = LibraryReading(clock=lambda: float(next(ticks)))
    while len(reading.step(tmp_path, rooms).entries) < 3:
        pass
    reading.restart()
    while reading.step(tmp_path, rooms).checked < 3:
        pass
    assert read_all(reading, tmp_path, rooms).checked == 6
    assert set(files.read.values()) == {2}  # once roughly and once exactly
    assert len(files.read) == 6


def test_a_file_that_cannot_be_read_is_listed_and_tried_again(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("---\nslot: soon\n---\n", "utf-8")
    age(bad)
    reading, (rooms, _) = LibraryReading(), furnished()
    (one,) = read_all(reading, tmp_path, rooms).entries
    assert one.listing is None
    assert isinstance(one.problem, UnreadablePitchError)
    bad.write_text("## 特徴\n青山です。\n", "utf-8")
    assert text_of(read_all(reading, tmp_path, rooms), "bad.md") == "青山です。"


def test_a_damaged_database_of_rounds_leaves_the_pitches(tmp_path: Path) -> None:
    make_pitches(tmp_path, 2)
    rooms, _ = furnished()

    def broken() -> None:
        raise StoreError(msg("no"))

    state = read_all(LibraryReading(), tmp_path, replace(rooms, store=broken))  # type: ignore[arg-type]
    assert len(state.entries) == 2
    assert isinstance(state.problem, StoreError)


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    make_pitches(tmp_path, 4)
    rooms, _ = furnished()
    read_all(LibraryReading(), tmp_path, rooms)
    index = locations().listings
    index.write_bytes(b"no database at all" * 400)
    rooms, files = furnished()
    assert len(read_all(LibraryReading(), tmp_path, rooms).entries) == 4
    assert len(files.read) == 4
    rooms, files = furnished()
    assert len(read_all(LibraryReading(), tmp_path, rooms).entries) == 4
    assert not files.read


def test_a_deleted_folder_is_told(tmp_path: Path) -> None:
    rooms, _ = furnished()
    with pytest.raises(UnreadablePitchError):
        LibraryReading().step(tmp_path / "gone", rooms)


def test_two_thousand_pitches_are_listed_completely_with_their_families_together(tmp_path: Path) -> None:
    make_pitches(tmp_path, 2000)
    read_all(LibraryReading(), tmp_path, furnished()[0])
    rooms, files = furnished()
    reading = LibraryReading()
    first = reading.step(tmp_path, rooms)
    assert len(first.entries) == SCREENFUL  # the first screen waits for no more
    assert first.total == 2000
    state = read_all(reading, tmp_path, rooms)
    assert len(state.entries) == 2000
    assert not files.read
    groups = families(state.entries)
    assert sum(len(group) for group in groups.values()) == 2000
    for nine in range(2000 // 9):
        names = {one.path.name for one in groups[f"屋号{nine}"]}
        assert names == {f"pitch-{nine * 9 + variant:05}.md" for variant in VARIANTS}
    assert [one.path for one in state.entries] == sorted(one.path for one in state.entries)
