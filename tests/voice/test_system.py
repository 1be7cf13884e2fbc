from __future__ import annotations

import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from pitchcoach.errors import NoVoiceError, PitchcoachError, UnwritableError, VoiceStoppedError
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice.characters import UnspeakableTextError
from pitchcoach.voice.mei import MEI, MeiVoice
from pitchcoach.voice.system import SystemVoice, language_code
from tests.voice.conftest import PITCH, PITCH_KANA, line_of, loudest

NOBODY = VoiceInfo(id="nowhere/nobody", name="Nobody", languages=("ja",), needs_kana=True)
LONG = PITCH_KANA * 8
"""More than 41 s: the length at which an engine that is not waited for leaves no file at all."""


def render_in_thread(
    voice: SystemVoice, text: str, speaker: VoiceInfo, out: Path
) -> tuple[threading.Thread, list]:
    outcome: list[object] = []

    def work() -> None:
        try:
            outcome.append(voice.render(text, speaker, out))
        except PitchcoachError as error:
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread, outcome


def stop_until_ended(voice: SystemVoice, thread: threading.Thread, folder: Path) -> float:
    """Stop again and again from the moment the render works on its file; return the seconds it took."""
    while not list(folder.iterdir()):
        assert thread.is_alive()
        time.sleep(0.001)
    time.sleep(0.2)  # let the engine get going: it makes the test harder, not true
    begun = time.monotonic()
    while thread.is_alive():
        voice.stop()
        thread.join(0.005)
    return time.monotonic() - begun


def test_bug_4_a_long_file_is_whole_when_render_returns(voice, espeak, tmp_path):
    once = voice.render(PITCH_KANA * 4, espeak, tmp_path / "half.wav")
    take = voice.render(LONG, espeak, tmp_path / "long.wav")
    assert take.seconds > 41
    assert take.seconds == pytest.approx(2 * once.seconds, rel=0.03)
    assert loudest(take.path, 0.97, 0.99) > 1000, "the last words are missing"


def test_bug_4_ten_short_files_are_whole_when_render_returns(voice, espeak, tmp_path):
    takes = [voice.render("ヨロシク オネガイシマス。", espeak, tmp_path / f"{i}.wav") for i in range(10)]
    assert len({take.frames for take in takes}) == 1
    assert {take.path.stat().st_size for take in takes} == {44 + 2 * takes[0].frames}


def test_bug_5_stop_ends_the_speech_within_half_a_second(voice, espeak, tmp_path):
    text = LONG * 20  # a quarter of an hour
    seconds = []
    for attempt in range(3):  # the best of three: another program may have the processor
        folder = tmp_path / str(attempt)
        folder.mkdir()
        thread, outcome = render_in_thread(voice, text, espeak, folder / "stopped.wav")
        seconds.append(stop_until_ended(voice, thread, folder))
        assert isinstance(outcome[0], VoiceStoppedError)
        assert list(folder.iterdir()) == [], "something was left behind"
    assert min(seconds) < 0.5
    assert voice.render("ハイ。", espeak, tmp_path / "after.wav").seconds > 0.2, "it speaks again"


def test_bug_6_kanji_is_refused_and_never_read_as_chinese_letter(voice, espeak, tmp_path):
    with pytest.raises(UnspeakableTextError) as caught:
        voice.render("私は大阪で行政書士をしています。", espeak, tmp_path / "kanji.wav")
    assert caught.value.message.values["sign"] == "私"
    assert caught.value.remedy is not None
    assert list(tmp_path.iterdir()) == []


def test_bug_6_the_kana_of_a_kanji_text_takes_as_long_as_its_morae(voice, espeak, tmp_path):
    take = voice.render(PITCH_KANA, espeak, tmp_path / "kana.wav")
    assert 5 <= PITCH.morae / take.seconds <= 9


def test_bug_7_a_library_that_exits_the_process_is_survived(voice, espeak, tmp_path, monkeypatch):
    (tmp_path / "data" / "espeak-ng-data").mkdir(parents=True)
    monkeypatch.setenv("ESPEAK_DATA_PATH", str(tmp_path / "data"))  # libespeak calls exit(1): nothing to load
    out = tmp_path / "out.wav"
    with pytest.raises(NoVoiceError) as caught:
        voice.render("ハイ。", espeak, out)
    assert "phontab" in caught.value.message.values["reason"]
    assert "espeak-ng-data" in caught.value.remedy.text
    assert not out.exists()
    with pytest.raises(NoVoiceError):
        SystemVoice().voices()


@pytest.mark.skipif(sys.platform != "linux", reason="hides the library in the way of Linux' loader")
def test_a_machine_without_espeak_is_told_what_to_install(tmp_path, monkeypatch):
    for name in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / name).write_text("not a library")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    with pytest.raises(NoVoiceError) as caught:
        SystemVoice().voices()
    assert "apt install espeak-ng" in caught.value.remedy.text


def test_a_voice_that_is_not_there_is_an_error_and_not_another_voice(voice, espeak, tmp_path):
    out = tmp_path / "out.wav"
    out.write_bytes(b"what was there before")
    with pytest.raises(NoVoiceError) as caught:
        voice.render("ハイ。", NOBODY, out)
    assert caught.value.message.values["voice"] == "Nobody"
    assert out.read_bytes() == b"what was there before"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("text", ["", "  \n", "。、！？", "……」", "-- ?"])
def test_text_without_a_word_is_refused(text, tmp_path):
    with pytest.raises(UnspeakableTextError):
        SystemVoice().render(text, NOBODY, tmp_path / "out.wav")


def test_an_espeak_voice_of_another_language_refuses_kana(tmp_path):
    speaker = VoiceInfo("gmw/en-us", "English (America)", ("en",), needs_kana=True)
    with pytest.raises(UnspeakableTextError):
        SystemVoice().render("I say こんにちは", speaker, tmp_path / "out.wav")


def test_the_file_is_replaced_whole_and_for_the_user_alone(voice, english, tmp_path):
    out = tmp_path / "deep" / "er" / "out.wav"
    take = voice.render("Good morning.", english, out)
    longer = voice.render("Good morning, ladies and gentlemen.", english, out)
    assert take.path == longer.path == out
    assert longer.frames > take.frames
    assert stat.S_IMODE(out.stat().st_mode) == 0o600 or sys.platform == "win32"
    assert list(out.parent.iterdir()) == [out]


def test_a_relative_path_is_relative_to_the_users_folder(voice, english, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wave.py").write_text("raise SystemExit('a file of the user was run')")
    assert voice.render("Good morning.", english, Path("out.wav")).path == tmp_path / "out.wav"


def test_a_folder_that_cannot_be_made_is_named(voice, english, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableError) as caught:
        voice.render("Good morning.", english, tmp_path / "file" / "out.wav")
    assert caught.value.path == tmp_path / "file" / "out.wav"


def test_several_threads_render_at_once(voice, english, tmp_path):
    texts = [
        "One.",
        "One two three.",
        "One two three four five six.",
        "One two three four five six seven eight.",
    ]
    with ThreadPoolExecutor(4) as pool:
        takes = list(pool.map(lambda i: voice.render(texts[i], english, tmp_path / f"{i}.wav"), range(4)))
    frames = [take.frames for take in takes]
    assert frames == sorted(frames)
    assert len(set(frames)) == 4


def test_rate_changes_the_length(voice, english, tmp_path):
    slow, fast = (
        voice.render("Good morning everybody.", english, tmp_path / f"{r}.wav", r) for r in (100, 300)
    )
    assert slow.seconds > 1.8 * fast.seconds


def test_espeak_tells_when_each_phrase_is_said(voice, espeak, tmp_path):
    line = line_of("築三十年ほどの一戸建てにお住まいで、冬の廊下が寒い、という方はいらっしゃいますか。")
    speech = voice.say(line, espeak, tmp_path / "line.wav")
    assert speech.exact and len(speech.times) == len(line.sentence.phrases)
    edges = [edge for time in speech.times for edge in (time.start, time.end)]
    assert edges == sorted(edges) and 0 <= edges[0] < 0.05
    assert speech.take.seconds - 0.05 < edges[-1] <= speech.take.seconds
    for at, phrase in enumerate(line.sentence.phrases[:-1]):
        silent = speech.times[at + 1].start - speech.times[at].end
        assert silent > 0.1 if phrase.pause else silent < 0.01, phrase.text


def test_an_english_line_is_marked_too_whatever_its_numbers(voice, english, tmp_path):
    if not english.needs_kana:
        pytest.skip("this machine's English voice is not espeak")
    line = line_of("Many freelancers do their books at night, on the kitchen table, in 2026.", "en")
    speech = voice.say(line, english, tmp_path / "line.wav")
    assert speech.exact
    starts = [time.start for time in speech.times]
    assert all(later - before > 0.2 for before, later in pairwise(starts))


def test_a_faster_line_is_shorter_by_as_much(voice, espeak, tmp_path):
    line = line_of("これから独立する方の許可申請を、お手伝いします。")
    usual = voice.say(line, espeak, tmp_path / "line.wav").take.seconds
    assert voice.say(line, espeak, tmp_path / "line.wav", 1.25).take.seconds == pytest.approx(
        usual / 1.25, rel=0.06
    )


def test_an_engine_without_marks_shares_out_and_says_so(tmp_path):
    tone = tmp_path / "tone.py"
    tone.write_text(TONE)
    zira = VoiceInfo("zira", "Zira", ("en",), needs_kana=False)
    line = line_of("I am Ken, and you?", "en")
    speech = SystemVoice([sys.executable, str(tone)]).say(line, zira, tmp_path / "out.wav")
    assert not speech.exact
    assert speech.times[0].end == pytest.approx(0.52, abs=0.03)
    assert speech.times[1].start == pytest.approx(0.82, abs=0.03)
    assert speech.take.seconds == pytest.approx(1.34, abs=0.03), "the silence at both ends is cut"


def test_japanese_without_marks_is_laid_over_the_built_in_voice(tmp_path):
    line = line_of("冬の廊下とお風呂が寒い、という方はいらっしゃいますか。")
    told = MeiVoice().say(line, MEI, tmp_path / "mei.wav", 0.9)
    copier = tmp_path / "copier.py"
    copier.write_text(
        "import json, shutil, sys; asked = json.loads(sys.stdin.buffer.read());"
        f"shutil.copy({str(told.take.path)!r}, asked['out']); print(json.dumps({{'ok': True}}))"
    )
    haruka = VoiceInfo("haruka", "Haruka", ("ja",), needs_kana=False)
    speech = SystemVoice([sys.executable, str(copier)]).say(line, haruka, tmp_path / "out.wav")
    assert not speech.exact
    for one, other in zip(speech.times, told.times, strict=True):
        assert one.start == pytest.approx(other.start, abs=0.1)


TONE = """
import json, math, struct, sys, wave
asked = json.loads(sys.stdin.buffer.read())
def tone(seconds, peak):
    return b"".join(
        struct.pack("<h", round(peak * math.sin(i * 0.1))) for i in range(round(seconds * 22050))
    )
with wave.open(asked["out"], "wb") as file:
    file.setparams((1, 2, 22050, 0, "NONE", ""))
    file.writeframes(tone(0.4, 0) + tone(0.5, 9000) + tone(0.3, 0) + tone(0.5, 9000) + tone(0.4, 0))
print(json.dumps({"ok": True}))
"""
"""Stands in for a worker of SAPI5 or NSSpeech: half a second of sound, a pause, half a second of sound."""


def test_voices_are_asked_once_and_know_their_languages(voice, espeak):
    assert voice.voices() is voice.voices()
    assert "ja" in espeak.languages
    codes = {code for known in voice.voices() for code in known.languages}
    assert {"ja", "en"} <= codes
    assert all(code.isascii() and code.islower() and len(code) in (2, 3) for code in codes)
    assert all(known.needs_kana for known in voice.voices())


@pytest.mark.parametrize(
    ("tag", "code"),
    [("ja", "ja"), ("ja_JP", "ja"), ("ja-JP", "ja"), ("EN-us", "en"), ("cmn-latn-pinyin", "cmn"), ("", "")],
)
def test_language_tags_of_all_systems(tag, code):
    assert language_code(tag) == code
    assert language_code("Unknown Locale: 1041") == ""


def worker_that(code: str) -> SystemVoice:
    return SystemVoice([sys.executable, "-c", code])


def test_a_worker_that_hangs_is_stopped_from_another_thread(tmp_path):
    voice = worker_that("import time; time.sleep(600)")
    thread, outcome = render_in_thread(voice, "ハイ。", NOBODY, tmp_path / "out.wav")
    stop_until_ended(voice, thread, tmp_path)
    assert isinstance(outcome[0], VoiceStoppedError)


def test_stop_without_a_render_does_nothing(tmp_path):
    voice = SystemVoice()
    voice.stop()
    voice.stop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "code", ["", "print('Audio saved to x')", "import os; os._exit(1)", "import os; os.abort()"]
)
def test_a_worker_without_an_answer_is_an_error_with_a_remedy(code, tmp_path):
    with pytest.raises(NoVoiceError) as caught:
        worker_that(code).render("ハイ。", NOBODY, tmp_path / "out.wav")
    assert caught.value.remedy is not None
    assert list(tmp_path.iterdir()) == []


def test_an_answer_without_a_sound_file_is_an_error(tmp_path):
    with pytest.raises(NoVoiceError):
        worker_that("print('{\"ok\": true}')").render("ハイ。", NOBODY, tmp_path / "out.wav")
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_cannot_be_started_is_an_error(tmp_path):
    with pytest.raises(NoVoiceError):
        SystemVoice([str(tmp_path / "no-such-program")]).voices()


def test_no_engine_and_no_number_library_is_loaded_by_this_room():
    code = (
        "import sys;"
        "from pitchcoach.voice import system, choose, fake, speech_text;"
        "heavy = 'pyttsx3', 'numpy', 'textual', 'sounddevice', 'pyopenjtalk';"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
