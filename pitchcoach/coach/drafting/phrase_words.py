"""Which words a phrase is made of, and which of its sounds are whose: writing and kana laid side by side.

A phrase comes with the kana of the whole. What is written in hiragana sounds as it is written (a particle
は as ワ, a long vowel as ー), and that holds the rest in its place. Where several cuts would be possible, the
words in question stay one word; where none is, the whole phrase is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Source = Literal["", "guess", "ruby", "dictionary"]
_Kind = Literal["silent", "kana", "word", "known"]

_TO_KATAKANA: Final = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_TO_HIRAGANA: Final = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_TOKEN: Final = re.compile(
    r"(?P<kana>[ぁ-ゖゝゞ][ぁ-ゖゝゞー]*)"
    r"|(?P<silent>[\s、。，．！？!?｡､「」『』（）()“”‘’\"'【】〈〉《》\[\]…‥―—・･;；:：,.]+)"
    r"|(?P<word>(?:(?<=[0-9０-９])[.,:，．：](?=[0-9０-９])|[^\sぁ-ゖゝゞ、。，．！？!?｡､「」『』（）()“”‘’\"'【】〈〉《》"
    r"\[\]…‥―—・･;；:：,.])+)"
)
_SOUNDS: Final = {
    "は": "ハワ",
    "へ": "ヘエ",
    "を": "ヲオ",
    "ヲ": "ヲオ",
    "ぢ": "ヂジ",
    "ヂ": "ヂジ",
    "づ": "ヅズ",
    "ヅ": "ヅズ",
}
_VOWELS: Final = "アイウエオ"
_APART: Final = frozenset("おごをはへとが")
"""Hiragana that end what stands between two words: a particle, or the お of the next one."""
_LONGEST_INSIDE: Final = 2
"""Kana between two kanji up to which they are one word: 取り扱い, 引っ越し."""
_MOST_CUTS: Final = 3
"""Words of unknown sound up to which a cut is looked for."""
_O_O: Final = {"お": "大多覆仰狼", "と": "遠通十", "ど": "通憤", "こ": "氷凍滞郡", "ほ": "頬炎", "よ": "催"}
"""Kanji in which this kana is lengthened by お: おおさか, とおい; else a long o is written おう."""


@dataclass(frozen=True, slots=True)
class Known:
    """A piece of a phrase whose reading somebody has told, or that was told to be a guess."""

    start: int
    """Index of its first character in the phrase."""
    end: int
    """Index after its last character there."""
    kana: str
    """Its kana, hiragana or katakana, as written."""
    source: Source
    """Who told it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a phrase."""

    start: int
    """Index of its first character in the phrase."""
    end: int
    """Index after its last character there."""
    kana: str
    """Its part of the phrase's kana."""
    at: int
    """Index of that part in the phrase's kana."""
    source: Source
    """Where its reading comes from."""
    ending: str
    """The hiragana that follow it in the phrase."""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: _Kind
    text: str
    source: Source = ""


def pieces(text: str, kana: str, known: Sequence[Known] = ()) -> tuple[Piece, ...]:
    """Return the words of a phrase in order; none where nothing of it sounds.

    Parameters
    ----------
    text
        The phrase as written.
    kana
        How all of it sounds, in katakana.
    known
        Told readings inside it, in order, without overlap; one that does not fit the kana is passed over.

    """
    if not kana:
        return ()
    tokens = _tokens(text, known)
    found = _aligned(tokens, kana)
    if found is None and any(item.source == "dictionary" for item in known):
        # A word of the dictionary that is part of a longer one there has no say.
        return pieces(text, kana, [item for item in known if item.source != "dictionary"])
    if found is None:
        found = _core(tokens, kana)
    return tuple(_piece(found_token, span, kana, tokens) for found_token, span in found)


def sound_pattern(kana: str) -> str:
    """Return a pattern of the katakana that something written in kana may sound as, one sign for each."""
    parts = []
    for at, sign in enumerate(kana):
        plain = sign.translate(_TO_KATAKANA)
        sounds = _SOUNDS.get(sign, plain)
        if sign == "ー":
            sounds = "ー" + _VOWELS
        elif at and plain in _VOWELS:
            sounds += "ー"
        parts.append("." if sign in "ゝゞヽヾ" else f"[{sounds}]" if len(sounds) > 1 else re.escape(sounds))
    return "".join(parts)


def as_typed(kana: str, word: str) -> str:
    """Return katakana as it sounds the way one writes it for this word: ギョーセー is ぎょうせい.

    What the reading library makes of it sounds the same; where the writing is not certain (大阪), ー stays.
    """
    if not re.fullmatch(r"[ぁ-ゖ々\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+", word):
        return kana.translate(_TO_HIRAGANA)
    signs: list[str] = []
    for sign in kana:
        before = (
            unicodedata.name(signs[-1], "")[-1:] if signs else ""
        )  # HIRAGANA LETTER KYO ends in its vowel
        vowel = {"O": "う", "U": "う", "E": "い"}.get(before, "")
        if before == "O" and set(_O_O.get(signs[-1], "")) & set(word):
            vowel = ""
        signs.append(vowel or sign if sign == "ー" else sign.translate(_TO_HIRAGANA))
    return "".join(signs)


def hiragana(kana: str) -> str:
    """Turn katakana into hiragana and leave the rest."""
    return kana.translate(_TO_HIRAGANA)


def _tokens(text: str, known: Sequence[Known]) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    for item in known:
        if item.start < at or item.end > len(text):
            continue
        tokens += _plain_tokens(text, at, item.start)
        tokens.append(_Token(item.start, item.end, "known", item.kana, item.source))
        at = item.end
    return tokens + _plain_tokens(text, at, len(text))


def _plain_tokens(text: str, start: int, end: int) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        kind: _Kind = "kana" if match.lastgroup == "kana" else "word"
        if match.lastgroup == "silent" or not any(_sounds(sign) for sign in match.group()):
            kind = "silent"
        tokens.append(_Token(match.start(), match.end(), kind, match.group()))
    return tokens


def _sounds(sign: str) -> bool:
    """Tell whether a sign may be said: no emoji and no mark is, ㈱ and % are."""
    if unicodedata.category(sign) in ("So", "Sk"):
        return any(part.isalnum() for part in unicodedata.normalize("NFKC", sign))
    return unicodedata.category(sign) not in ("Mn", "Me", "Cf", "Cn", "Co", "Cs", "Cc")


_Found = list[tuple[_Token, tuple[int, int]]]
"""Words with the span of their sound in the phrase's kana."""


def _aligned(tokens: Sequence[_Token], kana: str) -> _Found | None:
    """Cut the kana at every token; None where that cannot be done or can be done in several ways."""
    if sum(token.kind == "word" for token in tokens) > _MOST_CUTS:
        return None
    spans = {tuple(m.regs[1:]) for m in (re.fullmatch(p, kana) for p in _patterns(tokens)) if m is not None}
    if len(spans) != 1:
        return None
    sounding = [token for token in tokens if token.kind != "silent"]
    return _joined(list(zip(sounding, spans.pop(), strict=True)))


def _patterns(tokens: Sequence[_Token]) -> tuple[str, str]:
    """Return the pattern that cuts as early, and the one that cuts as late as possible."""
    sounding = [token for token in tokens if token.kind != "silent"]
    told = ["" if token.kind == "word" else f"({sound_pattern(token.text)})" for token in sounding]
    return "".join(part or "(.+?)" for part in told), "".join(part or "(.+)" for part in told)


def _joined(found: _Found) -> _Found:
    """Leave out what is only an ending, and make one of words that hold together."""
    if all(token.kind == "kana" for token, _ in found):
        first, last = found[0], found[-1]
        whole = _Token(first[0].start, last[0].end, "word", "")
        return [(whole, (first[1][0], last[1][1]))]
    words: _Found = []
    gap = ""
    for token, span in found:
        if token.kind == "kana":
            gap += token.text
            continue
        if words and token.kind == words[-1][0].kind == "word" and _one_word(gap):
            begun, (start, _) = words.pop()
            words.append((_Token(begun.start, token.end, "word", ""), (start, span[1])))
        else:
            words.append((token, span))
        gap = ""
    return words


def _one_word(gap: str) -> bool:
    return len(gap) <= _LONGEST_INSIDE and not (gap and gap[-1] in _APART)


def _core(tokens: Sequence[_Token], kana: str) -> _Found:
    """Return one word between the hiragana at both ends of a phrase, else all of it, or what was told."""
    told = [token for token in tokens if token.kind == "known"]
    if told:
        return _told(told, kana)
    sounding = [token for token in tokens if token.kind != "silent"]
    words = [at for at, token in enumerate(sounding) if token.kind == "word"]
    if words:
        first, last = words[0], words[-1]
        head = "".join(sound_pattern(token.text) for token in sounding[:first])
        tail = "".join(sound_pattern(token.text) for token in sounding[last + 1 :])
        match = re.fullmatch(f"{head}(.+){tail}", kana)
        if match:
            return [(_Token(sounding[first].start, sounding[last].end, "word", ""), match.span(1))]
    return [(_Token(sounding[0].start, sounding[-1].end, "word", ""), (0, len(kana)))] if sounding else []


def _told(told: Sequence[_Token], kana: str) -> _Found:
    """Return told words of a phrase whose other sounds cannot be shared out."""
    found: _Found = []
    at = 0
    for token in told:
        match = re.compile(sound_pattern(token.text)).search(kana, at)
        at = match.end() if match else at
        found.append((token, match.span() if match else (at, at)))
    return found


def _piece(token: _Token, span: tuple[int, int], kana: str, tokens: Sequence[_Token]) -> Piece:
    after = next((t for t in tokens if t.start >= token.end), None)
    ending = after.text if after is not None and after.kind == "kana" and after.start == token.end else ""
    return Piece(token.start, token.end, kana[slice(*span)], span[0], token.source, ending)
