"""``new``: a pitch file from options or answers, never over another one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pitchcoach.text.document.pitchfile import DiskPitchFiles
from tests.cli.running import Cli, fresh, one_sentence

PARTS = {
    "target": "書類で困っていませんか。",
    "feature": "営業許可だけを、八年で二百件。",
    "benefit": "二週間早く開店できました。",
    "hook": "お店を出したい方はいますか。",
}


class Typing(io.StringIO):
    """A terminal in which somebody types these lines, then Ctrl+D."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("never read\n"))


def test_options_make_a_whole_pitch(cli: Cli, tmp_path: Path) -> None:
    words = [word for part, text in PARTS.items() for word in (f"--{part}", text)]
    done = cli("new", "自己紹介", "--folder", tmp_path, "--audience", "飲食店を開く方", "--slot", "1:30",
               "--purpose", "三人と知り合う: 必ず", *words)  # fmt: skip
    assert done.code == 0
    assert done.err == ""
    pitch = DiskPitchFiles().load(Path(done.out.strip()))
    assert pitch.path == tmp_path / "自己紹介.md"
    assert (pitch.title, pitch.language, pitch.audience) == ("自己紹介", "ja", "飲食店を開く方")
    assert (pitch.slot_seconds, pitch.purpose) == (90, "三人と知り合う: 必ず")
    assert [s.spoken.text for s in pitch.sections] == list(PARTS.values())


def test_no_file_is_written_over(cli: Cli, tmp_path: Path) -> None:
    paths = [cli("new", "Mine", "--folder", tmp_path).out.strip() for _ in range(3)]
    assert [Path(path).name for path in paths] == ["Mine.md", "Mine-2.md", "Mine-3.md"]


def test_json_has_path_and_the_figures_of_a_check(cli: Cli, tmp_path: Path) -> None:
    done = cli("new", "Mine", "--folder", tmp_path, "--target", "If you run a cafe, listen.", "--json")
    made = json.loads(done.out)
    [checked] = json.loads(cli("check", "--json", made["path"]).out)
    assert made == checked
    assert (made["language"], made["words"]) == ("en", 6)


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["自己紹介"], "ja"),
        (["Mine"], "en"),
        (["Web", "--target", "困っていませんか。"], "ja"),
        (["2024"], "en"),
        (["自己紹介", "--language", "en"], "en"),
    ],
)
def test_the_words_tell_the_language_unless_it_is_named(
    cli: Cli, tmp_path: Path, arguments: list[str], language: str
) -> None:
    done = cli("new", *arguments, "--folder", tmp_path)
    assert DiskPitchFiles().load(Path(done.out.strip())).language == language


def test_a_folder_that_is_not_there_is_made(cli: Cli, tmp_path: Path) -> None:
    done = cli("new", "Mine", "--folder", tmp_path / "a" / "b")
    assert Path(done.out.strip()).parent == tmp_path / "a" / "b"


def test_without_a_folder_it_goes_where_the_screens_look(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "documents" in cli("new", "Mine").out
    (tmp_path / "pitches").mkdir()
    assert Path(cli("new", "Mine").out.strip()).parent == Path("pitches")


class TestMistakes:
    def test_a_title_is_needed(self, cli: Cli, tmp_path: Path) -> None:
        assert cli("new").code == 2
        done = cli("new", " ", "--folder", tmp_path)
        assert done.code == 2
        assert "title" in one_sentence(done.err)

    def test_a_slot_is_a_number_of_seconds(self, cli: Cli, tmp_path: Path) -> None:
        done = cli("new", "Mine", "--folder", tmp_path, "--slot", "soon")
        assert done.code == 2
        assert "soon" in one_sentence(done.err)
        assert not list(tmp_path.iterdir())

    def test_a_folder_that_is_a_file_is_told(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")
        done = cli("new", "Mine", "--folder", tmp_path / "file")
        assert done.code == 2
        one_sentence(done.err)


class TestAsking:
    def ask(self, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", Typing("".join(f"{line}\n" for line in lines)))

    def test_a_terminal_is_asked_question_by_question(
        self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.ask(monkeypatch, "三人と知り合う。", "農家の方", "soon", "30", *PARTS.values())
        done = cli("new", "自己紹介", "--folder", tmp_path)
        pitch = DiskPitchFiles().load(Path(done.out.strip()))
        assert (pitch.purpose, pitch.audience, pitch.slot_seconds) == ("三人と知り合う。", "農家の方", 30)
        assert [s.spoken.text for s in pitch.sections] == list(PARTS.values())
        assert "This is no number of seconds" in done.err
        assert "Who has which problem? One person, one sentence" in done.err
        assert "Example: 形が悪くて、畑に残した野菜はありませんか。" in done.err

    def test_empty_lines_and_the_end_of_input_leave_questions_out(
        self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.ask(monkeypatch, "", "", "", "困っていませんか。")
        done = cli("new", "自己紹介", "--folder", tmp_path)
        pitch = DiskPitchFiles().load(Path(done.out.strip()))
        assert (pitch.purpose, pitch.slot_seconds) == ("", 60)
        assert [s.spoken.text for s in pitch.sections] == ["困っていませんか。", "", "", ""]

    def test_ctrl_c_writes_nothing(self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class Breaking(Typing):
            def readline(self, size: int = -1, /) -> str:
                raise KeyboardInterrupt

        monkeypatch.setattr(sys, "stdin", Breaking())
        assert cli("new", "自己紹介", "--folder", tmp_path).code == 130
        assert not list(tmp_path.iterdir())

    def test_whoever_answers_by_options_is_not_asked(
        self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.ask(monkeypatch, "never read")
        done = cli("new", "自己紹介", "--folder", tmp_path, "--audience", "農家の方")
        assert done.err == ""

    def test_a_pipe_is_never_read(self, tmp_path: Path) -> None:
        done = fresh("new", "Mine", "--folder", tmp_path, stdin=subprocess.PIPE)
        assert done.returncode == 0
        assert done.stderr == ""
        assert Path(done.stdout.strip()).exists()


def test_it_loads_no_screen_and_no_sound(tmp_path: Path) -> None:
    code = (
        "import sys; from pitchcoach.cli.program import run;"
        f"run(['new', 'Mine', '--folder', {str(tmp_path)!r}, '--audience', 'bakers']);"
        "heavy = {'textual', 'rich', 'sounddevice', 'numpy', 'pyttsx3', 'pyopenjtalk'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
