"""What of a Japanese sentence can be left out whole: a phrase, a clause before the main one, the sentence.

A sentence is cut at its commas. What ends like a clause or an adverbial can go if no word outside needs it
and what remains is a sentence; wherever that cannot be told from the letters, nothing is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pitchcoach.model.reading import Phrase, Sentence
from pitchcoach.model.trim import CutKind
from pitchcoach.text.reading.wordlists import words

Place = tuple[int, int, CutKind]

_ADVERBS: Final = frozenset(
    words(
        """そして また さらに しかも もちろん 特に とくに なんと はじめまして 初めまして 皆様 皆さま 皆さん
        みなさん みなさま このように 例えば たとえば おかげさまで ありがたいことに 何より なにより やがて"""
    )
)
"""Phrases before a comma that a sentence does without."""
_CLAUSE: Final = re.compile(
    r"(?:(?:です|ます|でした|ました|ません|[一-龥ぁ-ん]た|[一-龥ぁ-ん]る)(?:ので|から|けれども?|けど)"
    r"|(?:です|ます|でした|ました|ません)が|[^あ]って|んで|いで|[一-龥ぁ-んァ-ヶー]して|[えけげせてねべめれきぎちにびみりい]て|まして"
    r"|(?:する|した|の)ため(?:に)?|ながら|つつ)$"
)
_BOUNDARY: Final = re.compile(
    r"(?:ば|たら|なら|ても|でも|のに|ずに|うえ|上で|ところ|とき|際|場合|ほか|以上|(?<!けれど)も|は|まで|だけで(?:は)?なく|のみならず"
    r"|に(?:ついて|対して|とって|おいて|わたって|つれて|比べて|向けて|ともなって|伴って)|をもって|例によって|(?:初|はじ)めて"
    r"|(?:場合|件|ほう|方|話|こと|点)(?:なの|なん)?ですが|^(?:そ|こ)の(?:ため|結果)(?:に)?)$"
)
"""What a sentence means something else without (conditions, concessions), or is about (topics)."""
_ADVERBIAL: Final = re.compile(
    r"(?:(?<=[一-龥ァ-ヶー々])で|として|によって|により|をもとに|を通じて|を通して)$"
)
_NEEDED: Final = re.compile(r"(?:が|を|に|と|へ|の|や|か|な)$")
_POINTS_BACK: Final = re.compile(
    r"(?:そ|こ)(?:の(?![場日ま])|れ|こ[でにはが])|そう(?:した|いう|し|で)|同じ|両方|いずれ|どちらも|前者|後者|残り|それぞれ"
)
_GOES_ON: Final = re.compile(
    r"(?:そ|こ)(?:の|れ|こ|ちら|う)|だから|ですから|ですので|なので|しかし|でも|ただ|すると|おかげ|つまり|残り|また|さらに|しかも|もう一|二つ目"
)
_ARGUMENT: Final = re.compile(r"(?:が|を|は|も|に|と|から|まで|へ)[、]?$")
_COPULA: Final = re.compile(r"(?:です|でした|でしょう)(?:ね|よ|か)?[。．！!]*$")
_QUESTION: Final = re.compile(r"(?:か|でしょう|ません)[。．]*[？?]?$|[？?]$")
_ASKS_FOR_MORE: Final = re.compile(
    r"(?:では|じゃ)(?:ありません|ない(?:です|んです)?)[。．]?$|(?:なぜ|どうして|何|なに|どう|どんな|どれ)[^。]*(?:か|でしょう)[。．？?]*$"
)
_NAME: Final = re.compile(r"(?:と|って)(?:申し|言い|いい)ます|でございます[。．]?$|はじめまして|初めまして")
_INVITES: Final = re.compile(
    r"(?:ください|下さい|ませんか|ましょう|お待ちしております|お待ちしています|(?:いただければ|頂ければ)[^、]*)[。．！!]?$"
)
"""How a hook ends: what the listener is asked to do stays."""
_COUNTED: Final = re.compile(
    r"[0-9０-９二三四五六七八九十](?:人|つ|社|か所|カ所|名|件|店|軒|種)|それぞれ|両方|すべて|全て"
)


_BARE_NOUN: Final = re.compile(r"[一-龥々]{2,6}|[ァ-ヶー]{2,8}")
_LAST_NOUN: Final = re.compile(r"([一-龥々]{2,6}|[ァ-ヶー]{2,8})(?:など)?[にでがをはとのへも]")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Phrases up to a comma."""

    phrases: tuple[Phrase, ...]

    @property
    def start(self) -> int:
        return self.phrases[0].start

    @property
    def end(self) -> int:
        return self.phrases[-1].end

    @property
    def words(self) -> str:
        return "".join(p.text for p in self.phrases).strip().rstrip("、，")


def droppable(text: str, sentence: Sentence, following: Sentence | None) -> Iterator[Place]:
    """Yield the phrases and clauses of one sentence that can go."""
    chunks = _chunks(sentence)
    opened = 0  # the first chunk that may belong to the clause that ends here
    for at, chunk in enumerate(chunks[:-1]):
        words = chunk.words
        rest = text[chunk.end : sentence.end]
        if words in _ADVERBS:
            yield chunk.start, chunk.end, "phrase"
            opened = at + 1
        elif _BOUNDARY.search(words):
            opened = at + 1
        elif _CLAUSE.search(words):
            span = chunks[opened : at + 1]
            if (
                _whole(span)
                and _stands_alone(rest, chunks[at + 1 :])
                and not _points_back(rest, text, following)
            ):
                yield span[0].start, chunk.end, "clause"
            opened = at + 1
        elif _ADVERBIAL.search(words):
            if (
                opened == at
                and _whole([chunk])
                and _says_enough(chunks[at + 1 :])
                and not _points_back(rest, text, following)
            ):
                yield chunk.start, chunk.end, "phrase"
            opened = at + 1
        elif _NEEDED.search(words):
            opened = len(chunks)  # whose argument it is cannot be told: nothing after it is offered
            break
    yield from _listed(text, sentence, chunks)


def says(said: str, sentence: Sentence) -> bool:
    """Tell whether a sentence says what its part is about: it is more than a greeting or a name."""
    return len(sentence.phrases) > 1 and not _NAME.search(said) and not _introduces(sentence, said)


def may_go(text: str, sentence: Sentence, before: Sentence | None, following: Sentence | None) -> bool:
    """Tell whether a whole sentence can go.

    No question, name or invitation, no answer to the sentence before, nothing the next one points back to.
    """
    words = text[sentence.start : sentence.end].strip()
    if before is not None and _ASKS_FOR_MORE.search(text[before.start : before.end]):
        return False
    if (
        _QUESTION.search(words)
        or _INVITES.search(words)
        or _NAME.search(words)
        or _introduces(sentence, words)
    ):
        return False
    return following is None or not _GOES_ON.match(text[following.start : following.end])


def _introduces(sentence: Sentence, words: str) -> bool:
    """Tell whether a sentence may say the speaker's name: 行政書士の青山みどりです。"""
    if any(phrase.doubt == "name" for phrase in sentence.phrases):
        return True
    said = sentence.phrases[:-1]
    return bool(_COPULA.search(words)) and not any(_ARGUMENT.search(p.text.strip()) for p in said)


def _chunks(sentence: Sentence) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    phrases: list[Phrase] = []
    for phrase in sentence.phrases:
        phrases.append(phrase)
        if phrase.pause:
            chunks.append(_Chunk(tuple(phrases)))
            phrases = []
    if phrases:
        chunks.append(_Chunk(tuple(phrases)))
    return chunks


def _whole(span: Sequence[_Chunk]) -> bool:
    """Tell whether nothing in a clause is likely to belong to what follows it: no topic, no open argument."""
    if not span:
        return False
    inside = [phrase.text.strip() for chunk in span for phrase in chunk.phrases][:-1]
    if any(re.search(r"(?:は|も|には|では)、?$", words) and not words.endswith("ては") for words in inside):
        return False
    if _ADVERBIAL.search(span[-1].words) and any(
        re.search(r"(?:が|を|に|と|へ)、?$", words) for words in inside
    ):
        return False
    return not any(_NEEDED.search(chunk.words) for chunk in span[:-1])


def _stands_alone(rest: str, chunks: Sequence[_Chunk]) -> bool:
    """Tell whether what follows says what it speaks of by itself."""
    if _COPULA.search(rest):
        return any(re.search(r"(?:は|が)、?$", p.text.strip()) for c in chunks for p in c.phrases)
    arguments = [p.text.strip() for chunk in chunks for p in chunk.phrases[:-1]]
    return any(re.search(r"(?:が|を|は)、?$", words) for words in arguments)


def _says_enough(chunks: Sequence[_Chunk]) -> bool:
    return sum(len(chunk.phrases) for chunk in chunks) > 1


def _points_back(rest: str, text: str, following: Sentence | None) -> bool:
    if _POINTS_BACK.search(rest):
        return True
    return following is not None and bool(_POINTS_BACK.match(text[following.start : following.end]))


def _listed(text: str, sentence: Sentence, chunks: Sequence[_Chunk]) -> Iterator[Place]:
    """Yield the middle of ``東京、福岡、札幌に``: three nouns of a kind that nobody has counted."""
    if _COUNTED.search(text[sentence.start : sentence.end]):
        return
    for one, two, three in zip(chunks, chunks[1:], chunks[2:], strict=False):
        last = _LAST_NOUN.match(three.phrases[0].text)
        if last is None or len(two.phrases) != 1 or not _noun(two.words):
            continue
        nouns = [_noun(one.phrases[-1].text), two.words, last[1]]
        if nouns[0] and len({_script(noun) for noun in nouns}) == 1:
            yield two.start, two.end, "phrase"


def _noun(words: str) -> str:
    hit = _BARE_NOUN.fullmatch(words.strip().rstrip("、，"))
    return "" if hit is None else hit.group()


def _script(noun: str) -> str:
    return "kanji" if "一" <= noun[0] <= "龥" else "katakana"
