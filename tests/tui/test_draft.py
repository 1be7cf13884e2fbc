"""The Draft screen on real files: what is written is counted at once, marked, and led back to."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest
from textual import events

from pitchcoach.config.settings import Interface, Settings
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.tui.app import PitchcoachApp
from tests.tui.drafting import (
    TEXT,
    pitch_file,
    read,
    writing,
)
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return pitch_file(tmp_path)


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

    async def test_undo_takes_back_in_all_parts_what_was_changed_at_once(self, path: Path) -> None:
        async with writing(path) as draft:
            files, before = draft.app.rooms.files, draft.screen.pitch
            changed = files.with_body(before, "target", "店を開く方。")
            changed = files.with_value(files.with_body(changed, "feature", "許可だけ。"), "audience", "皆様")
            draft.screen.put(changed)
            await draft.write("target", "ね")
            assert draft.sheet.values["audience"].value == "皆様"
            await draft.pilot.press("ctrl+z")
            await draft.until(lambda: draft.screen.pitch.text == changed.text, "only what was typed last")
            await draft.pilot.press("ctrl+z")
            await draft.until(lambda: draft.screen.pitch.text == before.text)
            assert draft.sheet.values["audience"].value == "飲食店を開く方"
            await draft.pilot.press("ctrl+y")
            await draft.until(lambda: draft.screen.pitch.text == changed.text)

    async def test_undo_leaves_alone_what_was_written_since_in_another_part(self, path: Path) -> None:
        async with writing(path) as draft:
            files, before = draft.app.rooms.files, draft.screen.pitch
            changed = files.with_body(before, "target", "店を開く方。")
            draft.screen.put(files.with_body(changed, "feature", "許可だけ。"))
            await draft.write("feature", "八年。")
            draft.area("target").focus()
            await draft.pilot.press("ctrl+z")
            await draft.until(lambda: "これから小さな飲食店" in draft.screen.pitch.text)
            assert "許可だけ。八年。" in draft.screen.pitch.text

    async def test_what_each_manner_takes_is_told_in_full(self, path: Path) -> None:
        async with writing(path) as draft:
            await draft.until(lambda: draft.screen.report is not None and draft.screen.report.exact)
            await draft.until_shown("fast")
            line = next(line for line in shown(draft.app).splitlines() if "slow" in line)
            assert all(f"{word} " in line for word in ("findings", "slow", "normal", "fast"))
            assert line.rstrip().endswith("saved")
