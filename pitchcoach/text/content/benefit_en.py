"""C102 benefit-for-me in English: a benefit that tells of the speaker and never of what changes for others.

One word about the listener, a customer or a result is enough for silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import ContentRule, Hit, part_of

_MINE: Final = (
    r"(?i)\b(?:(?:we|I|our \w+|my \w+)(?:['’](?:re|m|ve)| are| am| is| was| were| have been| has been)?"
    r"(?: very| so| really| always| also| just)*"
    r" (?:growing|expanding|grew|rose|proud|passionate|excited|thrilled|happy|committed|dedicated"
    r"|ambitious|leading"
    r"|founded|established|published|recognised|recognized|won|awarded|strive|striving|aim|hope|dream"
    r"|loved?|believe"
    r"|founders?|became|take pride|found my calling|give a hundred)\b"
    r"|(?:my|our) (?:passion|dream|goal|ambition|vision|mission|calling|growth|turnover|sales|profits?|award"
    r"|reputation|success)\b"
    r"|market leader|number one|best in the business|top seller|strive for|take pride)"
)
_THEIRS: Final = (
    r"(?i)\b(?:you|your|yours|yourself|they|them|their|theirs|he|him|his|she|her|hers|nobody|no one"
    r"|no-one|everybody"
    r"|everyone|because|not one|not a single|proud that|clients?|customers?|patients?|guests?|people"
    r"|owners?|famil(?:y|ies)|users? (?:can"
    r"|save|get)"
    r"|companies|students?|pupils?|children|kids|parents?|tenants?|landlords?|managers?|teams?(?= (?:can"
    r"|save|get|has|have))"
    r"|readers?|visitors?|drivers?|nurses?|workers?|shop owner|the (?:house|office|kitchen|shop|garden"
    r"|bill|machine)s?)\b"
)
_FIRST_PERSON: Final = r"(?i)\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves)\b"


def benefit_for_me(report: CheckReport) -> Iterator[Hit]:
    """C102: something of mine in the benefit, and nothing that changes for the customer."""
    part = part_of(report, "benefit")
    if part is None:
        return
    text = part.section.spoken.text
    mine = re.search(_MINE, text)
    if mine is None or re.search(_THEIRS, text):
        return
    if all(re.search(_FIRST_PERSON, text[s.start : s.end]) for s in part.reading.sentences):
        message = msg(
            "“{words}” is about you: say what is different for the customer afterwards", words=mine.group()
        )
        yield Hit(part, mine.start(), message)


BENEFIT_FOR_ME: Final = ContentRule(
    RuleInfo(
        id="C102",
        name="benefit-for-me",
        severity="hint",
        languages=("en",),
        reason=msg("Listeners ask what it does for them; your own goals do not answer that."),
        source=msg("our own inference from the advice to write target, feature and benefit into one minute"),
        fix=msg("Tell one thing that a customer has, or no longer has to do, since they came to you."),
    ),
    benefit_for_me,
)
