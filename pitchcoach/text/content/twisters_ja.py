"""H103 tongue-twister: words on which the tongue trips, told by their sounds.

The tongue trips where neighbours are almost the same: made at one place, one of them palatal (きゃ, しゅ).
Each such step weighs, and where enough of them meet within a few sounds of a compound, it is a twister.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.reading import Phrase, Sentence
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, sentences

_MORA: Final = r"[ァ-ヴ][ァィゥェォャュョ]?"
_SILENT: Final = frozenset("ッンー")
_FAMILIES: Final = {
    sign: family
    for family, signs in {
        "k": "カキクケコガギグゲゴ",
        "s": "サシスセソザジズゼゾ",
        "t": "タチツテトダヂヅデド",
        "n": "ナニヌネノ",
        "r": "ラリルレロ",
        "h": "ハヒフヘホ",
        "b": "バビブベボパピプペポ",
        "m": "マミムメモ",
    }.items()
    for sign in signs
}
_VOWELS: Final = {
    sign: vowel
    for vowel, signs in {
        "a": "アカサタナハマヤラワガザダバパャァ",
        "i": "イキシチニヒミリギジヂビピィ",
        "u": "ウクスツヌフムユルグズヅブプュゥ",
        "e": "エケセテネヘメレゲゼデベペェ",
        "o": "オコソトノホモヨロヲゴゾドボポョォ",
    }.items()
    for sign in signs
}
_KNOWN: Final = (
    r"ローニャクナンニョ|カキャクセン|コーソクゾーショク|シュジュツチュー|シュツシュジュツ|キョーシュジュツ|コツソショーショー"
    r"|シューシューシャシュー|リョーヨービョーショー|ジュキューシャショー|ジョセツシャジョセツ|シャンソン[^。]{0,5}ショー"
    r"|ヒキヌキニク|ナマムギナマ|バスガスバク|アブリカルビ|キョカキョク|アカマキガミ|ミニニキビ|シュシャセンタクシャ"
)
"""What announcers are drilled on, and words like it, whose steps are too few or too far apart to count."""
_PARTICLE: Final = r"(?<=[^ぁ-ん])(?:から|まで|です|でした|[をがのはにでともへ])$"
_HIRAGANA_END: Final = r"[ぁ-ん]*$"
_PUNCTUATION: Final = " \n、。，．！？!?「」『』（）()・"
_WINDOW: Final = 7
"""Sounds within which steps add up."""
_ENOUGH: Final = 6
"""Weight of a tongue-twister: of 3,500 read sentences of all kinds not one has it."""


def look(report: CheckReport) -> Iterator[Hit]:
    """Yield each tongue-twister once, where it is first said."""
    seen: set[str] = set()
    for part, sentence, _ in sentences(report):
        for phrases in (*_known(sentence), *filter(_is_heavy, _compounds(sentence))):
            words = re.sub(_PARTICLE, "", "".join(p.text for p in phrases).strip(_PUNCTUATION))
            if words not in seen:
                seen.add(words)
                message = msg(
                    "“{words}” trips the tongue: say it in other words, or slowly and apart", words=words
                )
                yield Hit(part, phrases[0].start, message)


def _known(sentence: Sentence) -> Iterator[tuple[Phrase, ...]]:
    """Yield the phrases of each word of the list, which may reach over particles but not over a pause."""
    kana, owners = "", []
    for phrase in sentence.phrases:
        sounds = phrase.kana + ("。" if phrase.pause else "")
        kana += sounds
        owners += [phrase] * len(sounds)
    for hit in re.finditer(_KNOWN, kana):
        yield tuple(dict.fromkeys(owners[hit.start() : hit.end()]))


def _is_heavy(phrases: tuple[Phrase, ...]) -> bool:
    kana = "".join(map(_content, phrases))
    return not re.search(_KNOWN, kana) and total_weight(kana) >= _ENOUGH


def total_weight(kana: str) -> int:
    """Return the weight of the worst stretch of some sounds."""
    if sum(map(kana.count, "ャュョ")) < 2:
        return 0
    sounds = [mora for mora in re.findall(_MORA, kana) if mora not in _SILENT]
    weights = [weight(sounds, index) for index in range(len(sounds))]
    return max((sum(weights[start : start + _WINDOW]) for start in range(len(weights))), default=0)


def weight(sounds: Sequence[str], index: int) -> int:
    """Weigh the step from a sound to the next one, and over it to the one behind."""
    one, two, three = (*sounds[index : index + 3], "-", "-")[:3]
    family = _FAMILIES.get(one[0])
    steps = 0
    if family and family == _FAMILIES.get(two[0]) and (_palatal(one) or _palatal(two)):
        vowels = _VOWELS.get(one[-1], ""), _VOWELS.get(two[-1], "")
        if one == two or "i" in vowels:  # しょし, しじょ: the tongue lies there already
            steps += 1
        else:
            steps += 3 if vowels[0] == vowels[1] and _palatal(one) != _palatal(two) else 2
    if family and family == _FAMILIES.get(three[0]) and _palatal(one) and _palatal(three):
        steps += 1
    return steps


def _palatal(sound: str) -> bool:
    return sound[-1] in "ャュョ"


def _compounds(sentence: Sentence) -> Iterator[tuple[Phrase, ...]]:
    """Yield what is said as one word: phrases up to one that ends in a particle or a pause."""
    run: list[Phrase] = []
    for phrase in sentence.phrases:
        run.append(phrase)
        if phrase.pause or _ending(phrase):
            yield tuple(run)
            run.clear()
    if run:
        yield tuple(run)


def _content(phrase: Phrase) -> str:
    """Return the sounds of a phrase without its particle, which is said apart."""
    ending = _ending(phrase)
    return phrase.kana[: len(phrase.kana) - ending] if ending < len(phrase.kana) else phrase.kana


def _ending(phrase: Phrase) -> int:
    found = re.search(_HIRAGANA_END, phrase.text.rstrip(_PUNCTUATION))
    return len(found.group()) if found else 0


TWISTERS: Final = ContentRule(
    RuleInfo(
        id="H103",
        name="tongue-twister",
        severity="hint",
        languages=("ja",),
        reason=msg("Under the clock the tongue trips where neighbouring sounds are almost the same."),
        source=OWN_INFERENCE,
        fix=msg("Choose another word, or put a short pause into the middle of it."),
    ),
    look,
)
