"""``voices``: what is there, and which voice reads what."""

from __future__ import annotations

import json

import pytest

from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice.fake import FakeVoice
from tests.cli.running import Cli, one_sentence
from tests.tui.program import Fakes, rooms_with

JAPANESE = VoiceInfo("x/ja", "Kyoko", ("ja",), False)
ENGLISH = VoiceInfo("x/en", "Samantha", ("en",), False)
FRENCH = VoiceInfo("x/fr", "Amélie", ("fr",), False)


def there(monkeypatch: pytest.MonkeyPatch, *voices: VoiceInfo) -> None:
    fakes = Fakes(voice=FakeVoice(listed=voices))
    monkeypatch.setattr(
        "pitchcoach.cli.voices.compose_rooms", lambda settings, places: rooms_with(fakes, settings)
    )


def test_each_voice_tells_what_it_reads(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    there(monkeypatch, FRENCH, ENGLISH, JAPANESE)
    done = cli("voices")
    assert (done.code, done.err) == (0, "")
    head, *rows = done.out.splitlines()[:3]
    assert head.split()[:2] == ["Voice", "ID"]
    assert [row.split() for row in rows] == [
        ["Samantha", "x/en", "en", "English"],
        ["Kyoko", "x/ja", "ja", "Japanese"],
    ]
    assert "Amélie" not in done.out
    assert "Amélie" in cli("voices", "--all").out


def test_the_same_as_json(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    there(monkeypatch, JAPANESE, FRENCH)
    rows = json.loads(cli("voices", "--all", "--json").out)
    assert rows[0] == {
        "id": "x/ja",
        "name": "Kyoko",
        "languages": ["ja"],
        "needs_kana": False,
        "used_for": ["ja"],
    }
    assert rows[1]["used_for"] == []


def test_a_language_nobody_speaks_is_told_with_a_remedy(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    there(monkeypatch, ENGLISH)
    done = cli("voices")
    assert done.code == 0
    assert "Japanese" in one_sentence(done.err)


def test_no_engine_is_one_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(self: FakeVoice) -> object:
        raise NoVoiceError(msg("no speech engine was found on this machine"), remedy=msg("Install one."))

    there(monkeypatch)
    monkeypatch.setattr(FakeVoice, "voices", none)
    done = cli("voices")
    assert (done.code, done.out) == (2, "")
    one_sentence(done.err)
