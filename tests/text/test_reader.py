"""The reader as a whole: cache, threads, the rough first moment, and what it must never load or print."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pitchcoach.model.pitch import Ruby
from pitchcoach.text.reading.reader import PitchReader

PITCH = (
    "私は、大阪市で行政書士をしている田中です。飲食店の許可を、年間120件お手伝いしています。ご相談ください。"
)
NOTHING_HEAVY = """
import sys
from pathlib import Path
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.text.timing.estimate import TimeEstimator
from pitchcoach.text.timing.pace import POPULATION
reader = PitchReader(Path(sys.argv[1]))
reading = reader.read_now(sys.argv[2], "ja")
TimeEstimator().estimate([reading], POPULATION["ja"])
if sys.argv[3] == "exact":
    assert reading.exact
    reader.read(sys.argv[2], "ja")
heavy = {"pyopenjtalk", "numpy", "sudachipy", "onnxruntime", "pydantic", "textual"} & set(sys.modules)
assert not heavy, heavy
"""
LOADS = """
import sys
from pitchcoach.text.reading.reader import PitchReader
reader = PitchReader(None)
reader.load()
assert reader.read("何人かの方です。", "ja").exact
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


def test_a_reading_is_rough_at_first_exact_later_and_then_comes_from_the_file(tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "readings.sqlite3"
    first = PitchReader(cache)
    rough = first.read_now(PITCH, "ja")
    exact = first.read(PITCH, "ja")
    assert (rough.exact, exact.exact) == (False, True)
    assert abs(rough.morae - exact.morae) < 0.2 * exact.morae
    assert PitchReader(cache).read_now(PITCH, "ja") == exact


def test_one_edited_sentence_leaves_the_others_exact(tmp_path: Path) -> None:
    reader = PitchReader(tmp_path / "readings.sqlite3")
    exact = reader.read(PITCH, "ja")
    edited = reader.read_now(PITCH.replace("ご相談", "無料でご相談"), "ja")
    assert not edited.exact
    assert edited.sentences[:2] == exact.sentences[:2]


def test_rubies_and_the_personal_dictionary_are_part_of_what_is_kept(tmp_path: Path) -> None:
    cache = tmp_path / "readings.sqlite3"
    reader = PitchReader(cache)
    reader.read("東海林です。", "ja")
    assert not reader.read_now("東海林です。", "ja", [Ruby(0, 3, "しょうじ")]).exact
    assert not PitchReader(cache, {"東海林": "しょうじ"}).read_now("東海林です。", "ja").exact
    assert PitchReader(cache, {"西村": "にしむら"}).read_now("東海林です。", "ja").exact


@pytest.mark.parametrize("damage", [b"", b"this is no database at all, only some bytes" * 50])
def test_a_damaged_cache_is_replaced(tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "readings.sqlite3"
    cache.write_bytes(damage)
    exact = PitchReader(cache).read(PITCH, "ja")
    assert exact.exact
    assert PitchReader(cache).read_now(PITCH, "ja") == exact


def test_a_cache_with_damaged_rows_is_read_anew(tmp_path: Path) -> None:
    import sqlite3

    cache = tmp_path / "readings.sqlite3"
    exact = PitchReader(cache).read(PITCH, "ja")
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE reading SET phrases = '[[1, 2'")
    assert PitchReader(cache).read(PITCH, "ja") == exact
    assert PitchReader(cache).read_now(PITCH, "ja") == exact


def test_an_unwritable_place_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    reader = PitchReader(tmp_path / "file" / "readings.sqlite3")
    assert reader.read(PITCH, "ja").exact
    assert reader.read_now(PITCH, "ja").exact


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    reader = PitchReader(tmp_path / "readings.sqlite3")
    texts = [f"お客様は{count}人です。" for count in range(1, 25)]
    found: dict[str, object] = {}
    threads = [
        threading.Thread(target=lambda text=text: found.update({text: reader.read(text, "ja")}))
        for text in texts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone = PitchReader(None)
    assert found == {text: alone.read(text, "ja") for text in texts}


def test_nothing_heavy_is_loaded_for_a_first_look_or_an_unchanged_text(tmp_path: Path) -> None:
    cache = tmp_path / "readings.sqlite3"
    rough = run(NOTHING_HEAVY, str(cache), PITCH, "rough")
    PitchReader(cache).read(PITCH, "ja")
    cached = run(NOTHING_HEAVY, str(cache), PITCH, "exact")
    assert (rough.returncode, cached.returncode) == (0, 0), rough.stderr + cached.stderr


def test_loading_prints_nothing() -> None:
    done = run(LOADS)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_empty_text_has_no_sentences() -> None:
    reader = PitchReader(None)
    assert reader.read("", "ja").sentences == ()
    assert reader.read_now(" \n。\n", "ja").sentences == ()
    assert reader.read("", "en").exact


def test_a_learned_word_counts_at_once_and_is_forgotten_again() -> None:
    reader = PitchReader(None)
    before = reader.read("東海林です。", "ja")
    reader.learn("東海林", "しょうじ")
    learned = reader.read("東海林です。", "ja")
    assert ("".join(p.kana for p in learned.phrases), learned.phrases[0].doubt) == ("ショージデス", "")
    assert reader.read_now("東海林です。", "ja") == learned
    assert dict(reader.personal) == {"東海林": "しょうじ"}
    reader.forget("東海林")
    assert reader.read_now("東海林です。", "ja") == before
    assert not reader.personal


def test_a_word_is_tried_without_being_learned() -> None:
    reader = PitchReader(None)
    trial = reader.with_words({"東海林": "ひがし"})
    assert trial.read("東海林です。", "ja").phrases[0].kana == "ヒガシデス"
    assert not reader.personal
    assert reader.read("東海林です。", "ja").phrases[0].kana != "ヒガシデス"


def test_words_without_a_reading_are_no_words_and_written_marks_do_not_matter() -> None:
    reader = PitchReader(None, {"東海林": " ", "": "あ", "か\u3099く": "まなぶ"})
    assert dict(reader.personal) == {"がく": "まなぶ"}
    reader.forget("か\u3099く")
    assert not reader.personal


def test_a_word_of_the_dictionary_is_no_guess_any_more() -> None:
    reader = PitchReader(None, {"市場": "いちば"})
    phrase = reader.read("市場に行きます。", "ja").phrases[0]
    assert (phrase.kana, phrase.doubt) == ("イチバニ", "")


def test_words_may_be_learned_while_others_read(tmp_path: Path) -> None:
    reader = PitchReader(tmp_path / "readings.sqlite3")
    wrong: list[str] = []

    def read() -> None:
        for _ in range(30):
            kana = reader.read("東海林です。", "ja").phrases[0].kana
            if kana not in {"ショージデス", plain}:
                wrong.append(kana)

    plain = reader.read("東海林です。", "ja").phrases[0].kana
    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(100):
        reader.learn("東海林", "しょうじ")
        reader.forget("東海林")
    for thread in threads:
        thread.join()
    assert not wrong
