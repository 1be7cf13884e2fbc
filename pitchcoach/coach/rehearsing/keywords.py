"""Three words that carry a section: figures and names before things, things before doings, never particles.

A judgement from the writing and the reading alone, meant to be good enough to speak from; no dictionary is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.drafting.phrase_words import pieces

if TYPE_CHECKING:
    from pitchcoach.coach.rehearsing.prompter import Cue

EACH: Final = 3
"""Words for one section: what fits into a glance."""
_FIGURE_JA: Final = re.compile(r"[0-9０-９一二三四五六七八九十百千万億]")
_COUNTED_JA: Final = re.compile(r"[0-9０-９一二三四五六七八九十百千万億]+.")
_AFTER_NOUN: Final = re.compile(
    r"(?:の|が|を|に|で|は|と|も|へ|や|か|から|まで|より|だけ|では|には|とは|でも|です|でした|だ|なら|など|ほど|お|ご)"
)
_LITTLE_JA: Final = frozenset(
    """方 方々 事 時 中 人 者 物 所 際 場合 何 私 僕 私達 皆様 皆 今 今日 本日
    一緒 前 後 次 上 下 間 為 様 気 度 最初 最後 前後 自分 一度 二度 皆さん""".split()  # noqa: SIM905  # as a list it would fill the screen
)
"""Japanese nouns that mean little alone."""
_LITTLE_EN: Final = frozenset(
    """a about after again all also am an and any anyone anything are as ask at be because been before
    being both but by can could did do does doing done down each enough even every everyone few for
    from get gets give go goes good got had has have having he her here him his how i if in into is
    it its just know last let like look looking looks made make makes many may me more most much
    must my name never no nor not now of off on once only or other our out over own put really right
    said same say see send she should so some somebody someone something still such take taken tell
    than thank that the their them then there these they thing things this those through to together
    too under until up us use very want was way we well were what when where which while who whom
    why will with without would yes you your""".split()  # noqa: SIM905  # as a list it would fill the screen
)
"""English words that mean little alone."""
_NUMBERS_EN: Final = frozenset(
    """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand million half third double""".split()  # noqa: SIM905  # as a list it would fill the screen
)
_WORD_EN: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]|[A-Za-z]|\d[\d.,]*")


def keywords(section: Sequence[Cue]) -> tuple[str, ...]:
    """Return up to three words of a section, in its order.

    A section of which nothing carries is told by its first phrase.
    """
    found: list[tuple[float, int, str]] = []
    for at, cue in enumerate(section):
        opens = at == 0 or section[at - 1].sentence != cue.sentence
        words = _english(cue, opens=opens) if cue.phrase.words else _japanese(cue)
        found += [(weight, at, word) for weight, word in words]
    chosen: list[tuple[float, int, str]] = []
    used: set[int] = set()
    while found and len(chosen) < EACH:
        # A second word of the same sentence must weigh more: three sentences are better told by three words.
        best = max(found, key=lambda one: (one[0] - (section[one[1]].sentence in used), -one[1]))
        chosen.append(best)
        used.add(section[best[1]].sentence)
        said = best[2].casefold()
        found = [one for one in found if one[2].casefold() not in said and said not in one[2].casefold()]
    if not chosen:
        return tuple(cue.text.strip() for cue in section[:1])
    return tuple(word for _, _, word in sorted(chosen, key=lambda one: one[1]))


def _japanese(cue: Cue) -> list[tuple[float, str]]:
    found = []
    phrase = cue.phrase
    for piece in pieces(phrase.text, phrase.kana):
        word = phrase.text[piece.start : piece.end].strip("「」『』（）()")
        if not word or word in _LITTLE_JA or not re.search(r"[^ぁ-ゖー]", word):
            continue
        noun = not piece.ending or bool(_AFTER_NOUN.match(piece.ending))
        weight = min(len(piece.kana), 8) / 4 + 1.5 * noun
        if _FIGURE_JA.search(word):
            weight += 1.5 if _COUNTED_JA.search(word) and len(word) > 1 else -1.0
        found.append((weight, word if noun else word + piece.ending.rstrip("にをがはへとで")))
    return found


def _english(cue: Cue, *, opens: bool) -> list[tuple[float, str]]:
    """Weigh the words of a phrase; a figure takes the word it counts along, a name its other half."""
    found: list[tuple[float, str]] = []
    end, before = -1, ""
    for number, match in enumerate(_WORD_EN.finditer(cue.text)):
        word = match.group().rstrip(".,")
        kind = _kind(word, first=opens and number == 0)
        adjacent = cue.text[end : match.start()] == " " if end >= 0 else False
        if adjacent and kind and (before == "figure" or before == kind == "name"):
            weight, begun = found[-1]
            found[-1] = (weight + 0.5, f"{begun} {word}")
        elif kind:
            found.append((min(len(word), 9) / 4 + {"figure": 2.0, "name": 1.0, "word": 0.0}[kind], word))
        end, before = match.start() + len(word), kind
    return found


def _kind(word: str, *, first: bool) -> str:
    """Return ``figure``, ``name``, ``word``, or nothing for what carries no meaning."""
    plain = word.casefold().replace("’", "'")
    if plain in _NUMBERS_EN or word[0].isdigit():
        return "figure"
    if plain.split("'")[0] in _LITTLE_EN or len(plain) < 3:
        return ""
    return "name" if word[0].isupper() and not first else "word"
