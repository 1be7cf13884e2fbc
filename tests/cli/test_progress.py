"""``progress``: what the rounds add up to, as sentences with charts, as JSON, as CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from pitchcoach.locations import locations
from pitchcoach.model.pitch import Language
from pitchcoach.store.rounds import RoundStore
from tests.cli.running import EN, JA, Cli, fresh, one_sentence
from tests.store.examples import a_round, marked, minute


def rehearse(pitch: Path, *seconds: float, language: Language = "ja", title: str = "自己紹介") -> None:
    store = RoundStore(locations().database)
    for n, one in enumerate(seconds):
        words = None if language == "ja" else 120
        new = replace(a_round(), pitch=pitch.absolute(), title=title, language=language, words=words)
        number = store.begin(replace(new, started_at=minute(n)))
        store.end(number, "done", one, marked(new.marks, 4, one / 4))
    store.close()


def test_no_round_yet_makes_no_database(cli: Cli) -> None:
    for asked in ((), (JA,)):
        done = cli("progress", *asked)
        assert (done.code, done.out) == (0, "")
        one_sentence(done.err)
    assert json.loads(cli("progress", "--json").out) == {"path": None, "rounds": 0}
    assert cli("progress", "--csv").out.splitlines() == [",".join(("id", "started_at", *_REST))]
    assert not locations().database.exists()


_REST = (
    *("path", "title", "audience", "language", "rung", "level", "slot_seconds", "seconds", "difference"),
    *("rate", "rate_unit", "outcome", "feeling", "note", "finding", "recording"),
)


def test_a_pitch_is_told_in_sentences_each_with_its_chart(cli: Cli) -> None:
    rehearse(JA, 66.0, 62.0, 59.0)
    done = cli("progress", JA)
    assert (done.code, done.err) == (0, "")
    assert "Seconds against the slot: 3 rounds, 1 inside the slot. The last 3: 62 s of 60 s" in done.out
    assert "Days of practice: 1" in done.out
    assert done.out.count("●") == 3 + 1 + 3  # time, spread, pace
    assert max(len(line) for line in done.out.splitlines() if line.startswith("  ")) <= 80


def test_all_pitches_are_told_together_with_a_table(cli: Cli) -> None:
    rehearse(JA, 66.0, 62.0, title="自己\x1b[2J紹介")
    rehearse(EN, 58.0, language="en", title="Books")
    done = cli("progress", "--locale", "ja")
    assert done.out.startswith("すべてのピッチ\n")
    assert "練習3回のうち1回が時間内" in done.out
    assert [line.split()[-2] for line in done.out.splitlines()[-2:]] == ["2", "1"]
    assert "\x1b" not in done.out


def test_the_same_as_json(cli: Cli) -> None:
    rehearse(JA, 66.0, 59.5)
    found = json.loads(cli("progress", JA, "--json").out)
    assert (found["path"], found["rounds"], found["inside_slot"]) == (str(JA.absolute()), 2, 1)
    assert found["best"]["seconds"] == 59.5
    assert [one["difference"] for one in found["newest"]] == [6.0, -0.5]
    assert found["newest"][0]["rate_unit"] == "morae/s"
    assert [one["heading"] for one in found["sections"]] == ["ターゲット", "特徴", "", "ベネフィット"]
    assert found["rungs"] == {"read": 2}
    assert (found["streak"], found["best_streak"]) == (0, 1)
    assert set(found["sentences"]) == {"seconds", "spread", "sections", "rate", "rungs", "days"}


def test_every_round_as_csv_in_utf_8_whatever_the_system_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    rehearse(JA, 66.0, 59.5, title="一,二\n三")
    monkeypatch.setenv("PYTHONIOENCODING", "cp932")
    monkeypatch.setenv("PYTHONUTF8", "0")
    done = fresh("progress", "--csv", encoding="utf-8")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [row["seconds"] for row in rows] == ["66.00", "59.50"]
    assert rows[0]["title"] == "一,二\n三"
    assert rows[0]["difference"] == "6.00"
    assert float(rows[0]["rate"]) == pytest.approx(402 / 66, abs=0.001)


def test_signs_that_cannot_be_written_have_plain_ones_in_their_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rehearse(JA, 66.0, 59.5)
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = fresh("progress", JA)
    assert done.returncode == 0, done.stderr
    assert "\\u25cf" not in done.stdout
    assert "*" in done.stdout


@pytest.mark.parametrize("wrong", ["no/such.md", "."])
def test_what_is_no_pitch_is_one_sentence(cli: Cli, wrong: str) -> None:
    done = cli("progress", wrong)
    assert (done.code, done.out) == (2, "")
    one_sentence(done.err)
