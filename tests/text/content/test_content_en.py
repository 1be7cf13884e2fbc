"""What is said of English pitches: each rule speaks of what it is for, and of nothing a good author writes."""

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
