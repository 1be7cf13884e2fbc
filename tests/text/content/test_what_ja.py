"""What a Japanese pitch says: each rule speaks of what it is for, and of nothing a good author writes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from pitchcoach.text.content.what_ja import WHAT_JA
from tests.text.content.example_checks import checked, checked_text, found

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good_ja").glob("*.md"))
SHIPPED = [
    path
    for path in sorted((HERE.parents[2] / "pitches").glob("*.md"))
    if "language: ja" in path.read_text("utf-8")
]
IDS = {rule.info.id for rule in WHAT_JA}
PART = {"C101": "target", "C102": "benefit", "C103": "benefit", "C107": "hook"}
ROLES = {"ターゲット": "target", "特徴": "feature", "ベネフィット": "benefit", "きっかけ": "hook"}
SAYS_NOTHING = {
    "feature": "ご相談から仕上げまで、心をこめて対応いたします。",
    "benefit": "去年のお客様は、三日で済んだと喜んでおられました。",
}
"""Parts in which neither a name nor a trade is told."""


@dataclass(frozen=True)
class Example:
    rule: str
    fires: bool
    parts: dict[str, str]


def examples() -> list[Example]:
    lines = (HERE / "what_ja.tsv").read_text("utf-8").splitlines()
    return [example(*line.split("\t")) for line in lines if not line.startswith("#")]


def example(rule: str, verdict: str, _trade: str, words: str) -> Example:
    parts = {}
    for piece in words.split("｜"):
        heading, _, rest = piece.partition("：")
        named = ROLES.get(heading)
        parts[named or PART.get(rule, "target")] = rest if named else piece
    if rule not in PART:
        parts = SAYS_NOTHING | parts
    return Example(rule, verdict == "fires", parts)


@pytest.mark.parametrize("case", examples(), ids=lambda case: f"{case.rule} {' '.join(case.parts.values())}")
def test_a_rule_speaks_of_what_it_is_for_and_of_nothing_else(case: Example) -> None:
    assert (case.rule in found(case.parts)) == case.fires


def test_every_rule_has_a_dozen_examples_of_each_kind() -> None:
    counted = Counter((case.rule, case.fires) for case in examples())
    assert {rule for rule, _ in counted} == IDS
    assert all(count >= 12 for count in counted.values()), counted


@pytest.mark.parametrize("path", [*GOOD, *SHIPPED], ids=lambda path: path.stem)
def test_a_good_pitch_is_left_in_peace(path: Path) -> None:
    report = checked_text(path.read_text("utf-8"))
    assert report.exact
    assert not {finding.rule for finding in report.findings} & IDS


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_the_good_pitches_fit_their_minute(path: Path) -> None:
    report = checked_text(path.read_text("utf-8"))
    assert (report.length, report.time) == ("fits", "fits")


def test_there_are_ten_good_pitches() -> None:
    assert len(GOOD) >= 10
    assert SHIPPED


def test_a_finding_stands_where_its_words_stand_in_the_file() -> None:
    report = checked_text("## ターゲット\nパン屋です。\nどなたでもどうぞ。\n")
    (finding,) = [f for f in report.findings if f.rule == "C101"]
    assert (finding.line, finding.column) == (3, 1)
    assert finding.message.values["words"] == "どなたでも"


@pytest.mark.parametrize("words", ["", "なし", "😀", "皆様", "。", "です。", "「」"])
def test_scraps_are_no_reason_to_fail(words: str) -> None:
    for parts in ({"": words}, dict.fromkeys(ROLES.values(), words)):
        checked(parts)


def test_a_pitch_that_is_not_written_yet_is_not_asked_for_a_name_or_a_trade() -> None:
    assert not found({"target": "お困りの方はいらっしゃいますか。"}) & {"C108", "C109"}
    assert not found({"": "お困りの方はいらっしゃいますか。"}) & {"C108", "C109"}


def test_without_headings_a_name_is_missed_once_half_the_minute_is_written() -> None:
    words = "駅前で整体院を開いております。" + "腰の痛みが三週間で楽になったという方が、毎月おられます。" * 6
    assert "C108" in found({"": words})
    assert "C108" not in found({"": "整体師の山口と申します。" + words})


def test_without_headings_only_an_outright_everybody_is_a_vague_target() -> None:
    assert "C101" in found({"": "パン屋です。お客様は、すべての方です。"})
    assert "C101" not in found({"": "パン屋です。どなたでも召し上がれます。"})


def test_a_file_can_switch_a_rule_off() -> None:
    text = "## きっかけ\nよろしくお願いします。\n"
    assert "C107" in {f.rule for f in checked_text(text).findings}
    assert "C107" not in {f.rule for f in checked_text(f"---\nrules_off: C107\n---\n{text}").findings}


def test_the_rules_are_hints_for_japanese_alone() -> None:
    assert {(rule.info.severity, rule.info.languages) for rule in WHAT_JA} == {("hint", ("ja",))}
