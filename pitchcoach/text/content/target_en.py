"""C101 vague-target in English: who is meant, when everybody is.

Speaks only where the target names everybody and nobody in particular: ``everyone who keeps bees``, a
question to the room or one person named beside it is enough for silence, and so is a greeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import ContentRule, Hit, part_of, said

_ALL: Final = r"(?:everyone|everybody|anyone|anybody)"
_SORTS: Final = (
    r"(?:people|persons|men|women|customers|clients|companies|businesses|firms|organisations|organizations)"
)
_EVERYBODY: Final = (
    rf"(?i)\b(?:(?:for|with|to|serves?|helps?|suits?|fits?)\s+(?:just about |almost |absolutely "
    rf"|really )?{_ALL}"
    rf"(?!\s+(?:here|there|with|without|in|at|on|of|from|between|under|over|behind|I|you|we|he|she|they)\b)"
    rf"|{_ALL}(?:\s+(?:and|or)\s+{_ALL})?\s+(?:needs|wants|can|could|deserves|benefits|is (?:welcome|my"
    rf"|our))\b"
    rf"|(?:target|customers?|clients?) (?:is|are) {_ALL}"
    rf"|people in general|the general public|all (?:kinds|sorts|types) of {_SORTS}|{_SORTS} of (?:all|any"
    rf"|every) \w+"
    rf"|all {_SORTS}\b(?! \w+ing\b)|any (?:kind|sort|type) of (?:person|customer|client|company|business)"
    r"|any (?:business|company|firm|industry|sector|customer)(?=[,.!?;]|\s+(?:at all|of any|in any|can"
    r"|and)\b|$)"
    r"|every (?:man|woman|person|company|business)(?=[,.!?;]|\s+(?:and|or|needs|wants|can)\b|$)"
    r"|(?:from )?(?:all|every|any) walks? of life|both (?:individuals|private (?:people|customers)) and \w+"
    r"|young (?:and|or) old|old (?:and|or) young|(?:big|large) (?:and|or) small|whoever you are"
    r"|no matter who you are)"
)
_NOT: Final = r"(?i)(?:\bnot|\bnever|n['’]t|\bcannot)\b(?:\s+\w+){0,2}\s*$"
_SOMEBODY: Final = (
    r"(?i)\?|\b(?:who|whose)\b(?! (?:wants?|likes?|loves?|wishes|would like|needs?|you are)\b)|\bif you\b"
    r"|\bwhen you\b"
    r"|\b(?:owners?|parents|mothers|fathers|couples|landlords|tenants|students|pupils|teachers|dentists"
    r"|doctors|nurses"
    r"|freelancers|farmers|shopkeepers|managers|retired|beginners|designers|engineers|families with)\b"
)
"""One person or trouble: enough to be pictured."""
_FROM_TO: Final = r"(?i)\bfrom [^,.;]{1,24} to [^,.;]{1,24}(?=[,.;])"
"""From students to pensioners: nobody in particular."""
_SAID_OUTRIGHT: Final = (
    rf"(?i)\b{_ALL} is (?:my|our) (?:target|customer|client)"
    rf"|\b(?:target|customers?|clients?) (?:is|are) {_ALL}"
)
"""What names the target where no heading tells which part it is."""


def vague_target(report: CheckReport) -> Iterator[Hit]:
    """C101: the target names everybody, and nobody beside it."""
    part = part_of(report, "target")
    pattern = _EVERYBODY
    if part is None and not report.pitch.has_headings:
        part = next(said(report), None)
        pattern = _SAID_OUTRIGHT
    if part is None:
        return
    text = part.section.spoken.text
    hit = re.search(pattern, text)
    if (
        hit is None
        or re.search(_NOT, text[: hit.start()])
        or re.search(_SOMEBODY, re.sub(_FROM_TO, "", text))
    ):
        return
    message = msg(
        "“{words}” means everybody, and nobody feels meant: name one person and one trouble of theirs",
        words=hit.group(),
    )
    yield Hit(part, hit.start(), message)


VAGUE_TARGET: Final = ContentRule(
    RuleInfo(
        id="C101",
        name="vague-target",
        severity="hint",
        languages=("en",),
        reason=msg("Listeners can introduce only people they can picture; nobody pictures everybody."),
        source=msg("our own inference from the advice to write target, feature and benefit into one minute"),
        fix=msg("Name people by their situation and their trouble, such as those about to open a café."),
    ),
    vague_target,
)
