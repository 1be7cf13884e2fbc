"""C107 hook-asks-nothing in English: a hook that only thanks or promises leaves nobody anything to answer.

Speaks only where every sentence is a formula or about the speaker alone; any question, request, offer or
invitation keeps it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import ContentRule, Hit, part_of

_REQUESTS: Final = (
    r"(?i)\?|(?:^|[.,;:!—–]\s*|\b(?:and|so|then|but|or)\s+)(?:(?:just|please|do|simply|always|so|then|and"
    r"|or)\s+)*"
    r"(?:ask|tell|show|send|give|come|call|bring|let|try|take(?! care)|talk|write|look (?:for|me|at)"
    r"|visit|drop|find|meet"
    r"|join|hum|guess|email|text|message|ring|grab|pick|pass|introduce|stop|see (?:me|us)|speak"
    r"|think (?:of|about)|imagine"
    r"|raise|put|sign|book|leave|scan|feel free|choose|taste|touch|test|help yourself|say|name)\b"
    r"|\bplease\b|\b(?:I|we)(?: would|['’]d) (?:\w+ )?(?:love|like|be (?:glad|happy|curious|grateful"
    r"|delighted))\b"
    r"|\b(?:I am|I['’]m|we are|we['’]re) (?:\w+ )?(?:looking for|searching for|curious|after|in search of)\b"
    r"|\b(?:I|we) (?:need|want|look for|wonder)\b|\bif (?:you|anyone|anybody|somebody|someone)\b"
    r"|\bwhoever\b|\bwho wants\b"
)
_OFFERS: Final = (
    r"(?i)\bbe my guest\b|\bgiv(?:e|ing) away\b|\bfirst come\b|\bfree\b|\bfor nothing\b|\bno charge\b"
    r"|\bon (?:me|us|the house)\b|\bon the table\b|\bsamples?\b"
    r"|\bvouchers?\b"
    r"|\b(?:have|['’]ve) (?:\w+ )?(?:brought|with me)\b|\bwith me\b|\bI brought\b|\bwe brought\b"
    r"|\b(?:I|we)(?:['’]ll| will| can| could)\b[^.!]{0,60}\b(?:you|your)\b|\byou (?:can|may|will"
    r"|are (?:welcome|invited))\b"
    r"|\b(?:anyone|anybody|everyone|those) who\b|\bmy card\b|\bin the break\b|\bafterwards\b"
    r"|\bafter (?:this|the)\b"
    r"|\b(?:I am|I['’]m|we are|we['’]re) (?:\w+ )?(?:here|over there|at the back|by the)\b|\blet['’]s\b"
    r"|\bworth a\b"
)
_CLOSING: Final = (
    r"(?i)\W*(?:and |so |well,? )?(?:thanks?\b|that(?:['’]s| is| was)\b|this (?:is|was)\b"
    r"|have a \w+ (?:day|evening|night|time)"
    r"|good (?:night|evening|bye)|it(?:['’]s| is| was| has been) (?:an? |my |so |very |really )?(?:great"
    r"|good|nice|honou?r|pleasure"
    r"|privilege)|(?:I|we) hope (?:this|it|that|you (?:enjoyed|liked|found|could))\b|(?:I|we) (?:look"
    r"|am looking|are looking) forward\b)"
)
_OF_MINE: Final = r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b"
_YOU: Final = r"(?i)(?<!\bhope )(?<!\bhope that )\byou(?:rs?)?\b"


def hook_asks_nothing(report: CheckReport) -> Iterator[Hit]:
    """C107: no question, offer or request in the hook."""
    part = part_of(report, "hook")
    if part is None or not part.reading.sentences:
        return
    text = part.section.spoken.text
    if re.search(_REQUESTS, text) or re.search(_OFFERS, text):
        return
    if not all(_ends_there(text[s.start : s.end]) for s in part.reading.sentences):
        return
    last = part.reading.sentences[-1]
    message = msg(
        "“{words}” leaves nothing to answer: end with a question, an offer or a request",
        words=text[last.start : last.end].rstrip(".! "),
    )
    yield Hit(part, last.start, message)


def _ends_there(sentence: str) -> bool:
    """Tell whether a sentence is a formula, or only about the speaker."""
    if re.match(_CLOSING, sentence):
        return True
    return bool(re.search(_OF_MINE, sentence)) and not re.search(_YOU, sentence)


HOOK_ASKS_NOTHING: Final = ContentRule(
    RuleInfo(
        id="C107",
        name="hook-asks-nothing",
        severity="hint",
        languages=("en",),
        reason=msg("The one minute is there so that talk follows; thanks and promises need no answer."),
        source=msg(
            "our own inference from the advice that the introduction must make the talk afterwards grow"
        ),
        fix=msg("Ask one easy question, or offer something small that people can come and fetch."),
    ),
    hook_asks_nothing,
)
