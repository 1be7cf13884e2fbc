"""The Draft screen on real files: what is written is counted at once, marked, kept, and never lost."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from pitchcoach.coach.ports import PitchFiles
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Interface, Settings
from pitchcoach.errors import UnwritableError
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.pitch import Pitch, Role
from pitchcoach.text.pitchfile import DiskPitchFiles
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.draft import Draft
from pitchcoach.tui.screens.draft_sheet import DraftSheet
from pitchcoach.tui.widgets.marked import MarkedArea
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, rooms_with
from tests.tui.terminal import Tmux, needs_tmux

TEXT = """\
---
title: 行政書士の自己紹介
audience: 飲食店を開く方
slot: 60
language: ja
mood: 'calm'  # a key of somebody else
---
<!-- not said -->
## ターゲット
これから小さな飲食店を開く方です。

## 特徴
営業許可だけを、八年で二百件。

## ベネフィット
二週間早く開店できます。

## 覚え書き
名刺を忘れない。
"""


def read(path: Path, encoding: str = "utf-8") -> str:
    return path.read_bytes().decode(encoding)


def put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def remove(path: Path) -> None:
    path.unlink()


def written_at(path: Path) -> int:
    return path.stat().st_mtime_ns


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.md"))


class DraftApp(PitchcoachApp):
    """The program with a draft open; a rehearsal is only noted."""

    def __init__(self, pitch: Pitch, rooms: Rooms) -> None:
        super().__init__(lambda _: rooms, rooms.settings, Translator("en"), pitch.path.parent)
        self._drafted = pitch
        self.rehearsed: list[Path] = []

    def on_mount(self) -> None:
        self.open_draft(self._drafted)

    def open_rehearsal(self, path: Path) -> None:
        self.rehearsed.append(path)


@dataclass
class Writing:
    """A draft that is open in front of a test."""

    app: DraftApp
    pilot: Pilot[object]
    screen: Draft
    path: Path
    fakes: Fakes

    @property
    def sheet(self) -> DraftSheet:
        return self.screen.query_one(DraftSheet)

    def area(self, role: Role) -> MarkedArea:
        return self.sheet.parts[role].area

    async def until(self, good: Callable[[], bool], what: str = "") -> None:
        for _ in range(200):
            if good():
                return
            await self.pilot.pause(0.02)
        pytest.fail(f"{what}\n{shown(self.app)}")

    async def until_shown(self, text: str) -> None:
        await self.until(lambda: text in shown(self.app), f"waited for {text!r}")

    async def until_told(self, text: str) -> None:
        await self.until(lambda: any(text in told.message for told in self.app._notifications), text)

    async def write(self, role: Role, text: str) -> None:
        area = self.area(role)
        area.focus()
        area.move_cursor(area.document.end)
        await self.pilot.pause()
        type_text(self.app, text)
        await self.until(lambda: text in area.text, f"typed {text!r}")


@contextlib.asynccontextmanager
async def writing(
    path: Path,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    files: Callable[[PitchFiles], PitchFiles] | None = None,
    pitch: Pitch | None = None,
) -> AsyncIterator[Writing]:
    fakes = Fakes()
    rooms = rooms_with(fakes, settings)
    if files is not None:
        rooms = replace(rooms, files=files(rooms.files))
    app = DraftApp(pitch or rooms.files.load(path), rooms)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, Draft)
        yield Writing(app, pilot, screen, path, fakes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "pitches" / "gyoseishoshi.md"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestCounting:
    async def test_typing_changes_the_counts_at_once(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.until_shown("52  300–350")
            before = draft.screen._report
            assert before is not None
            await draft.write("target", "困っていませんか。")
            after = draft.screen._report
            assert after is not None
            assert after.characters == before.characters + 9
            await draft.until_shown("26 characters")

    async def test_exact_seconds_follow_without_a_tilde(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("benefit", "図面を一緒に見ます。")
            await draft.until(lambda: bool(draft.screen._report and draft.screen._report.exact))
            await draft.pilot.pause()
            gauges = shown(draft.app).split("Seconds")[1].splitlines()[0]
            assert "~" not in gauges
            assert "±" in gauges
            assert "morae/s" in gauges

    @pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 40)])
    async def test_both_gauges_are_always_seen(self, path: Path, size: tuple[int, int]) -> None:
        async with writing(path, size) as draft:
            await draft.until_shown("300–350")
            await draft.until_shown("slot 60")
            for key in ("tab", "tab", "f2"):
                await draft.pilot.press(key)
                assert "300–350" in shown(draft.app)
                assert "slot 60" in shown(draft.app)
            lines = shown(draft.app).splitlines()
            assert all("short by" in line for line in lines if line.startswith((" Characters", " Seconds")))

    async def test_another_slot_has_another_target(self, path: Path) -> None:
        async with writing(path) as draft:
            draft.sheet.values["slot"].focus()
            await draft.pilot.press("ctrl+u", "3", "0", "tab")
            await draft.until_shown("150–175")
            await draft.pilot.press("ctrl+s")
            assert DiskPitchFiles().load(path).slot_seconds == 30

    async def test_english_counts_words(self, tmp_path: Path) -> None:
        path = tmp_path / "en.md"
        path.write_text("## Target\nIf you run a cafe, listen.\n", encoding="utf-8")
        async with writing(path) as draft:
            await draft.until_shown("130–150")
            await draft.until_shown("6 words")

    async def test_what_is_beyond_the_slot_is_marked_by_sign_and_underline(self, path: Path) -> None:
        async with writing(path, (120, 40), Settings(interface=Interface(ascii_signs=True))) as draft:
            assert draft.area("benefit").beyond is None
            await draft.pilot.pause()
            draft.area("feature").focus()
            draft.app.post_message(events.Paste("営業許可のことばかり、八年。" * 30))
            await draft.until(lambda: draft.area("feature").beyond is not None, "beyond")
            assert draft.area("target").beyond is None
            assert draft.area("benefit").beyond == (0, 0)
            await draft.until_shown("+ beyond the slot")
            area = draft.area("feature")
            row, column = area.beyond or (0, 0)
            spans = [span for span in area.get_line(row).spans if "underline" in str(span.style)]
            assert [span.start for span in spans] == [column]
            before = area.text.split("\n")
            count = sum(len(line) for line in before[:row]) + column
            report = draft.screen._report
            assert report is not None
            assert report.sections[0].characters + count == 350

    async def test_findings_are_listed_and_lead_to_their_place(self, path: Path) -> None:
        async with writing(path, (120, 40)) as draft:
            await draft.until_shown("S103")
            assert "Hook" in shown(draft.app).split("S103")[1].splitlines()[0]
            while draft.app.focused is not draft.area("hook"):
                await draft.pilot.press("f8")
            await draft.pilot.press("f2")
            assert "line" in shown(draft.app).split("S103")[1].splitlines()[0]

    async def test_other_sections_are_named_and_counted(self, path: Path) -> None:
        async with writing(path, (80, 40)) as draft:
            await draft.until_shown("plain text only: 覚え書き")


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


class TestPlainText:
    async def test_the_modes_show_the_same_words(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("feature", "図面から。")
            await draft.pilot.press("f2")
            assert draft.app.focused is draft.sheet.whole
            assert draft.sheet.whole.text == TEXT.replace("二百件。", "二百件。図面から。")
            row, column = draft.sheet.whole.cursor_location
            assert draft.sheet.whole.document[row][:column].endswith("図面から。")
            type_text(draft.app, "一緒に。")
            await draft.pilot.press("f2")
            assert draft.app.focused is draft.area("feature")
            assert draft.area("feature").text == "営業許可だけを、八年で二百件。図面から。一緒に。"
            assert draft.area("feature").cursor_location == (0, len(draft.area("feature").text))
        assert read(path) == TEXT.replace("二百件。", "二百件。図面から。一緒に。")

    async def test_a_front_matter_that_cannot_be_read_is_told_and_kept(self, path: Path) -> None:
        async with writing(path, (120, 40)) as draft:
            await draft.pilot.press("f2")
            draft.sheet.whole.move_cursor((3, 8))
            type_text(draft.app, "x")
            await draft.until_shown("! slot on line 4 is not a number of seconds")
            await draft.pilot.press("f2")
            assert draft.sheet.plain
            assert "slot: 60x" in read(path)
            await draft.pilot.press("escape", "backspace")
            await draft.until(lambda: "! slot on line 4" not in shown(draft.app))
        assert read(path) == TEXT

    async def test_a_file_without_parts_opens_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "plain.txt"
        path.write_text("行政書士の青山です。\n", encoding="utf-8")
        async with writing(path) as draft:
            assert draft.app.focused is draft.sheet.whole
            await draft.until_shown("行政書士の青山です。")


class TestFields:
    async def test_a_heading_typed_into_a_field_is_written_once(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("target", "です。")
            await draft.pilot.press("enter")
            type_text(draft.app, "## きっかけ")
            await draft.pilot.press("enter")
            type_text(draft.app, "ご紹介ください。")
            await draft.until(lambda: "ご紹介" in draft.area("target").text)
            await draft.pilot.press("tab")
            await draft.until(lambda: draft.area("hook").text == "ご紹介ください。", "the hook")
        text = read(path)
        assert text.count("ご紹介ください。") == 1
        assert text.count("## きっかけ") == 1

    async def test_what_is_written_is_never_read_as_markup(self, path: Path) -> None:
        async with writing(path, (120, 40)) as draft:
            for text in HOSTILE:
                whole = f"始{text}終"
                draft.sheet.values["audience"].value = text
                draft.area("target").load_text(whole)
                await draft.until(lambda whole=whole: whole in shown(draft.app), text)  # type: ignore[misc]
            assert draft.app.is_running

    async def test_a_full_width_space_and_undo(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.write("target", "青山　みどり")
            assert "青山　みどり" in draft.area("target").text
            await draft.pilot.press("ctrl+z")
            await draft.until(lambda: "みどり" not in draft.area("target").text)
            await draft.pilot.press("ctrl+s")
        assert read(path) == TEXT

    async def test_a_slot_that_is_no_number_is_told_and_not_written(self, path: Path) -> None:
        async with writing(path, (120, 40)) as draft:
            draft.sheet.values["slot"].focus()
            await draft.pilot.press("end", "x")
            await draft.until_shown("! slot on line 4 is not a number")
            await draft.pilot.press("tab")
            await draft.until_told("The slot stays 60 s.")
            assert draft.sheet.values["slot"].value == "60"
        assert "slot: 60\n" in read(path)

    async def test_everything_is_reached_by_tab(self, path: Path) -> None:
        async with writing(path) as draft:
            reached = set()
            for _ in range(9):
                await draft.pilot.press("tab")
                reached.add(draft.app.focused.id if draft.app.focused else None)
            assert {"value-title", "value-audience", "value-slot", "findings"} <= reached
            assert {f"part-{role}" for role in ("target", "feature", "benefit", "hook")} <= reached


class TestOutside:
    async def test_the_users_editor_changes_the_file(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        editor = tmp_path / "my editor.py"
        editor.write_text(
            "import pathlib, sys\np = pathlib.Path(sys.argv[1])\n"
            "p.write_text(p.read_text(encoding='utf-8').replace('二百件', '九百件'), encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"{sys.executable} '{editor}'")
        monkeypatch.setattr(PitchcoachApp, "suspend", lambda self: contextlib.nullcontext())
        async with writing(path) as draft:
            await draft.write("target", "書いた。")
            await draft.pilot.press("f4")
            await draft.until(lambda: "九百件" in draft.area("feature").text, "the editor's words")
            assert draft.area("target").text.endswith("書いた。")
            await draft.write("hook", "続き。")
        text = read(path)
        assert "九百件" in text
        assert "書いた。" in text
        assert "続き。" in text

    async def test_without_an_editor_one_sentence_says_so(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)
        async with writing(path, (120, 40)) as draft:
            await draft.pilot.press("f4")
            await draft.until_told("no editor is set")

    async def test_listening_begins_at_the_cursors_sentence(self, path: Path) -> None:
        async with writing(path) as draft:
            draft.area("benefit").focus()
            await draft.pilot.press("f5")
            await draft.until(lambda: bool(draft.fakes.voice.said), "the voice")
            said = draft.fakes.voice.said[0]
            assert "カイテン" in said or "開店" in said
            assert "キョカ" not in said
            assert "許可" not in said


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
