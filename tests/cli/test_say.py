"""``say``: pace, time, voice, one section, a file or the loudspeaker, JSON, and Ctrl+C."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from pitchcoach.audio.wav import read_wav
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.config.settings import Settings
from pitchcoach.errors import NoSoundError, PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.locations import example_pitches, locations
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.voice.fake import FAKE_VOICES, FakeVoice
from tests.cli.running import EN, JA, ROOT, Cli, one_sentence
from tests.coach.hand_stream import HandStream
from tests.rig.virtual_sound import VirtualSound
from tests.tui.program import Fakes, rooms_with

OTHER = VoiceInfo("fake/ja2", "Another", ("ja",), True)
SLOW = VoiceInfo("fake/slow", "Slow", ("ja",), True, realtime=2.0)


def has_voice(language: str, wanted: str = "") -> bool:
    try:
        rooms = compose_rooms(Settings(), locations())
        rooms.choose_voice("ja" if language == "ja" else "en")
        return any(wanted in voice.id for voice in rooms.voice().voices())
    except PitchcoachError:
        return False


needs_voices = pytest.mark.skipif(
    not (has_voice("ja") and has_voice("en")), reason="no Japanese and English voice (apt install espeak-ng)"
)
needs_espeak = pytest.mark.skipif(
    not has_voice("ja", "jpx/ja"), reason="no espeak-ng (apt install espeak-ng)"
)


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> Fakes:
    fakes = Fakes(voice=FakeVoice(listed=[*FAKE_VOICES, OTHER, SLOW]))
    monkeypatch.setattr(
        "pitchcoach.cli.say.compose_rooms", lambda settings, places: rooms_with(fakes, settings)
    )
    return fakes


def seconds_of(path: Path) -> float:
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()


def test_every_sentence_is_handed_to_the_voice_in_order(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    done = cli("say", JA, "--out", tmp_path / "speech.wav")
    assert (done.code, done.out) == (0, "")
    assert len(fakes.voice.said) > 4
    body = "".join(JA.read_text(encoding="utf-8").split("\n")).replace("**", "")
    places = [body.find(said[-6:]) for said in fakes.voice.said]
    assert -1 not in places and places == sorted(places)


def test_one_line_tells_file_seconds_and_voice(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    out = tmp_path / "speech.wav"
    line = one_sentence(cli("say", JA, "--out", out).err)
    assert line == f"{out}: {seconds_of(out):.1f} s, Tone (Japanese) (fake/ja)"
    assert not fakes.stream.calls


def test_without_a_file_it_is_played_and_nothing_is_left(
    cli: Cli, fakes: Fakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = cli("say", EN)
    assert (done.code, done.out) == (0, "")
    assert one_sentence(done.err).startswith("about ")
    assert "open" in fakes.stream.calls and fakes.stream.calls[-1] == "stop"
    assert fakes.stream.finished
    assert fakes.stream.fed_seconds > 40
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--fit", "30"]])
def test_all_of_it_is_heard_however_it_was_asked_for(cli: Cli, fakes: Fakes, arguments: list[str]) -> None:
    done = cli("say", JA, "--json", *arguments)
    assert done.code == 0
    assert fakes.stream.fed_seconds == pytest.approx(json.loads(done.out)["seconds"], abs=0.01)


def test_one_section_is_a_part_of_the_whole(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    cli("say", JA, "--out", tmp_path / "all.wav")
    whole = len(fakes.voice.said)
    cli("say", JA, "--section", "hook", "--out", tmp_path / "hook.wav")
    hook = fakes.voice.said[whole:]
    assert hook == fakes.voice.said[whole - len(hook) : whole]
    assert 0 < len(hook) < whole / 2


def test_another_voice_by_name_or_id(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    for wanted in ("another", "fake/ja2", "ANOTH"):
        assert "Another" in cli("say", JA, "--voice", wanted, "--out", tmp_path / "speech.wav").err


@pytest.mark.parametrize("seconds", ["28", "0:30", "33"])
def test_it_lasts_as_long_as_asked(cli: Cli, fakes: Fakes, tmp_path: Path, seconds: str) -> None:
    out = tmp_path / "speech.wav"
    assert cli("say", JA, "--fit", seconds, "--out", out).code == 0
    assert seconds_of(out) == pytest.approx(float(seconds.removeprefix("0:")), rel=0.01)


def test_a_pace_is_met_and_told_when_it_is_hard_to_follow(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    easy = cli("say", JA, "--rate", "6.5", "--json", "--out", tmp_path / "easy.wav")
    one_sentence(easy.err)
    assert json.loads(easy.out)["rate"] == pytest.approx(6.5, rel=0.01)
    note, _ = cli("say", JA, "--rate", "10", "--out", tmp_path / "fast.wav").err.splitlines()
    assert note == "that is 10.0 morae a second; 5.5 to 8 are easy to follow"
    english = json.loads(cli("say", EN, "--rate", "140", "--json", "--out", tmp_path / "en.wav").out)
    assert english["rate"] == pytest.approx(140, rel=0.01)
    assert english["rate_unit"] == "words/min"


def test_a_time_no_voice_can_keep_is_told(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    done = cli("say", JA, "--fit", "5", "--out", tmp_path / "speech.wav")
    assert done.code == 0
    assert done.err.splitlines()[0].startswith("this voice cannot say it in 5.0 s: it takes ")
    assert len(done.err.splitlines()) == 3


def test_json_tells_when_each_phrase_is_said(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    out = tmp_path / "speech.wav"
    told = json.loads(cli("say", JA, "--fit", "30", "--json", "--out", out).out)
    assert told["file"] == str(out)
    assert told["seconds"] == pytest.approx(seconds_of(out), abs=0.001)
    assert abs(told["error"]) < 0.01 and told["asked_seconds"] == 30
    assert (told["voice"], told["engine"], told["language"]) == ("fake/ja", "system", "ja")
    edges = [edge for phrase in told["phrases"] for edge in (phrase["start"], phrase["end"])]
    assert edges == sorted(edges)
    assert edges[0] == 0 and edges[-1] == pytest.approx(told["seconds"], abs=0.01)
    assert {phrase["section"] for phrase in told["phrases"]} >= {"target", "feature", "benefit"}
    assert {phrase["sentence"] for phrase in told["phrases"]} == set(
        range(1, told["phrases"][-1]["sentence"] + 1)
    )


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--voice", "nobody"], "nobody"),
        (["--voice", ""], "voice"),
        (["--voice", "fake/en"], "fake/en"),
        (["--rate", "0"], "--rate"),
        (["--rate", "nan"], "--rate"),
        (["--rate", "fast"], "--rate"),
        (["--fit", "0"], "--fit"),
        (["--fit", "soon"], "--fit"),
        (["--fit", "60", "--rate", "6"], "--rate"),
        (["--section", "end"], "--section"),
        (["--out", "."], "folder"),
        (["--out", JA], "itself"),
        (["--out", "speech.ogg"], ".wav"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    cli: Cli, fakes: Fakes, arguments: list[str], named: str
) -> None:
    before = JA.read_bytes()
    done = cli("say", JA, *arguments)
    assert (done.code, done.out) == (2, "")
    assert named in one_sentence(done.err)
    assert JA.read_bytes() == before
    assert not fakes.stream.calls and not fakes.voice.said


def test_nothing_to_say_is_one_sentence(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text("## ターゲット\n", encoding="utf-8")
    for arguments in ([empty], [empty, "--section", "target"], [tmp_path / "none.md"], [tmp_path]):
        done = cli("say", *arguments)
        assert done.code == 2
        one_sentence(done.err)
    assert not fakes.voice.said


@pytest.mark.parametrize("arguments", [[], ["--fit", "60"]])
def test_a_machine_without_sound_says_so(cli: Cli, fakes: Fakes, arguments: Sequence[str]) -> None:
    fakes.stream = HandStream(
        NoSoundError(msg("No loudspeaker was found."), remedy=msg("Plug one in.")), hold=False
    )
    done = cli("say", EN, *arguments)
    assert done.code == 2
    assert done.err.splitlines()[1:] == ["No loudspeaker was found. Plug one in."]


@pytest.mark.parametrize("arguments", [[], ["--fit", "60"]])
def test_a_loudspeaker_that_goes_away_is_told(cli: Cli, fakes: Fakes, arguments: Sequence[str]) -> None:
    class Lost(HandStream):
        def feed(self, samples: object) -> None:
            self.trouble = "lost"

    fakes.stream = Lost()
    done = cli("say", EN, *arguments)
    assert done.code == 2
    assert done.err.splitlines()[1].startswith("the loudspeaker went away. ")


def test_a_slow_voice_tells_on_a_terminal_how_far_it_is(
    cli: Cli, fakes: Fakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    told = cli("say", JA, "--voice", "slow", "--out", tmp_path / "a.wav").err
    assert "0 of " in told and " sentences are ready" in told
    assert told.rpartition("\x1b[K")[2].startswith(str(tmp_path)), "the line is taken away at the end"
    assert " sentences are ready" not in cli("say", JA, "--out", tmp_path / "a.wav").err


def test_ctrl_c_stops_a_voice_that_is_at_work(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    class Interrupted(FakeVoice):
        def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
            signal.raise_signal(signal.SIGINT)
            time.sleep(2.0)
            return super().say(line, voice, out, speed)

    fakes.voice = Interrupted(listed=fakes.voice.listed)
    began = time.monotonic()
    done = cli("say", JA, "--out", tmp_path / "speech.wav")
    assert done.code == 130
    assert time.monotonic() - began < 1.5
    assert fakes.voice.stops == 1
    assert not list(tmp_path.iterdir())


@needs_voices
@pytest.mark.parametrize("pitch", sorted(example_pitches().glob("*.md")), ids=lambda path: path.stem)
def test_an_example_lasts_just_a_minute_when_asked_to(cli: Cli, tmp_path: Path, pitch: Path) -> None:
    out = tmp_path / "speech.wav"
    assert cli("say", pitch, "--fit", "60", "--out", out).code == 0
    assert seconds_of(out) == pytest.approx(60, rel=0.01)


@needs_espeak
def test_espeak_keeps_a_time_too(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "speech.wav"
    assert cli("say", JA, "--fit", "33", "--voice", "jpx/ja", "--out", out).code == 0
    assert seconds_of(out) == pytest.approx(33, rel=0.01)


@needs_voices
def test_what_was_said_once_is_not_made_again(cli: Cli, tmp_path: Path) -> None:
    first = cli("say", JA, "--out", tmp_path / "a.wav", "--json")
    made = sorted(locations().speech.glob("*.wav"))
    assert len(made) > 4
    second = cli("say", JA, "--out", tmp_path / "b.wav", "--json")
    assert sorted(locations().speech.glob("*.wav")) == made
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    assert json.loads(first.out)["phrases"] == json.loads(second.out)["phrases"]


@needs_voices
def test_a_place_that_cannot_be_written_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    out = tmp_path / "file" / "speech.wav"
    done = cli("say", JA, "--section", "hook", "--out", out)
    assert (done.code, done.out) == (2, "")
    assert str(out) in one_sentence(done.err)
    assert (tmp_path / "file").read_bytes() == b"kept"


@needs_voices
@pytest.mark.rig
def test_ctrl_c_stops_the_sound_at_once(rig: VirtualSound) -> None:
    say = subprocess.Popen(
        [sys.executable, "-m", "pitchcoach", "say", str(JA)], stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert say.stderr is not None
    line = say.stderr.readline()
    assert " s, " in line
    say.send_signal(signal.SIGINT)
    rest = say.stderr.read()
    say.stderr.close()
    assert say.wait(20) == 130
    assert rest == ""


@needs_voices
@pytest.mark.rig
@pytest.mark.parametrize("arguments", [[], ["--fit", "4"]])
def test_it_is_heard_from_its_first_sound_to_its_last(
    rig: VirtualSound, tmp_path: Path, arguments: list[str]
) -> None:
    heard = tmp_path / "heard.wav"
    with rig.listen(heard):
        done = subprocess.run(
            [sys.executable, "-m", "pitchcoach", "say", str(JA), "--section", "hook", "--json", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    samples, rate = read_wav(heard)
    loud = np.flatnonzero(np.abs(samples[:, 0]) > 0.003)
    assert (loud[-1] - loud[0]) / rate == pytest.approx(json.loads(done.stdout)["seconds"], abs=0.15)


@pytest.mark.parametrize(("ending", "begins"), [(".flac", b"fLaC"), (".mp3", b"")])
def test_other_formats_by_the_name_of_the_file(
    cli: Cli, fakes: Fakes, tmp_path: Path, ending: str, begins: bytes
) -> None:
    pytest.importorskip("soundfile")
    plain, packed = tmp_path / "a.wav", tmp_path / f"a{ending}"
    assert cli("say", JA, "--out", plain).code == cli("say", JA, "--out", packed).code == 0
    assert packed.read_bytes().startswith(begins)
    assert 1000 < packed.stat().st_size < plain.stat().st_size / 2
