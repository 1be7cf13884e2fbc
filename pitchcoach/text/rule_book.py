"""The rule book: every rule of the check with its reason, source and remedy, in the order they are listed.

Finds nothing: the rules are in :mod:`pitchcoach.text.rules` and :mod:`pitchcoach.text.content`. An id that
two languages share stands in it once for each. Read only by those who ask, never by a check.
"""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Language
from pitchcoach.model.report import Severity
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.book import CONTENT_RULES
from pitchcoach.text.content.rule import OWN_INFERENCE

_BOTH: Final[tuple[Language, ...]] = ("ja", "en")
_BAND: Final = msg(
    "a practitioner's advice for one-minute introductions (300–350 characters) and the usual band of English "
    "speech (130–150 words a minute)"
)
_PARTS: Final = msg("a practitioner's advice: think of target, feature and benefit")
_MEASURED: Final = msg(
    "our own inference; the estimate and its error are measured, the README has the figures"
)
_LIBRARY: Final = msg("the reading library's own doubts, and names and words known to have several readings")


def _told(
    names: str,
    severity: Severity,
    reason: Message,
    source: Message,
    fix: Message,
    languages: tuple[Language, ...] = _BOTH,
) -> RuleInfo:
    code, name = names.split(" ")
    return RuleInfo(code, name, severity, languages, reason, source, fix)


MEASURING_RULES: Final[tuple[RuleInfo, ...]] = (
    _told(
        "L101 too-long",
        "warning",
        msg("What does not fit the slot is hurried, or cut off in the middle of a sentence."),
        _BAND,
        msg("Leave out what is missed least; the mark in the text shows where the limit is passed."),
    ),
    _told(
        "L102 too-short",
        "warning",
        msg("A slot that is half used is a chance given away: nobody asks for what was not said."),
        _BAND,
        msg("Add one case of a customer, or give this variant a shorter slot."),
    ),
    _told(
        "T101 overruns",
        "warning",
        msg("The same length takes longer or shorter to say: the bell may ring before the last sentence."),
        _MEASURED,
        msg("Cut until it fits at your own pace instead of speaking faster."),
    ),
    _told(
        "T102 ends-early",
        "hint",
        msg("Time that is left over could hold one more case or question."),
        _MEASURED,
        msg("Add a sentence, or enjoy the pauses."),
    ),
    _told(
        "S101 missing-…",
        "warning",
        msg(
            "Without target, feature and benefit listeners miss for whom it is, what it is or what it brings."
        ),
        _PARTS,
        msg("Add the heading and a sentence below it."),
    ),
    _told(
        "S102 empty-…",
        "warning",
        msg(
            "Without target, feature and benefit listeners miss for whom it is, what it is or what it brings."
        ),
        _PARTS,
        msg("Write one sentence below the heading."),
    ),
    _told(
        "S103 missing-hook",
        "hint",
        msg("A pitch that invites no reply ends the talk it was meant to begin."),
        msg("our own inference from the advice that the introduction must make the talk afterwards grow"),
        msg("End with an easy question or a small offer."),
    ),
    _told(
        "S104 no-headings",
        "hint",
        msg("Without headings it cannot be told whether all parts are there."),
        OWN_INFERENCE,
        msg("Write ## Target, ## Feature, ## Benefit and ## Hook above the parts."),
    ),
    _told(
        "V101 base-moved-on",
        "hint",
        msg("Two variants that drift apart say different things of the same work."),
        OWN_INFERENCE,
        msg("Compare the two, then take the new words over or keep your own."),
    ),
    _told(
        "V102 base-missing",
        "hint",
        msg("What this pitch shares with the pitch it is based on can no longer be kept in step."),
        OWN_INFERENCE,
        msg("Put the file back, or correct based_on in the front matter."),
    ),
    _told(
        "B101 long-sentence",
        "warning",
        msg("Who runs out of breath pauses in the wrong place, and a listener cannot read back."),
        OWN_INFERENCE,
        msg("Make two sentences of it."),
    ),
    _told(
        "R101 reading-unknown",
        "hint",
        msg("A word the dictionary does not know is read by guess: voice and time may be wrong."),
        _LIBRARY,
        msg("Confirm or correct the reading in the draft."),
        ("ja",),
    ),
    _told(
        "R102 reading-of-a-name",
        "hint",
        msg("The same kanji are read differently by different families."),
        _LIBRARY,
        msg("Confirm the reading once; your own dictionary keeps it."),
        ("ja",),
    ),
    _told(
        "R103 several-readings",
        "hint",
        msg("Only you know which of the readings you will say, and the time depends on it."),
        _LIBRARY,
        msg("Confirm the reading once, for this pitch or for all."),
        ("ja",),
    ),
)
"""What can be told of the rules that compare figures and places."""
RULE_BOOK: Final[tuple[RuleInfo, ...]] = tuple(
    sorted((*MEASURING_RULES, *(rule.info for rule in CONTENT_RULES)), key=lambda info: info.id)
)
"""Every rule, by id; Japanese before English where both have one."""
