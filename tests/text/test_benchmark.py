"""The benchmark of the estimate keeps its contract: two files in, JSON out, 1 when a figure misses."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.text.timing.pace import POPULATION

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "estimate.py"
SENTENCES = [
    f"{who}は、{where}で{what}を始めて{count}年になります。"
    for who in ("田村さん", "私の父", "この会社")
    for where in ("大阪", "小さな町", "駅の近く")
    for what in ("飲食店", "印刷の仕事", "学習塾")
    for count in (3, 12)
]


def write(path: Path, speakers: list[str], strange: float) -> Path:
    chance = random.Random(3)  # noqa: S311  # a test
    reader, pace = PitchReader(None), POPULATION["ja"]
    with path.open("w", encoding="utf-8") as out:
        for speaker in speakers:
            speed = chance.gauss(1.0, 0.08)
            for text in SENTENCES:
                reading = reader.read(text, "ja")
                seconds = pace.seconds_per_unit * reading.morae + pace.seconds_per_comma * reading.commas
                line: dict[str, object] = {"text": text, "dur": seconds * speed * chance.gauss(1.0, strange)}
                if speaker:
                    line |= {
                        "speaker": speaker,
                        "text": text.replace("、", "").replace("。", ""),
                        "commas": 1,
                    }
                else:
                    line["kana"] = "".join(phrase.kana for phrase in reading.phrases)
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


@pytest.mark.parametrize(("strange", "code"), [(0.03, 0), (0.60, 1)])
def test_the_benchmark_judges_its_targets(tmp_path: Path, strange: float, code: int) -> None:
    one = write(tmp_path / "one.jsonl", [""], strange)
    many = write(tmp_path / "many.jsonl", [f"reader{number}" for number in range(8)], strange)
    command = [sys.executable, str(SCRIPT), "--one-reader", str(one), "--many-readers", str(many), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    result = json.loads(done.stdout)
    missed = [target for target in result["targets"] if not target["ok"] and "covers" not in target["target"]]
    assert bool(missed) == bool(code), (missed, done.stderr)
    assert done.returncode == int(any(not target["ok"] for target in result["targets"]))
    assert {row["method"] for row in result["rows"]} >= {"characters x constant", "ours, after 8"}
    assert result["readings"]["morae_exact"] == 100.0
