"""The voices of the extra ``voices``, where it is installed: real graphs, real sound."""

from __future__ import annotations

import threading
import time

import pytest

from pitchcoach.errors import NoVoiceError, VoiceStoppedError
from pitchcoach.voice import hibari, kokoro
from pitchcoach.voice.alignment import aligned
from pitchcoach.voice.characters import UnspeakableTextError
from pitchcoach.voice.hibari import HibariVoice
from pitchcoach.voice.kokoro import KokoroVoice
from pitchcoach.voice.silence import silences
from pitchcoach.voice.wav import samples_of
from tests.voice.conftest import line_of

JA = "築三十年ほどの一戸建てにお住まいで、冬の廊下とお風呂が寒い、という方はいらっしゃいますか。"
EN = "Many freelancers do their books at night, on the kitchen table, in 2026; isn't that $1,200 a year?"


@pytest.fixture(scope="module")
def kokoro_voice() -> KokoroVoice:
    voice = KokoroVoice()
    if not voice.voices():
        pytest.skip("pip install 'pitchcoach[voices]': the Kokoro voices are not installed")
    return voice


@pytest.fixture(scope="module")
def hibari_voice() -> HibariVoice:
    voice = HibariVoice()
    if not voice.voices():
        pytest.skip("pip install 'pitchcoach[voices]': the Hibari voice is not installed")
    return voice


def test_kokoro_tells_when_each_phrase_is_said(kokoro_voice, tmp_path):
    line = line_of(JA)
    speech = kokoro_voice.say(line, kokoro_voice.voices()[0], tmp_path / "x.wav")
    samples, rate = samples_of(speech.take.path)
    other = aligned(samples, rate, line)
    assert speech.exact and other is not None
    errors = sorted(abs(a.start - b.start) for a, b in zip(speech.times, other, strict=True))
    assert errors[len(errors) // 2] < 0.03 and errors[-1] < 0.2, "another method finds the same"


def test_kokoro_has_a_woman_and_a_man_and_speaks_as_fast_as_asked(kokoro_voice, tmp_path):
    line = line_of("二百件お手伝いしました。")
    first, *_, last = kokoro_voice.voices()
    usual = kokoro_voice.say(line, first, tmp_path / "x.wav").take.seconds
    assert kokoro_voice.say(line, first, tmp_path / "x.wav", 1.25).take.seconds == pytest.approx(
        usual / 1.25, rel=0.1
    )
    assert kokoro_voice.say(line, last, tmp_path / "y.wav").take.frames > 0
    assert (tmp_path / "x.wav").read_bytes() != (tmp_path / "y.wav").read_bytes()


def test_kokoro_stops_in_the_midst_of_a_sentence_and_speaks_again(kokoro_voice, tmp_path):
    voice = kokoro_voice.voices()[0]
    kokoro_voice.say(line_of("はい。"), voice, tmp_path / "x.wav")
    ended: list[object] = []

    def work() -> None:
        try:
            ended.append(kokoro_voice.say(line_of(JA), voice, tmp_path / "y.wav"))
        except VoiceStoppedError as error:
            ended.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    time.sleep(0.3)
    kokoro_voice.stop()
    thread.join(10)
    assert isinstance(ended[0], VoiceStoppedError)
    assert not (tmp_path / "y.wav").exists()
    assert kokoro_voice.say(line_of("はい。"), voice, tmp_path / "x.wav").take.seconds > 0.1


def test_a_sentence_longer_than_the_graph_takes_is_said_in_pieces(kokoro_voice, monkeypatch, tmp_path):
    monkeypatch.setattr(kokoro, "_LIMIT", 60)
    line = line_of(JA)
    speech = kokoro_voice.say(line, kokoro_voice.voices()[0], tmp_path / "x.wav")
    edges = [edge for time in speech.times for edge in (time.start, time.end)]
    assert edges == sorted(edges) and speech.take.seconds > 4


def test_hibari_tells_when_each_phrase_is_said(hibari_voice, tmp_path):
    line = line_of(EN, "en")
    speech = hibari_voice.say(line, hibari_voice.voices()[0], tmp_path / "x.wav")
    samples, rate = samples_of(speech.take.path)
    gaps = silences(samples, rate)
    assert speech.exact
    pauses = [at for at, phrase in enumerate(line.sentence.phrases[:-1]) if phrase.pause]
    assert len(pauses) == 3
    for at in pauses:
        assert any(abs(gap.end - speech.times[at + 1].start) < 0.01 for gap in gaps), (
            "it begins after a silence"
        )


def test_hibari_says_the_same_again_in_the_same_way(hibari_voice, tmp_path):
    voice = hibari_voice.voices()[0]
    for name in ("x.wav", "y.wav"):
        hibari_voice.say(line_of("Good morning.", "en"), voice, tmp_path / name)
    assert (tmp_path / "x.wav").read_bytes() == (tmp_path / "y.wav").read_bytes()


def test_the_sounds_of_an_english_sentence_are_parted_where_its_phrases_are(hibari_voice):
    phrases = [phrase.text for phrase in line_of(EN, "en").sentence.phrases]
    pieces = hibari._pieces(phrases, british=False)
    read = hibari._reader(False)
    assert "".join(p.sounds + p.tail for p in pieces) == read("".join(phrases))
    assert [p.tail.strip() for p in pieces[:-1]] == ["", ",", ",", ";"]
    assert pieces[3].sounds.startswith(read("in 2026")[:4])


def test_hibari_refuses_what_it_would_spell(hibari_voice, tmp_path):
    with pytest.raises(UnspeakableTextError):
        hibari_voice.say(line_of("I run 青山商店.", "en"), hibari_voice.voices()[0], tmp_path / "x.wav")


def test_without_their_packages_they_are_not_listed(monkeypatch, tmp_path):
    monkeypatch.setattr(kokoro, "folder_of", lambda name: None)
    monkeypatch.setattr(hibari, "folder_of", lambda name: None)
    assert KokoroVoice().voices() == () and HibariVoice().voices() == ()
    for voice, line in ((KokoroVoice(), line_of("はい。")), (HibariVoice(), line_of("Yes.", "en"))):
        with pytest.raises(NoVoiceError) as caught:
            voice.say(line, kokoro._voices()[0], tmp_path / "x.wav")
        assert caught.value.remedy is not None and "pitchcoach[voices]" in caught.value.remedy.text
