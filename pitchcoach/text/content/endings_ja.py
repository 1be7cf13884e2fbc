"""C106 same-ending: sentences whose heavy endings repeat until they are all one hears.

〜ます and 〜です one after the other are normal speech; three questions or three 〜ません in a row are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, sentences

_ENDINGS: Final = (
    ("〜させていただきます", 2, r"せていただ(?:きます|いています|いております|きました|きたいです)"),
    ("〜と思います", 3, r"と(?:思います|思って(?:います|おります))"),
    ("〜と考えています", 3, r"と考えて(?:います|おります)"),
    ("〜ております", 3, r"[てで]おります"),
    ("〜ています", 3, r"[てで]います"),
    ("〜ことができます", 3, r"ことができます"),
    ("〜になります", 3, r"になります"),
    ("〜でございます", 3, r"でございます"),
    ("〜いただけます", 3, r"いただけます"),
    ("〜のです", 3, r"(?:の|ん)です"),
)
"""What is shown, how many in a row tire, and the words themselves; the first that fits is taken."""
_CLOSE: Final = r"(?:が|ので|ね|よ)?[。！!．\s」』]*$"
_NOUN: Final = (
    r"(?:(?!方)[一-龥々ァ-ヺー0-9０-９%％]|なし|あり|だけ|のみ|まで|から|より|お[一-龥]{1,3}[いえきけしせちみり])"
    r"[。！!．\s」』]*$"
)
"""How a sentence without a verb ends; 〜の方。〜の方。 calls to people and is meant."""
_NOUNS: Final = "体言止め"


def look(report: CheckReport) -> Iterator[Hit]:
    """Yield each run of equal endings at the sentence that makes it tire."""
    run, last = 0, ""
    for part, sentence, words in sentences(report):
        ending, limit = _ending(words)
        run = run + 1 if ending and ending == last else 1
        last = ending
        if ending and run == limit:
            yield _hit(part, sentence.end, ending, run)


def _ending(words: str) -> tuple[str, int]:
    for shown, count, pattern in _ENDINGS:
        if re.search(pattern + _CLOSE, words):
            return shown, count
    return (_NOUNS, 3) if re.search(_NOUN, words) else ("", 0)


def _hit(part: SectionReport, end: int, ending: str, run: int) -> Hit:
    place = max(0, end - 2)
    if ending == _NOUNS:
        message = msg(
            "{count} sentences in a row end without a verb: let one of them end in 〜です or 〜ます",
            count=run,
        )
    else:
        message = msg(
            "{count} sentences in a row end in {ending}: end one of them in another way",
            count=run,
            ending=ending,
        )
    return Hit(part, place, message)


ENDINGS: Final = ContentRule(
    RuleInfo(
        id="C106",
        name="same-ending",
        severity="hint",
        languages=("ja",),
        reason=msg("Sentences that all end alike lull: what matters is no longer heard as such."),
        source=OWN_INFERENCE,
        fix=msg("Join two of the sentences, or end one with a plain 〜ます, a number or a question."),
    ),
    look,
)
