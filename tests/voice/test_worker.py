from __future__ import annotations

import json
import os
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from pitchcoach.voice import worker


def ask(request: object, **environment: str) -> tuple[dict, subprocess.CompletedProcess]:
    done = subprocess.run(
        [sys.executable, "-m", "pitchcoach.voice.worker"],
        input=json.dumps(request).encode(),
        capture_output=True,
        env=os.environ | environment,
        check=False,
        timeout=60,
    )
    (line,) = done.stdout.splitlines()
    return json.loads(line), done


def request(out: Path, text: str = "ハイ。", voice: str = "jpx/ja") -> dict:
    return {"text": text, "out": str(out), "voice": voice, "rate": 160}


def stand_in(folder: Path, driver: str, save: str) -> dict[str, str]:
    """Put a pyttsx3 of our own first, that acts as the driver of a system we are not on."""
    (folder / "pyttsx3.py").write_text(
        f"""
import struct, types, wave
class Engine:
    driver_name = {driver!r}
    def __init__(self): self.callbacks = {{}}
    def getProperty(self, name):
        return [types.SimpleNamespace(id="Kyoko", name=None, languages=["ja_JP", None])]
    def setProperty(self, name, value): pass
    def connect(self, topic, callback): self.callbacks[topic] = callback
    def save_to_file(self, text, path): self.path = path
    def runAndWait(self):
        print("noise of the driver")
{save}
def init(): return Engine()
"""
    )
    return {"PYTHONPATH": str(folder)}


def test_it_loads_nothing_but_the_standard_library():
    code = (
        "import sys; before = set(sys.modules); import pitchcoach.voice.worker;"
        "print(sorted({m.split('.')[0] for m in set(sys.modules) - before} - sys.stdlib_module_names),"
        "sorted(m for m in sys.modules if m.startswith('pitchcoach')))"
    )
    printed = subprocess.check_output([sys.executable, "-c", code], text=True).strip()
    assert printed == "['pitchcoach'] ['pitchcoach', 'pitchcoach.voice', 'pitchcoach.voice.worker']"


def test_the_drivers_chatter_stays_off_the_protocol(espeak, tmp_path):
    answer, done = ask(request(tmp_path / "out.wav"))
    assert answer["ok"]
    assert done.stdout.count(b"\n") == 1
    assert b"Audio saved to" in done.stderr
    assert done.returncode == 0


def test_a_stale_file_is_never_taken_for_the_speech(espeak, tmp_path):
    out = tmp_path / "out.wav"
    ask(request(out))
    assert out.stat().st_size > 44
    answer, done = ask(request(out, voice="nowhere/nobody"))
    assert answer["error"] == worker.REFUSED
    assert "nowhere/nobody" in answer["detail"]
    assert done.returncode == 2
    assert out.stat().st_size == 0


def test_a_full_disk_is_reported_and_not_waited_for(espeak):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    answer, _ = ask(request(Path("/dev/full")))
    assert answer["error"] == worker.UNWRITABLE
    assert "No space left" in answer["detail"]


def test_a_folder_that_is_not_there_is_reported(tmp_path):
    answer, _ = ask(request(tmp_path / "none" / "out.wav"))
    assert answer["error"] == worker.UNWRITABLE


@pytest.mark.parametrize("text", ["", "。、", "…！"])
def test_mere_punctuation_is_reported(text, tmp_path):
    answer, _ = ask(request(tmp_path / "out.wav", text=text))
    assert answer["error"] == worker.SILENT


def test_voices_are_listed(espeak):
    answer, _ = ask({"list": True})
    assert answer["driver"] == "espeak"
    assert answer["version"][0].isdigit()
    assert {"id": "jpx/ja", "name": "Japanese", "languages": ["ja"]} in answer["voices"]


def test_every_word_of_espeak_is_marked_with_its_place_and_time(espeak, tmp_path):
    text = "ワタシワ、オーサカデ シテイマス。"
    answer, _ = ask(request(tmp_path / "out.wav", text=text))
    places, seconds = zip(*answer["marks"], strict=True)
    assert list(places) == [0, text.index("オーサカデ"), text.index("シテイマス")]
    assert seconds[0] == 0 and list(seconds) == sorted(seconds)
    with wave.open(str(tmp_path / "out.wav")) as file:
        assert seconds[-1] < file.getnframes() / file.getframerate()


@pytest.mark.parametrize("nonsense", [{}, [], {"text": "ハイ。"}, None])
def test_a_nonsense_request_gets_an_answer(nonsense):
    answer, _ = ask(nonsense)
    assert "error" in answer


AIFF = """
        frames = struct.pack(">4h", 1, -2, 300, -400) * 100
        common = struct.pack(">hLh", 1, 400, 16) + bytes.fromhex("400dac44000000000000")
        body = b"AIFF" + b"COMM" + struct.pack(">L", 18) + common
        body += b"SSND" + struct.pack(">LLL", len(frames) + 8, 0, 0) + frames
        open(self.path, "wb").write(b"FORM" + struct.pack(">L", len(body)) + body)
        self.callbacks["finished-utterance"](name=None, completed=True)
"""
WAV = """
        with wave.open(self.path, "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            file.writeframes(bytes(800))
"""
NOTHING = "        pass"


def test_the_macs_aiff_becomes_a_wav(tmp_path):
    out = tmp_path / "out.wav"
    answer, _ = ask(request(out, voice="Kyoko"), **stand_in(tmp_path, "nsss", AIFF))
    assert answer == {"ok": True, "marks": []}
    with wave.open(str(out), "rb") as file:
        assert (file.getframerate(), file.getnframes(), file.getsampwidth()) == (22050, 400, 2)


def test_windows_tells_no_end_and_is_not_waited_for(tmp_path):
    answer, _ = ask(request(tmp_path / "out.wav", voice="Kyoko"), **stand_in(tmp_path, "sapi5", WAV))
    assert answer == {"ok": True, "marks": []}


def test_the_mac_would_silently_take_its_default_for_an_unknown_voice(tmp_path):
    answer, _ = ask(request(tmp_path / "out.wav", voice="Nobody"), **stand_in(tmp_path, "nsss", AIFF))
    assert answer["error"] == worker.REFUSED


def test_an_engine_that_writes_nothing_is_reported(tmp_path):
    answer, _ = ask(request(tmp_path / "out.wav", voice="Kyoko"), **stand_in(tmp_path, "sapi5", NOTHING))
    assert answer["error"] == worker.SILENT


def test_an_engine_that_never_ends_is_ended_by_the_clock(tmp_path):
    environment = stand_in(tmp_path, "nsss", NOTHING)
    code = "import pitchcoach.voice.worker as w; w.allowed_seconds = lambda text: 0.2; w.main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(request(tmp_path / "out.wav", voice="Kyoko")).encode(),
        capture_output=True,
        env=os.environ | environment,
        check=False,
        timeout=60,
    )
    assert json.loads(done.stdout)["error"] == worker.TIMEOUT


def test_names_and_languages_that_are_missing_are_left_out(tmp_path):
    answer, _ = ask({"list": True}, **stand_in(tmp_path, "nsss", NOTHING))
    assert answer["voices"] == [{"id": "Kyoko", "name": "Kyoko", "languages": ["ja_JP"]}]


def test_a_driver_that_cannot_be_loaded_is_no_engine(tmp_path):
    (tmp_path / "pyttsx3.py").write_text("raise ImportError('No module named comtypes')")
    answer, _ = ask({"list": True}, PYTHONPATH=str(tmp_path))
    assert answer == {"error": worker.NO_ENGINE, "detail": "No module named comtypes"}


def test_a_text_of_many_minutes_does_not_crash_the_engine(espeak, tmp_path):
    """pyttsx3 tells espeak ten times the text's size, which was enough to crash it."""
    answer, _ = ask(request(tmp_path / "out.wav", text="ハイ。" + " " * 60_000))
    assert answer["ok"]


def test_the_rate_is_never_cancelled_before_it_is_set(espeak, tmp_path):
    """pyttsx3 cancels whatever espeak is at before it speaks; on a busy machine that was the rate."""
    code = (
        "import os; from pyttsx3.drivers import _espeak; import pitchcoach.voice.worker as w;"
        "_espeak.IsPlaying = lambda: True; _espeak.Cancel = lambda: os._exit(77); w.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(request(tmp_path / "out.wav")).encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
