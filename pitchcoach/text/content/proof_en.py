"""C103 no-number-or-example in English: feature and benefit without a single figure or case.

``one of``, ``one-stop``, ``number one``, ``no one`` and ``one feels`` are no figures; ``one of my clients``
is a case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, part_of, said

_SOMEBODY: Final = (
    r"(?:clients?|customers?|patients?|guests?|pupils?|students?|readers?|famil(?:y|ies)|couples?"
    r"|compan(?:y|ies)|owners?"
    r"|landlords?|tenants?|managers?|makers?|m[ae]n|wom[ae]n|lad(?:y|ies)|widows?|boys?|girls?"
    r"|neighbours?|neighbors?"
    r"|shops?|schools?|restaurants?|caf[eé]s?|bakers?|dentists?|doctors?|nurses?|practices?|hotels?"
    r"|offices?|factor(?:y|ies))"
)
_NUMBER: Final = (
    r"(?i)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|dozens?|half|halved"
    r"|twice|doubled?"
    r"|tripled?|trebled?|fortnight|(?:a|one|two|three) (?:third|quarter|tenth)s?|percent|per cent)\b"
    r"|\b(?:once|one|a single|every) (?:an? )?(?:second|minute|hour|morning|week|month|quarter|season"
    r"|winter|summer|year"
    r"|euro|dollar|pound|cent|page|call|visit|letter|price|photo|tile|kilo|mile|metre)\b(?! round)"
    r"|\bwithin (?:an|a|the) (?:minute|hour|day|week|month|year)\b"
)
_CASE: Final = (
    rf"(?i:\b(?:one|a|an|another|some)(?: (?:of (?:my|our)(?: \w+)?|\w+))? {_SOMEBODY}"
    r"(?: of (?:mine|ours)| (?:who|whose|that) | (?:in|at|from|near|on|called|named) |,| told| said"
    r"| could| got| saved| had"
    r"| now| went| found| filed| asked| wrote| came| learned| opened| sold| was| were))"
    r"|(?i:\b(?:last|this) (?:year|month|week|winter|spring|summer|autumn|fall|season|christmas"
    r"|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\byesterday\b"
    r"|\bfor (?:example|instance)\b|\brecently\b|\bthe other day\b|\b(?:called|named)(?= \w))"
    r"|\bin (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\bat Christmas\b|\b(?:Mr|Mrs|Ms|Dr)\b|\bsince (?:we|I|they|he|she|it|last)\b|[“\"«]"
)


def no_number_or_example(report: CheckReport) -> Iterator[Hit]:
    """C103: neither number nor case nor quotation in feature and benefit; both must be written."""
    parts = [part_of(report, "feature"), part_of(report, "benefit")]
    if not report.pitch.has_headings:
        low, _ = report.target_words or (0, 0)
        parts = [next(said(report), None) if (report.words or 0) >= low / 2 else None]
    place = parts[-1]
    for part in parts:
        if part is None or place is None:
            return
        text = part.section.spoken.text
        if re.search(_NUMBER, text) or re.search(_CASE, text):
            return
    if place is not None:
        message = msg(
            "feature and benefit hold no number and no case: add one figure or one customer, such as how "
            "long, "
            "how many, or what happened last month"
        )
        yield Hit(place, 0, message)


NO_NUMBER_OR_EXAMPLE: Final = ContentRule(
    RuleInfo(
        id="C103",
        name="no-number-or-example",
        severity="hint",
        languages=("en",),
        reason=msg("Praise sounds the same from everybody; a figure or a case can be pictured and retold."),
        source=OWN_INFERENCE,
        fix=msg("Put one figure or one short case of a real customer into feature or benefit."),
    ),
    no_number_or_example,
)
