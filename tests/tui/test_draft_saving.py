"""What is written in a draft reaches its file, at once when it must, and another place when it cannot."""

from __future__ import annotations

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from pitchcoach.coach.ports import PitchFiles
from pitchcoach.errors import UnwritableError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from tests.tui.drafting import (
    TEXT,
    names,
    pitch_file,
    put,
    read,
    remove,
    writing,
    written_at,
)
from tests.tui.looking import type_text
from tests.tui.terminal import Tmux, needs_tmux


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return pitch_file(tmp_path)


class TestSaving:
    async def test_only_the_written_part_changes_in_the_file(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("feature", "図面から、一緒に。")
            await draft.until_shown("not saved yet")
            await draft.until_shown("✓ saved")
        expected = TEXT.replace("八年で二百件。", "八年で二百件。図面から、一緒に。")
        assert read(path) == expected

    async def test_nothing_written_leaves_the_file_untouched(self, path: Path) -> None:
        put(path, TEXT.replace("\n", "\r\n").encode("cp932"))
        before = written_at(path)
        async with writing(path) as draft:
            await draft.pilot.press("tab", "f2", "f2", "escape")
        assert written_at(path) == before

    async def test_encoding_and_line_ends_stay(self, path: Path) -> None:
        put(path, TEXT.replace("\n", "\r\n").encode("cp932"))
        async with writing(path) as draft:
            await draft.write("hook", "ご相談ください。")
        text = read(path, "cp932")
        assert "## きっかけ\r\nご相談ください。\r\n" in text
        assert text.count("\r\n") == text.count("\n")

    async def test_a_form_that_had_to_change_is_told(self, path: Path) -> None:
        put(path, TEXT.encode("cp932"))
        async with writing(path, (120, 40)) as draft:
            await draft.write("target", "🍛")
            await draft.pilot.press("ctrl+s")
            await draft.until_told("is UTF-8 now")
        assert "🍛" in read(path)

    async def test_escape_saves_and_goes_back(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("target", "はい。")
            await draft.pilot.press("escape")
            assert "はい。" in read(path)
            assert draft.app.screen is not draft.screen

    async def test_the_program_ends_right_after_a_key(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("target", "終わり。")
            draft.app.exit()
        assert "終わり。" in read(path)

    async def test_rehearsing_saves_first(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("target", "はい。")
            await draft.pilot.press("ctrl+r")
            assert draft.app.rehearsed == [path]
            assert "はい。" in read(path)

    async def test_a_new_pitch_gets_its_name_from_its_title(self, tmp_path: Path) -> None:
        files = DiskPitchFiles()
        blank = files.with_value(files.blank(tmp_path / "仮.md", "ja"), "title", "仮")
        async with writing(blank.path, pitch=blank) as draft:
            draft.sheet.values["title"].focus()
            await draft.pilot.press("ctrl+u")
            type_text(draft.app, "朝の会")
            await draft.pilot.pause(0.9)
            assert names(tmp_path) == []
            await draft.write("target", "おはようございます。")
            await draft.until_shown("✓ saved")
        assert names(tmp_path) == ["朝の会.md"]
        assert "おはようございます。" in read(tmp_path / "朝の会.md")

    async def test_a_name_taken_in_the_meantime_is_left_to_its_owner(self, tmp_path: Path) -> None:
        blank = DiskPitchFiles().blank(tmp_path / "new.md", "ja")
        async with writing(blank.path, pitch=blank) as draft:
            put(blank.path, b"theirs")
            await draft.write("target", "私の。")
        assert read(blank.path) == "theirs"
        assert "私の。" in read(tmp_path / "new-2.md")

    async def test_a_new_pitch_without_a_word_leaves_no_file(self, tmp_path: Path) -> None:
        blank = DiskPitchFiles().blank(tmp_path / "new.md", "ja")
        async with writing(blank.path, pitch=blank) as draft:
            await draft.pilot.press("escape")
        assert names(tmp_path) == []

    async def test_a_file_changed_by_others_is_left_alone(self, path: Path) -> None:
        async with writing(path, (120, 40)) as draft:
            await draft.write("target", "私の。")
            theirs = TEXT.replace("二百件", "三百件")
            put(path, theirs.encode())
            await draft.pilot.press("ctrl+s")
            await draft.until_told("gyoseishoshi (mine).md")
            await draft.write("target", "続き。")
        assert read(path) == theirs
        mine = read(path.with_name("gyoseishoshi (mine).md"))
        assert "私の。続き。" in mine
        assert len(list(path.parent.iterdir())) == 2

    async def test_a_file_that_vanished_is_written_again(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("target", "また。")
            remove(path)
        assert "また。" in read(path)


class FullDisk:
    """Real files on a disk that is full until somebody makes room."""

    full = True

    def __init__(self, files: PitchFiles) -> None:
        self._files = files

    def __getattr__(self, name: str) -> object:
        return getattr(self._files, name)

    def save(self, pitch: Pitch) -> Pitch:
        if self.full:
            raise UnwritableError(msg("cannot write {path}: {reason}", path=pitch.path, reason="disk full"))
        return self._files.save(pitch)


class TestFailingDisk:
    async def test_the_words_stay_and_a_copy_is_kept(self, path: Path) -> None:
        async with writing(path, (120, 40), files=FullDisk) as draft:  # type: ignore[arg-type]  # a proxy
            rescue = draft.app.rooms.locations.data / "rescue"
            await draft.write("target", "失わない。")
            await draft.until_told("a copy is in")
            await draft.pilot.press("escape")
            await draft.until_shown("cannot save: disk full")
            copies = list(rescue.iterdir())
            assert len(copies) == 1
            assert "失わない。" in read(copies[0])
            assert stat.S_IMODE(copies[0].stat().st_mode) == 0o600
            assert stat.S_IMODE(rescue.stat().st_mode) == 0o700
            assert "失わない。" in draft.area("target").text
            draft.app.rooms.files.full = False  # type: ignore[attr-defined]
            await draft.pilot.press("ctrl+s")
            await draft.until_shown("✓ saved")
            assert list(rescue.iterdir()) == []
        assert "失わない。" in read(path)

    async def test_a_copy_left_behind_is_told_next_time(self, path: Path) -> None:
        async with writing(path, files=FullDisk) as draft:  # type: ignore[arg-type]  # a proxy
            await draft.write("target", "失わない。")
        async with writing(path, (120, 40)) as draft:
            await draft.until_told("Words that could not be saved earlier")

    async def test_a_new_pitch_in_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "folder").write_text("a file, no folder")
        blank = DiskPitchFiles().blank(tmp_path / "folder" / "new.md", "ja")
        async with writing(blank.path, (120, 40), pitch=blank) as draft:
            await draft.write("target", "失わない。")
            await draft.until_told("a copy is in")
            (copy,) = (draft.app.rooms.locations.data / "rescue").iterdir()
            assert "失わない。" in read(copy)

    async def test_leaving_asks_when_nothing_could_be_kept(self, path: Path) -> None:
        async with writing(path, (120, 40), files=FullDisk) as draft:  # type: ignore[arg-type]  # a proxy
            data = draft.app.rooms.locations.data
            data.mkdir(parents=True, exist_ok=True)
            (data / "rescue").write_text("in the way")
            await draft.write("target", "失わない。")
            await draft.until_told("no copy either")
            await draft.pilot.press("escape", "escape")
            await draft.until_shown("could not be kept anywhere")
            await draft.pilot.press("n")
            assert draft.app.screen is draft.screen
            assert "失わない。" in draft.area("target").text


@pytest.mark.terminal
@needs_tmux
def test_sigterm_right_after_a_key_loses_no_word(path: Path, tmp_path: Path, tmux: Tmux) -> None:
    home = {"PITCHCOACH_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
    tmux.start(f"{sys.executable} -m pitchcoach {path.parent}", environment=home)
    tmux.wait_for("Target")
    tmux.keys("e")
    tmux.wait_for("Who has which problem?")
    words = "許可の書類で困っていませんか。"
    tmux.type(words)
    tmux.wait_for(words[-5:])
    os.kill(tmux.python(), signal.SIGTERM)
    tmux.wait_for("SHELL-AGAIN")
    assert tmux.status == 128 + signal.SIGTERM
    assert words in path.read_text(encoding="utf-8")
