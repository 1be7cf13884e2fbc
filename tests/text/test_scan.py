import os
from pathlib import Path

import pytest

from pitchcoach.errors import UnreadablePitchError
from pitchcoach.model.listing import SeenFile
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.document.scan import look, scan


def names(folder: Path) -> list[str]:
    return [seen.path.relative_to(folder).as_posix() for seen in scan(folder)]


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", "utf-8")


def test_pitches_are_found_in_the_order_of_their_names_and_folders_after_files(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.txt", "c.markdown", "B/z.md", "a/y.MD", "a/deep/x.md", "notes.pdf", "md")
    assert names(tmp_path) == ["a.txt", "b.md", "c.markdown", "B/z.md", "a/y.MD", "a/deep/x.md"]


def test_readme_and_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "readme.txt", "README-zwei.md", ".hidden.md", ".git/a.md", "a.md")
    assert names(tmp_path) == ["README-zwei.md", "a.md"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_to_files_are_followed_and_links_to_folders_are_not(tmp_path: Path) -> None:
    write(tmp_path, "real/a.md")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "link.md").symlink_to(tmp_path / "real" / "a.md")
    (tmp_path / "nothing.md").symlink_to(tmp_path / "gone.md")
    assert names(tmp_path) == ["link.md", "nothing.md", "real/a.md"]
    assert scan(tmp_path)[1] == SeenFile(tmp_path / "nothing.md", -1, -1)


def test_each_is_seen_as_it_is_now(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    os.utime(tmp_path / "a.md", ns=(5, 7_000_000_000))
    expected = SeenFile(tmp_path / "a.md", 7_000_000_000, 1)
    assert scan(tmp_path) == scan(tmp_path / "a.md") == (expected,)
    assert look(tmp_path / "a.md") == expected
    assert look(tmp_path / "gone.md") == SeenFile(tmp_path / "gone.md", -1, -1)


def test_find_names_the_same_files(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/c.md")
    assert DiskPitchFiles().find(tmp_path) == (tmp_path / "b.md", tmp_path / "a" / "c.md")


def test_no_such_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePitchError):
        scan(tmp_path / "gone")
