"""What every index of listings promises, and what the one on disk does with a file that is not sound."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.ports import ListingIndex
from pitchcoach.model.listing import ListedPart, Listing, SeenFile
from pitchcoach.model.pitch import ROLES
from pitchcoach.store.fake_index import MemoryIndex
from pitchcoach.store.library_index import LibraryIndex
from pitchcoach.store.listing_rows import dumped, loaded

counts = st.integers(0, 10_000)
texts = st.text(max_size=30) | st.just("\udc83\udc41.md")  # a file name that is no valid text
roles = st.sampled_from(ROLES)
seen_files = st.builds(
    SeenFile, st.builds(Path, st.just("/pitches"), st.just("a.md")), st.integers(-1, 2**62), counts
)
listings = st.builds(
    Listing,
    title=texts,
    audience=texts,
    slot_seconds=st.floats(0.5, 3600),
    language=st.sampled_from(["ja", "en"]),
    family=texts,
    based_on=texts,
    purpose=texts,
    base_missing=st.booleans(),
    shared=st.frozensets(roles),
    moved_on=st.frozensets(roles),
    words=st.none() | counts,
    exact=st.booleans(),
    parts=st.lists(
        st.builds(ListedPart, st.none() | roles, texts, counts, counts, counts, counts, counts), max_size=5
    ).map(tuple),
    own_readings=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
    rests_on=st.lists(seen_files, max_size=3).map(tuple),
)


def a_listing(title: str = "帳簿") -> Listing:
    part = ListedPart("target", "帳簿でお困りの方へ。", 10, 0, 15, 0, 1)
    return Listing(
        title, "店主", 60.0, "ja", title, "", "", False, frozenset(), frozenset(), None, True, (part,)
    )


def seen(path: Path, mtime_ns: int = 5, size: int = 7) -> SeenFile:
    return SeenFile(path, mtime_ns, size)


Programs = Callable[[], ListingIndex]


@pytest.fixture(params=["real", "fake"])
def programs(request: pytest.FixtureRequest, tmp_path: Path) -> Programs:
    """Open the same index as one more program would."""
    memory = MemoryIndex()
    file = tmp_path / "cache" / "library.sqlite3"
    return (lambda: LibraryIndex(file, "1")) if request.param == "real" else (lambda: memory)


@given(listings)
def test_a_listing_comes_back_from_its_bytes_as_it_was(listing: Listing) -> None:
    assert loaded(dumped(listing)) == listing


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"\xff", b"null", dumped(a_listing()).replace(b'"ja"', b'"xx"')]
)
def test_bytes_that_are_no_listing_are_refused(data: bytes) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        loaded(data)


def test_what_is_kept_is_known_to_the_next_program(programs: Programs, tmp_path: Path) -> None:
    one, two = seen(tmp_path / "a.md"), seen(tmp_path / "b.md")
    programs().keep([(one, a_listing("a")), (two, a_listing("b"))])
    assert programs().fetch([one, seen(tmp_path / "c.md")]) == {one.path: a_listing("a")}


def test_a_file_that_was_written_since_is_unknown_until_it_is_kept_again(
    programs: Programs, tmp_path: Path
) -> None:
    path, index = tmp_path / "a.md", programs()
    index.keep([(seen(path), a_listing("old"))])
    assert not index.fetch([seen(path, mtime_ns=6)])
    assert not index.fetch([seen(path, size=8)])
    index.keep([(seen(path, mtime_ns=6), a_listing("new"))])
    assert index.fetch([seen(path, mtime_ns=6)]) == {path: a_listing("new")}


def test_a_path_may_be_given_as_seen_from_here(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs().keep([(seen(tmp_path / "a.md"), a_listing())])
    monkeypatch.chdir(tmp_path)
    assert programs().fetch([seen(Path("a.md"))]) == {Path("a.md"): a_listing()}


def test_files_that_are_gone_are_forgotten_and_other_folders_are_not(
    programs: Programs, tmp_path: Path
) -> None:
    index = programs()
    names = ("mine/a.md", "mine/b.md", "mine/below/c.md", "mine2/d.md", "e.md")
    files = {name: seen(tmp_path / name) for name in names}
    index.keep([(one, a_listing(name)) for name, one in files.items()])
    index.keep_only(tmp_path / "mine", [files["mine/a.md"]])
    left = index.fetch(list(files.values()))
    assert {path.relative_to(tmp_path).as_posix() for path in left} == {"mine/a.md", "mine2/d.md", "e.md"}


def test_thousands_are_asked_for_at_once(programs: Programs, tmp_path: Path) -> None:
    files = [seen(tmp_path / f"{number}.md") for number in range(2100)]
    programs().keep([(one, a_listing(one.path.name)) for one in files])
    assert len(programs().fetch(files)) == 2100


def test_a_name_that_is_no_valid_text_is_kept(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x83\x41.md"))
    index = LibraryIndex(tmp_path / "library.sqlite3", "1")
    index.keep([(seen(path), a_listing(path.stem))])
    assert index.fetch([seen(path)]) == {path: a_listing(path.stem)}


def test_another_program_or_library_counts_anew(tmp_path: Path) -> None:
    file, one = tmp_path / "library.sqlite3", seen(tmp_path / "a.md")
    LibraryIndex(file, "1").keep([(one, a_listing())])
    assert not LibraryIndex(file, "2").fetch([one])


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_only_the_user_can_read_the_file(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "library.sqlite3"
    LibraryIndex(file, "1").keep([(seen(tmp_path / "a.md"), a_listing())])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def damage_all(file: Path) -> None:
    file.write_bytes(b"this was never a database" * 200)


def damage_middle(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    file.write_bytes(data)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def other_form(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA user_version = 99")


def no_table(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("DROP TABLE listing")


@pytest.mark.parametrize("damage", [damage_all, damage_middle, empty, other_form, no_table])
def test_a_file_that_is_not_as_it_should_be_is_begun_anew(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    file, one = tmp_path / "library.sqlite3", seen(tmp_path / "a.md")
    before = LibraryIndex(file, "1")
    before.keep([(one, a_listing())])
    before.close()
    damage(file)
    index = LibraryIndex(file, "1")
    assert not index.fetch([one])
    index.keep([(one, a_listing("new"))])
    assert LibraryIndex(file, "1").fetch([one]) == {one.path: a_listing("new")}


def test_a_damaged_row_is_unknown_and_the_others_are_not(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite3"
    one, two = seen(tmp_path / "a.md"), seen(tmp_path / "b.md")
    LibraryIndex(file, "1").keep([(one, a_listing("a")), (two, a_listing("b"))])
    with sqlite3.connect(file) as database:
        database.execute("UPDATE listing SET listing = ? WHERE number = 1", (b"\x00\xff",))
    assert LibraryIndex(file, "1").fetch([one, two]) == {two.path: a_listing("b")}


def test_where_nothing_can_be_written_it_does_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    index, one = LibraryIndex(tmp_path / "cache" / "library.sqlite3", "1"), seen(tmp_path / "a.md")
    index.keep([(one, a_listing())])
    index.keep_only(tmp_path, [])
    assert not index.fetch([one])


def test_a_busy_file_is_done_without_and_stays(tmp_path: Path) -> None:
    file, one = tmp_path / "library.sqlite3", seen(tmp_path / "a.md")
    index = LibraryIndex(file, "1")
    index.keep([(one, a_listing())])
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    index.keep([(one, a_listing("meanwhile"))])
    assert not index.fetch([one])
    other.execute("ROLLBACK")
    other.close()
    assert index.fetch([one]) == {one.path: a_listing()}
