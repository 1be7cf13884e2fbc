"""The table of commands, the user's own keys, and the signs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.keys import _character_to_key

from pitchcoach.config.settings import Settings
from pitchcoach.errors import SettingsError
from pitchcoach.i18n import Translator, msg
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.commands import COMMANDS, EVERYWHERE, Command, commands_of
from pitchcoach.tui.folding import folded
from pitchcoach.tui.keys import key_label, key_of, rebound
from pitchcoach.tui.signs import DRAWN, PLAIN, signs
from tests.tui.toy import TABLE


def test_the_table_is_consistent() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))
    for command in COMMANDS:
        assert command.id.startswith(command.screen + ".")
        assert command.label.text
        assert command.help.text.endswith(".")
    for screen in {command.screen for command in COMMANDS}:
        keys = [key for command in commands_of(screen) for key in command.keys.split(",")]
        assert len(keys) == len(set(keys)), screen
    assert {"app.help", "app.palette", "app.quit", "app.back"} <= {c.id for c in commands_of(EVERYWHERE)}


def test_every_default_key_passes_the_check_of_the_users_own() -> None:
    for command in COMMANDS:
        assert rebound({command.id: command.keys}) == COMMANDS


def test_the_table_imports_no_textual() -> None:
    code = "import sys, pitchcoach.tui.keys; sys.exit(bool({'textual', 'rich'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_bindings_have_id_and_tooltip() -> None:
    for binding in bindings_of("toy", TABLE):
        assert binding.id
        assert binding.tooltip


def test_the_users_keys_replace_the_tables() -> None:
    table = rebound({"app.help": "?, F2".lower(), "toy.edit": " + "}, TABLE)
    by_id = {command.id: command.keys for command in table}
    assert by_id["app.help"] == "question_mark,f2"
    assert by_id["toy.edit"] == "plus"
    assert rebound({"toy.edit": "r", "toy.rehearse": "e"}, TABLE)  # swapped


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"toy.nothing": "x"}, "toy.nothing"),
        ({"toy.edit": "r"}, "toy.rehearse"),
        ({"toy.edit": "ctrl+q"}, "app.quit"),
        ({"app.help": "e"}, "toy.edit"),
        ({"confirm.yes": "ctrl+q"}, "app.quit"),
        ({"toy.edit": "f99"}, "f99"),
        ({"toy.edit": ""}, "toy.edit"),
        ({"toy.edit": "tab"}, "Tab"),
        ({"toy.edit": "ctrl+enter"}, "Ctrl+Enter"),
    ],
)
def test_keys_that_cannot_work_are_told(keys: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError) as error:
        rebound(keys, TABLE)
    tr = Translator("en")
    assert named in tr.render(error.value.message)
    assert error.value.remedy is not None


def test_a_dialog_may_use_the_keys_of_the_screen_below() -> None:
    assert rebound({"confirm.yes": "question_mark"}, TABLE)


def test_the_program_reports_them_too() -> None:
    from tests.tui.toy import ToyApp

    with pytest.raises(SettingsError):
        ToyApp(Settings(keys={"toy.nothing": "x"}))


def test_key_names_are_textuals() -> None:
    for character in map(chr, range(0x21, 0x7F)):
        assert key_of(character) == _character_to_key(character)
        assert key_label(key_of(character)) == character


@pytest.mark.parametrize(
    ("key", "label", "plain"),
    [
        ("ctrl+r", "Ctrl+R", "Ctrl+R"),
        ("up", "↑", "Up"),
        ("f1", "F1", "F1"),
        ("escape", "Esc", "Esc"),
        ("space", "Space", "Space"),
    ],
)
def test_keys_as_a_person_reads_them(key: str, label: str, plain: str) -> None:
    assert (key_label(key), key_label(key, plain=True)) == (label, plain)


def test_folding() -> None:
    assert [folded(c) for c in "ｒらラえんＲ？　ー。ｱ"] == [
        "r",
        "r",
        "r",
        "e",
        "n",
        "R",
        "?",
        " ",
        "-",
        ".",
        "a",
    ]
    assert [folded(c) for c in "r漢①é🙂"] == [None] * 5


def test_signs_are_one_cell_and_plain_ones_ascii() -> None:
    assert [signs().fit(fit) for fit in ("fits", "long", "short")] == ["●", "▲", "▽"]  # type: ignore[arg-type]
    assert all(len(getattr(s, name)) == 1 for s in (DRAWN, PLAIN) for name in s.__slots__)
    assert all(getattr(PLAIN, name).isascii() for name in PLAIN.__slots__)
    assert PLAIN.done != "x", "a cross says no in Japanese"
    assert len({signs(plain=True).fit(fit) for fit in ("fits", "long", "short")}) == 3  # type: ignore[arg-type]
    assert signs().bar(0.5, 4) == "▇▇··"
    assert signs(plain=True).bar(7, 3) == "###"


def test_a_command_is_a_record() -> None:
    assert Command("a.b", "a", "x", "b", msg("B"), msg("Do b.")).show
