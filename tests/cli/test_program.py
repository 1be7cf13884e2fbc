"""The command ``pitchcoach`` itself: help, version, language; a mistake is one sentence and exit code 2."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from pitchcoach import __version__
from pitchcoach.cli import check
from pitchcoach.cli.context import Context
from pitchcoach.cli.program import COMMANDS
from pitchcoach.locations import locations
from tests.cli.running import JA, Cli, fresh, one_sentence


def settings_file(text: str) -> Path:
    path = locations().settings
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_help_lists_every_command_and_every_command_has_help(cli: Cli) -> None:
    done = cli("--help")
    assert done.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", done.out, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_its_options(command: str) -> None:
    done = fresh(command, "--help")
    assert done.returncode == 0
    assert f"pitchcoach {command}" in done.stdout
    assert done.stderr == ""


def test_the_version(cli: Cli) -> None:
    done = cli("--version")
    assert (done.code, done.out) == (0, f"pitchcoach {__version__}\n")


def test_the_language_is_asked_for_set_or_the_terminals(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, list[str]]] = []

    def note(arguments: Sequence[str], context: Context) -> int:
        seen.append((context.tr.locale, [*arguments]))
        return 0

    monkeypatch.setattr(check, "run", note)
    cli("check", "a")
    cli("--locale", "ja", "check", "a")
    cli("check", "--locale=ja", "a")
    cli("check", "a", "--locale", "ja")
    assert seen == [("en", ["a"]), *[("ja", ["a"])] * 3]
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    cli("check")
    settings_file('[interface]\nlocale = "en"\n')
    cli("check")
    cli("check", "--locale=ja")
    assert [locale for locale, _ in seen[4:]] == ["ja", "en", "ja"]


def test_a_language_that_is_not_there_is_one_sentence(cli: Cli) -> None:
    done = cli("--locale", "fr", "check", JA)
    assert (done.code, done.out) == (2, "")
    assert "fr" in one_sentence(done.err)


def test_a_path_that_is_not_there_is_one_sentence(cli: Cli) -> None:
    done = cli("chekc")
    assert (done.code, done.out) == (2, "")
    assert "chekc" in one_sentence(done.err)


def test_without_a_terminal_there_are_no_screens() -> None:
    done = fresh(JA, stdin=-3)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "terminal" in one_sentence(done.stderr)


@pytest.mark.parametrize(
    "text",
    [
        "[time\n",
        "[time]\nslot_seconds = 'long'\n",
        "[time]\nslot_second = 60\n",
        "[tmie]\nslot_seconds = 60\n",
        "time = 60\n",
        "[time]\nslot_seconds = nan\n",
        "[interface]\nlocale = 'fr'\n",
        "[keys]\n'library.new' = 3\n",
    ],
)
def test_settings_that_are_wrong_are_one_sentence_with_their_place(cli: Cli, text: str) -> None:
    path = settings_file(text)
    for arguments in (["check", JA], ["settings"]):
        done = cli(*arguments)
        assert (done.code, done.out) == (2, "")
        assert str(path) in one_sentence(done.err)


def test_an_option_that_is_not_there_is_one_sentence(cli: Cli) -> None:
    done = cli("check", "--fast", JA)
    assert done.code == 2
    assert "--fast" in one_sentence(done.err)


def test_a_file_named_like_an_option(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "--locale").write_bytes(JA.read_bytes())
    assert cli("check", "--", "--locale").code == 0


def test_names_that_are_no_unicode_do_not_end_it(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xe3\x81\xff.md")
    try:
        (tmp_path / name).write_bytes(JA.read_bytes())
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    for arguments in (["check"], ["check", "--json"]):
        done = fresh(*arguments, tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["trim"], "FILE"),
        (["trim", JA, "--slot"], "--slot"),
        (["trim", JA, "--slot", "soon"], "soon"),
        (["trim", JA, "--apply", "0"], "0"),
        (["new", "x", "--language", "fr"], "fr"),
        (["trim", JA, "--bogus"], "--bogus"),
    ],
)
def test_a_mistake_in_the_arguments_is_told_in_the_users_language(
    cli: Cli, arguments: list[object], wrong: str
) -> None:
    sentences = [one_sentence(cli("--locale", locale, *arguments).err) for locale in ("en", "ja")]
    assert all(wrong in sentence for sentence in sentences)
    assert "argument " not in sentences[1] and "argument" not in sentences[1].replace("arguments", "")


def test_why_a_file_cannot_be_read_is_told_in_the_users_language(cli: Cli) -> None:
    assert "No such file" in cli("--locale", "en", "trim", "nowhere.md").err
    assert "No such file" not in cli("--locale", "ja", "trim", "nowhere.md").err
