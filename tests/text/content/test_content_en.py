"""English pitches: each rule speaks of what it is for, and of nothing a good author writes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from pitchcoach.text.content.rules_en import CONTENT_EN
from tests.text.content.example_checks import checked, checked_text, found

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good_en").glob("*.md"))
SHIPPED = [
    path
    for path in sorted((HERE.parents[2] / "pitches").glob("*.md"))
    if "language: en" in path.read_text("utf-8")
]
IDS = {rule.info.id for rule in CONTENT_EN}
PART = {"C101": "target", "C102": "benefit", "C107": "hook"}
WHOLE = {"C108", "C109"}
SAYS_NOTHING = {"feature": "It takes a while, and it is worth it.", "benefit": "Then it is done."}
"""Parts in which neither a name nor a trade is told."""


@dataclass(frozen=True)
class Example:
    rule: str
    fires: bool
    parts: dict[str, str]


def examples() -> list[Example]:
    lines = (HERE / "content_en.tsv").read_text("utf-8").splitlines()
    return [example(*line.split("\t")) for line in lines if not line.startswith("#")]


def example(rule: str, verdict: str, _trade: str, words: str) -> Example:
    pieces = re.split(r"\b(feature|benefit): ", words)
    parts = {pieces[i]: pieces[i + 1].strip() for i in range(1, len(pieces), 2)}
    if not parts:
        parts = {PART.get(rule, "target" if rule in WHOLE else "feature"): words}
    if rule in WHOLE:
        parts |= SAYS_NOTHING
    return Example(rule, verdict == "fires", parts)


@pytest.mark.parametrize("case", examples(), ids=lambda case: f"{case.rule} {' '.join(case.parts.values())}")
def test_a_rule_speaks_of_what_it_is_for_and_of_nothing_else(case: Example) -> None:
    assert (case.rule in found(case.parts, "en")) == case.fires


def test_every_rule_has_a_dozen_examples_of_each_kind() -> None:
    counted = Counter((case.rule, case.fires) for case in examples())
    assert {rule for rule, _ in counted} == IDS | {"B101"}
    assert all(count >= 12 for count in counted.values()), counted


@pytest.mark.parametrize("path", [*GOOD, *SHIPPED], ids=lambda path: path.stem)
def test_a_good_pitch_is_left_in_peace(path: Path) -> None:
    report = checked_text(path.read_text("utf-8"))
    assert report.exact
    assert not {finding.rule for finding in report.findings} & {*IDS, "B101"}


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_the_good_pitches_fit_their_minute(path: Path) -> None:
    report = checked_text(path.read_text("utf-8"))
    assert (report.length, report.time) == ("fits", "fits")


def test_there_are_eight_good_pitches() -> None:
    assert len(GOOD) >= 8
    assert len(SHIPPED) >= 2


def said_of(rule: str, words: str, role: str = "feature") -> tuple[str, int]:
    """Return the message of a rule's only finding on these words, and the column it points at."""
    [finding] = [f for f in checked({role: words}, "en").findings if f.rule == rule]
    return finding.message.text.format(**finding.message.values), finding.column


def test_a_finding_quotes_the_words_and_points_at_them() -> None:
    words = "Come in. We provide solutions for leverage."
    findings = [f for f in checked({"feature": words}, "en").findings if f.rule == "C104"]
    assert [words[f.column - 1 :].split(maxsplit=1)[0].strip(".") for f in findings] == [
        "solutions",
        "leverage",
    ]
    message, column = said_of("H102", "We deliver to fifteen restaurants.")
    assert "“fifteen”" in message
    assert "fifty" in message
    assert column == len("We deliver to ") + 1


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("We cleared 1,234,567 leaves.", "1,200,000"),
        ("He got back £18,437 in May.", "18,000"),
        ("They sold two hundred thirty-four thousand five hundred and sixty-seven cups.", "230,000"),
    ],
)
def test_an_exact_number_comes_with_a_round_one(words: str, about: str) -> None:
    assert f"say about {about}" in said_of("H102", words)[0]


@pytest.mark.parametrize("value", [*range(13, 20), *range(30, 100, 10)])
def test_a_teen_is_told_from_its_ten_and_the_other_way_round(value: int) -> None:
    names = {13: "thirteen", 30: "thirty", 14: "fourteen", 40: "forty", 15: "fifteen", 50: "fifty"}
    names |= {16: "sixteen", 60: "sixty", 17: "seventeen", 70: "seventy", 18: "eighteen", 80: "eighty"}
    names |= {19: "nineteen", 90: "ninety"}
    other = value // 10 + 10 if value >= 30 else (value - 10) * 10
    in_figures, _ = said_of("H102", f"We have {value} shops.")
    in_words, _ = said_of("H102", f"We have {names[value]} shops.")
    assert f"“{value}” is easily heard as {names[other]}:" in in_figures
    assert f"“{names[value]}” is easily heard as {names[other]}:" in in_words


def test_what_is_only_begun_is_not_told_that_something_is_missing() -> None:
    assert not found({"target": "Good evening, dear members of this round."}, "en") & WHOLE
    assert not found({"": "Good evening, dear members of this round."}, "en") & {*WHOLE, "C103"}


def test_without_headings_a_long_enough_text_is_looked_at() -> None:
    vague = "We listen, we help and we stay, and everything becomes easier for them in the end. "
    assert {"C103", "C108", "C109"} <= found({"": vague * 8}, "en")


@pytest.mark.parametrize(
    "text", ["", "…", "?!", "\n\n", "i", "’s", "-", "$", "1", "İstanbul", "🎹 🎹 🎹", "the " * 400]
)
def test_no_text_upsets_a_rule(text: str) -> None:
    found(dict.fromkeys(("target", "feature", "benefit", "hook"), text), "en")


def test_a_japanese_pitch_is_not_looked_at_in_english() -> None:
    assert "C104" not in found({"feature": "Our synergies"}, "ja")
