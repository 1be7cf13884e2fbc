"""``voices``: what is there, which voice reads what, a sample of one, and the speech that is kept."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import pytest

from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.locations import locations
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice.fake import FakeVoice
from tests.cli.running import Cli, one_sentence
from tests.tui.program import Fakes, rooms_with

JAPANESE = VoiceInfo("x/ja", "Kyoko", ("ja",), False)
ENGLISH = VoiceInfo("x/en", "Samantha", ("en",), False)
FRENCH = VoiceInfo("x/fr", "Amélie", ("fr",), False)
NEURAL = VoiceInfo(
    "kokoro:x", "Alpha", ("ja",), False, engine="kokoro", quality=3, realtime=1.6, licence="Apache-2.0"
)


def there(monkeypatch: pytest.MonkeyPatch, *voices: VoiceInfo) -> Fakes:
    fakes = Fakes(voice=FakeVoice(listed=voices))
    monkeypatch.setattr(
        "pitchcoach.cli.voices.compose_rooms", lambda settings, places: rooms_with(fakes, settings)
    )
    return fakes


def test_each_voice_tells_what_it_is_and_what_it_reads(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    there(monkeypatch, FRENCH, ENGLISH, JAPANESE)
    done = cli("voices")
    assert (done.code, done.err) == (0, "")
    head, *rows = done.out.splitlines()[:3]
    assert head.split() == ["Voice", "ID", "Languages", "Engine", "Quality", "Speed", "Reads", "Licence"]
    assert [row.split() for row in rows] == [
        ["Samantha", "x/en", "en", "system", "plain", "100×", "English"],
        ["Kyoko", "x/ja", "ja", "system", "plain", "100×", "Japanese"],
    ]
    assert "Amélie" not in done.out
    assert "Amélie" in cli("voices", "--all").out


def test_a_voice_that_takes_its_time_says_so(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    there(monkeypatch, NEURAL)
    row = cli("voices").out.splitlines()[1]
    assert row.split()[:7] == ["Alpha", "kokoro:x", "ja", "kokoro", "best", "0.62×", "Japanese"]


def test_the_same_as_json(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    there(monkeypatch, NEURAL, FRENCH)
    rows = json.loads(cli("voices", "--all", "--json").out)
    assert rows[0] == {
        "id": "kokoro:x",
        "name": "Alpha",
        "languages": ["ja"],
        "engine": "kokoro",
        "quality": 3,
        "realtime": 1.6,
        "version": "",
        "licence": "Apache-2.0",
        "needs_kana": False,
        "used_for": ["ja"],
    }
    assert rows[1]["used_for"] == []


@pytest.mark.parametrize(("wanted", "begins"), [("kyoko", "はじめまして。"), ("x/en", "Hello. ")])
def test_a_sample_is_spoken_in_the_voice_s_own_language(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, wanted: str, begins: str
) -> None:
    fakes = there(monkeypatch, FRENCH, ENGLISH, JAPANESE)
    done = cli("voices", "--sample", wanted)
    assert (done.code, done.out) == (0, "")
    assert wanted in one_sentence(done.err).casefold()
    assert fakes.voice.said[0] == begins.strip()
    assert fakes.stream.fed_seconds > 2


def test_a_sample_into_a_file(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fakes = there(monkeypatch, JAPANESE)
    out = tmp_path / "kyoko.wav"
    assert cli("voices", "--sample", "Kyoko", "--out", out).code == 0
    with wave.open(str(out)) as file:
        assert file.getnframes() / file.getframerate() > 2
    assert not fakes.stream.calls


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--sample", "nobody"], "nobody"),
        (["--sample", "Amélie"], "Amélie"),
        (["--out", "x.wav"], "--sample"),
        (["--sample", "Kyoko", "--out", "."], "folder"),
    ],
)
def test_a_sample_nobody_can_say_is_one_sentence(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: list[str], named: str
) -> None:
    fakes = there(monkeypatch, FRENCH, JAPANESE)
    done = cli("voices", *arguments)
    assert (done.code, done.out) == (2, "")
    assert named in one_sentence(done.err)
    assert not fakes.voice.said


def test_the_speech_that_is_kept_is_counted_and_can_be_deleted(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    there(monkeypatch, JAPANESE, ENGLISH)
    assert "Speech kept" not in cli("voices").out
    folder = locations().speech
    folder.mkdir(parents=True)
    (folder / "one.wav").write_bytes(bytes(2_500_000))
    assert "Speech kept for the next time: 2.5 MB of at most 200 MB; --clear-cache" in cli("voices").out
    done = cli("voices", "--clear-cache")
    assert (done.code, done.out) == (0, "")
    assert "2.5 MB" in one_sentence(done.err)
    assert not list(folder.glob("*"))
    assert "0.0 MB" in one_sentence(cli("voices", "--clear-cache").err)


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
