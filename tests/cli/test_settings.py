"""``settings``: everything is listed with its source, single values are changed, wrong ones told."""

from __future__ import annotations

import dataclasses
import json

import pytest

from pitchcoach.config.load import load_settings
from pitchcoach.config.settings import Settings
from pitchcoach.locations import locations
from tests.cli.running import Cli, one_sentence


def test_every_setting_is_listed(cli: Cli) -> None:
    rows = json.loads(cli("settings", "--json").out)
    names = [row["name"] for row in rows]
    for group in dataclasses.fields(Settings):
        values = getattr(Settings(), group.name)
        if dataclasses.is_dataclass(values):
            assert {f"{group.name}.{f.name}" for f in dataclasses.fields(values)} <= {*names}
    assert len(names) == len({*names})
    for row in rows:
        assert row.keys() == {"name", "value", "default", "about", "unit", "source"}
        assert row["about"]
    table = cli("settings").out
    assert all(name in table for name in names)
    assert str(locations().settings) in table


def test_numbers_of_the_field_have_a_source(cli: Cli) -> None:
    rows = {row["name"]: row for row in json.loads(cli("settings", "--json").out)}
    for name, row in rows.items():
        if isinstance(row["value"], float) or name.startswith(("length.", "time.")):
            assert row["source"], name
            assert row["unit"], name


def test_one_setting_is_changed_and_listed(cli: Cli) -> None:
    done = cli("settings", "length.characters_max", "400")
    assert (done.code, done.out, done.err) == (0, "", "")
    [row] = json.loads(cli("settings", "length.characters_max", "--json").out)
    assert (row["value"], row["default"]) == (400, 350)
    assert cli("settings", "signals.sound", "off").code == 0
    assert load_settings(locations().settings).signals.sound is False


def test_keys_are_set_and_checked(cli: Cli) -> None:
    assert cli("settings", "keys.library.listen", "f6").code == 0
    assert load_settings(locations().settings).keys == {"library.listen": "f6"}
    assert "keys.library.listen" in cli("settings").out
    for name, keys in (("keys.library.lisen", "f7"), ("keys.library.listen", "enter"), ("keys.x.y", "no")):
        done = cli("settings", name, keys)
        assert done.code == 2
        one_sentence(done.err)
    assert load_settings(locations().settings).keys == {"library.listen": "f6"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("length.characters_max", "many"),
        ("length.characters_max", "0"),
        ("length.characters_max", "3.5"),
        ("time.slot_seconds", "nan"),
        ("time.slot_seconds", "1e999"),
        ("signals.sound", "perhaps"),
        ("interface.locale", "fr"),
        ("length.nothing", "1"),
        ("nothing", "1"),
        ("nothing.at.all", "1"),
        ("keys", "x"),
    ],
)
def test_what_cannot_be_set_is_one_sentence_and_nothing_is_written(cli: Cli, name: str, value: str) -> None:
    done = cli("settings", name, value)
    assert (done.code, done.out) == (2, "")
    assert name in one_sentence(done.err)
    assert not locations().settings.exists()


def test_a_name_that_is_not_there_is_one_sentence(cli: Cli) -> None:
    done = cli("settings", "lenght")
    assert (done.code, done.out) == (2, "")
    assert "lenght" in one_sentence(done.err)
