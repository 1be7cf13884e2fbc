"""What Textual, terminals and input methods would do to a Japanese user first: each stays fixed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from textual import events
from textual.widgets import DataTable

from pitchcoach.i18n import msg
from pitchcoach.tui.lit import cell
from tests.tui.hostile import HOSTILE
from tests.tui.looking import parsed, shown, type_text
from tests.tui.terminal import ROOT, Tmux, needs_tmux, toy
from tests.tui.toy import SECRET, ToyApp

PUNCTUATION = "「」『』、。・ー〜！？…―　％：；￥＠［］｛｝“”①㈱※→々〆ヶ０Ａ｡ﾞé🙂か゚"


class Test1ImeCommitsOfFiveOrMoreCharacters:
    def test_the_protocol_that_breaks_them_is_off_before_textual_is_imported(self) -> None:
        code = (
            "from pitchcoach.tui.environment import prepare_environment; import sys;"
            "assert not any(m.startswith('textual') for m in sys.modules); prepare_environment();"
            "from textual import constants; print(constants.DISABLE_KITTY_KEY, constants.TEXTUAL_ANIMATIONS)"
        )
        plain = {k: v for k, v in os.environ.items() if not k.startswith("TEXTUAL")}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=plain
        )
        assert done.stdout.split() == ["True", "none"]

    def test_plain_commits_of_any_length_arrive_whole(self) -> None:
        assert "".join(e.character or "" for e in parsed(SECRET) if isinstance(e, events.Key)) == SECRET

    @pytest.mark.terminal
    @needs_tmux
    def test_in_a_real_terminal_the_protocol_is_never_asked_for(self, tmux: Tmux, tmp_path: Path) -> None:
        dump = tmp_path / "dump"
        tmux.start(f"script -qfc {toy(tmp_path / 'log')!r} {dump}")
        tmux.wait_for("Rehearse")
        tmux.keys("C-q")
        tmux.wait_for("SHELL-AGAIN")
        written = dump.read_bytes()
        assert b"\x1b[?1049h" in written
        assert b"\x1b[>" not in written.replace(b"\x1b[>4", b"")


class Test2FullWidthSpace:
    @pytest.mark.parametrize("field", ["#area", "#line"])
    async def test_it_arrives_in_both_fields_with_all_other_signs(self, field: str) -> None:
        app = ToyApp()
        async with app.run_test() as pilot:
            widget = app.toy.query_one(field)
            widget.focus()
            await pilot.press("ctrl+k" if field == "#area" else "end")
            if field == "#line":
                await pilot.press("ctrl+u")
            type_text(app, PUNCTUATION)
            await pilot.pause()
            text = widget.text if field == "#area" else widget.value  # type: ignore[attr-defined]
            assert "　" in text
            assert text == PUNCTUATION.replace("か゚", "か゚")

    @pytest.mark.terminal
    @needs_tmux
    def test_it_arrives_in_a_real_terminal(self, tmux: Tmux, tmp_path: Path) -> None:
        tmux.start(toy(tmp_path / "log"))
        tmux.wait_for("ready")
        tmux.keys("Tab")
        tmux.wait_until("#{cursor_flag}", "1")  # a field has the focus
        tmux.type("［行　間］")
        tmux.wait_for("［行　間］")


class Test3UserTextAsMarkup:
    @pytest.mark.parametrize("text", HOSTILE)
    async def test_it_is_shown_as_it_is_everywhere(self, text: str) -> None:
        from tests.tui.hostile import HostileApp

        app = HostileApp(text)
        async with app.run_test(size=(100, 60), notifications=True) as pilot:
            app.tell(msg("{text}", text=text))
            await pilot.pause()
            await pilot.pause()
            screen = shown(app)
            for kind in app.kinds:
                assert f"{kind}:{text}" in screen, f"{kind} changed {text!r}:\n{screen}"
            assert screen.count(text) >= len(app.kinds) + 1  # and the notice
            assert app.is_running

    @pytest.mark.parametrize("text", HOSTILE)
    async def test_it_is_shown_as_it_is_in_dialogs_and_palette(self, text: str) -> None:
        from tests.tui.hostile import HostileApp

        app = HostileApp(text)
        async with app.run_test(size=(100, 30)) as pilot:
            app.ask(msg("{text}?", text=text), lambda: None, yes=msg("{text}!", text=text), no=msg("no"))
            await pilot.pause()
            assert f"{text}?" in shown(app)
            assert f"{text}!" in shown(app)
            await pilot.press("escape", "ctrl+p")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert f"palette:{text}" in shown(app)

    async def test_control_characters_cannot_command_the_terminal(self) -> None:
        app = ToyApp()
        async with app.run_test() as pilot:
            app.toy.query_one("#area").load_text("a\x1b[2Jb")  # type: ignore[attr-defined]
            app.toy.query_one(DataTable).add_row(cell("c\x1b]0;x\x07d"))
            await pilot.pause()
            screen = shown(app)
            assert "\x1b" not in screen
            assert "a␛[2Jb" in screen
            assert "c␛]0;x␇d" in screen


@pytest.mark.terminal
@needs_tmux
class Test11NoiseOnStandardError:
    def test_it_goes_to_a_private_log_and_not_to_the_screen(self, tmux: Tmux, tmp_path: Path) -> None:
        log = tmp_path / "cache" / "stderr.log"
        tmux.start(toy(log, "noise"))
        tmux.wait_for("Rehearse")
        tmux.keys("e", "r")
        screen = tmux.wait_for("did edit,rehearse")
        assert "ALSA" not in screen
        tmux.keys("C-q")
        after = tmux.wait_for("SHELL-AGAIN")
        assert "ALSA" not in after
        assert tmux.status == 0
        assert "ALSA lib" in log.read_text(encoding="utf-8")
        assert stat.S_IMODE(log.stat().st_mode) == 0o600

    def test_the_screens_are_seen_although_the_user_sent_it_to_a_file(
        self, tmux: Tmux, tmp_path: Path
    ) -> None:
        file = tmp_path / "mine"
        tmux.start(toy(tmp_path / "log", "noise", redirect=f"2>{file}"))
        tmux.wait_for("Section done")
        tmux.keys("C-q")
        tmux.wait_for("SHELL-AGAIN")
        written = file.read_text(encoding="utf-8")
        assert "ALSA lib" in written
        assert "Section done" not in written


@pytest.mark.terminal
@needs_tmux
class Test12TheEnd:
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
    def test_a_signal_leaves_a_clean_terminal(
        self, tmux: Tmux, tmp_path: Path, number: signal.Signals
    ) -> None:
        tmux.start(toy(tmp_path / "log"))
        tmux.wait_for("Rehearse")
        assert tmux.ask("#{alternate_on} #{mouse_any_flag}") == "1 1"
        os.kill(tmux.python(), number)
        tmux.wait_for("SHELL-AGAIN")
        assert tmux.status == 128 + number
        assert tmux.ask("#{alternate_on} #{mouse_any_flag} #{cursor_flag}") == "0 0 1"

    def test_the_process_ends_when_its_terminal_is_taken_away(self, tmux: Tmux, tmp_path: Path) -> None:
        tmux.start(toy(tmp_path / "log", "noise"))
        tmux.wait_for("Rehearse")
        process = tmux.python()
        tmux.stop()
        tmux._wait(lambda: Path(f"/proc/{process}").exists(), lambda there: not there, 20, "the end")

    def test_a_crash_is_told_in_one_sentence_without_the_users_text(self, tmux: Tmux, tmp_path: Path) -> None:
        log = tmp_path / "log"
        tmux.start(toy(log), size=(120, 30))
        tmux.wait_for("Rehearse")
        tmux.keys("F9")
        screen = tmux.wait_for("SHELL-AGAIN")
        assert tmux.status == 70
        assert "fault of its own" in screen
        assert str(log) in screen.replace("\n", "")
        assert SECRET not in screen
        assert "Traceback" not in screen
        report = log.read_text(encoding="utf-8")
        assert "ValueError" in report
        assert "action_crash" in report
        assert SECRET not in report
        assert tmux.ask("#{alternate_on} #{mouse_any_flag} #{cursor_flag}") == "0 0 1"

    def test_another_program_gets_the_whole_terminal_and_gives_it_back(
        self, tmux: Tmux, tmp_path: Path
    ) -> None:
        tmux.start(toy(tmp_path / "log", "noise"))
        tmux.wait_for("Rehearse")
        tmux.keys("F8")
        tmux.wait_for("EDITOR-ERR")
        assert "EDITOR-OUT" in tmux.screen()
        tmux.wait_until("#{cursor_flag}", "1")
        tmux.keys("Enter")
        tmux.wait_for("did outside 3")
        tmux.wait_until("#{cursor_flag} #{alternate_on}", "0 1")
        tmux.keys("C-q")
        tmux.wait_for("SHELL-AGAIN")
        assert tmux.status == 0

    def test_the_quit_key_ends_with_zero(self, tmux: Tmux, tmp_path: Path) -> None:
        tmux.start(toy(tmp_path / "log"))
        tmux.wait_for("Rehearse")
        tmux.keys("C-q")
        tmux.wait_for("SHELL-AGAIN")
        assert tmux.status == 0


def test_12_without_a_terminal_it_is_refused_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.tui.toy", str(tmp_path / "log")],
        input="", capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 2
    assert "need a terminal" in done.stderr
    assert done.stdout == ""
