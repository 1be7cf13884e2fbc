"""Japanese that says nothing: fillers, openers, chains of politeness, words said twice.

Every rule leaves Japanese that can be said aloud as it stands. Patterns ask for the letters around them,
not for word classes: the reading of a pitch knows phrases, not classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pitchcoach.model.reading import Phrase, Sentence
from pitchcoach.text.reading.wordlists import words as listed
from pitchcoach.text.trim.polite_ja import POLITE
from pitchcoach.text.trim.rule import Edit, edits, rules
from pitchcoach.text.trim.verbs_ja import POTENTIAL_RULES

_NOUN: Final = r"[一-龥々ァ-ヶーＡ-ＺA-Z0-9０-９]"
_ANY_PLACE: Final = frozenset(
    listed(
        """やはり やっぱり 実は じつは 非常に とても すごく 本当に 誠に まことに 大変 たいへん ぜひ 是非
        どうぞ とりあえず ちなみに ちなみにですが いわゆる"""
    )
)
"""Dropped wherever they are a phrase of their own."""
_AT_THE_START: Final = frozenset(
    listed(
        """それで さて それでは では ということで というわけで というわけでして そうですね 実際に 実際
        早速ですが 早速ではございますが 突然ですが 僭越ながら 簡単ではございますが 簡単ではありますが
        短い時間ではありますが 恐縮ですが 恐れ入りますが 基本的に 基本的には
        私は わたしは わたくしは 私 わたし"""
    )
)
"""Dropped at the start of a sentence only."""
_WITH_COMMA: Final = frozenset(listed("それで さて それでは では 実際 私 わたし 大変 たいへん"))
"""Of these only with a comma after them."""
_DEGREE: Final = frozenset(listed("非常に とても すごく 本当に 大変 たいへん"))
"""Not dropped under a negation, which they belong to."""
_NEGATION: Final = re.compile(r"ない|ません|(?<!ま)ず[、に]")
_COMES_TRUE: Final = re.compile(r"な[るらりっれ]|す[るれ]|し[てたま]|あ[るりっ]")
_TRYING: Final = re.compile(r"実際に?、?[^、]{0,8}(?:使|見|ご覧|体験|試|触|やっ|会|聞)")
_ORDER: Final = re.compile(r"それから|次に|続いて|そのあと|その後|最後に|第二|二つ目|２つ目|2つ目")

_FILLERS: Final = re.compile(
    r"(?:(?<=[、。\s「])|^)(?:(?:え[ーぇ]+っ?と?|えっと|ええと|あのー+|そのー+|うー+ん|んー+)[、…\s]*"
    r"|(?:あの|その|まあ|まぁ|なんか|こう|ま|ええ)[、…]+)(?=[^、…])"
)
_TALKS: Final = re.compile(r"(?:お話|話を|ご紹介|紹介|ご説明|ご案内|お伝え|お届け|申し上げ)")
_CEREMONY: Final = re.compile(
    r"(?:お忙しい|貴重な|お時間を|お集まり|ご参加|ご清聴|お招き|お呼び|機会を|足元の悪い)"
    r"[^。]*(?:ありがとうございま(?:す|した)|感謝(?:いたし|申し上げ)ます|御礼申し上げます|光栄です|恐縮です)"
)
_CLOSING: Final = re.compile(r"以上(?:です|となります|になります|でございます)[。．]?")

_PLAIN_VERB: Final = (
    r"(?:[一-龥ぁ-ん]る|(?<!な)(?<!か)た|ない|たい"
    r"|[使払言会思迷違買]う|[行書聞働開続]く|[進頼住読]む|[話出渡直返]す)"
)
_LONG_WINDED: Final = rules(
    (rf"{_PLAIN_VERB}(?P<cut>という)(?=こと[がを])", ""),
    (r"(?P<cut>という(?:ふう|風)に)(?=思|考え|言|申|聞|お聞|感じ)", "と"),
    (r"(?:[一-龥ぁ-ん]る|く|た)(?P<cut>とい(?:う|った))(?=形で)", ""),
    (rf"{_NOUN}(?P<cut>とい(?:う|った)(?:ような)?(?:形|かたち)で)", "で"),
    (r"(?:[一-龥ぁ-ん]る|た)(?P<cut>ような形で)", "形で"),
    (rf"(?<!通り)(?<!世話)(?<={_NOUN})と(?:なっております|なってございます)(?=[。．]|が、|ので)", "です"),
    (rf"(?<={_NOUN})の場合ですが(?=、)", "の場合"),
    (rf"(?<={_NOUN})に至るまで", "まで"),
    (rf"(?<={_NOUN})におきまして(?=、|は|も)", "で"),
    (rf"(?<={_NOUN})に(?:関|つき)(?:しまして|まして)(?=は|も|、)", "について"),
    (r"(?<=こと)によりまして", "で"),
    (rf"(?<={_NOUN})によりまして", "により"),
    (r"(?<=です)けれども?(?=、)|(?<=ます)けれども?(?=、)|(?<=ました)けれども?(?=、)", "が"),
    (rf"(?<={_NOUN})なんですけれ?ども?(?=、)", "ですが"),
    (rf"(?<={_NOUN})なん(?=ですが、)", ""),
    (rf"(?<={_NOUN})(?:なの)?かなと(?:思(?:っており|い)ます|感じ(?:ており)?ます)", "です"),
    (r"(?<=[いるた])かな(?=と(?:思|感じ|考え))", ""),
    (rf"(?<={_NOUN})な?のではないか(?=と(?:思|考え))", "だ"),
    (r"(?<=[いるた])のではないか(?=と(?:思|考え))", ""),
    (
        rf"(?<![東西南北上下左右前後奥海山駅])(?<={_NOUN})のほう(?=[をはも])",
        lambda hit: None if re.search(r"より|どちら|比べ|むしろ", hit.string) else "",
    ),
)

_TWICE: Final = rules(
    (r"まず(?:、)?(?:最初に|はじめに|初めに|始めに)", "最初に"),
    (r"(?:一番|いちばん)(?=最初|最後|最高|ベスト)", ""),
    (r"(?:最も|もっとも)(?=最初|最後|最高|最適|最善|ベスト)", ""),
    (r"(?:後で|あとで)(?=後悔)", ""),
    (r"違和感を感じ(?=ます|ました|ません)", "違和感があり"),
    (r"違和感を感じ(?=た|て)", "違和感があっ"),
    (r"違和感を感じる", "違和感がある"),
    (r"(?P<cut>各)[一-龥ァ-ヶー]{1,6}ごとに", ""),
    (r"今(?=現在)", ""),
    (r"今の(?=現状)", ""),
    (r"過(?=半数を(?:超|こ)え)", ""),
    (r"(?:必ず|かならず)(?=必要)", ""),
    (r"(?:あらかじめ|予め|前もって)(?=予約|予定|予告|準備)", ""),
    (
        r"(?:約|およそ|おおよそ)[0-9０-９一二三四五六七八九十百千万億半数]+[^\s、。ほくぐ]{0,3}"
        r"(?P<cut>ほど|くらい|ぐらい|程度)",
        "",
    ),
    (r"第[0-9０-９一二三四五六七八九十]+(?:回|番|期|号)(?P<cut>目)", ""),
    (r"(?:従来|古来|旧来)(?P<cut>から)(?=の|、)", ""),
    (r"(?:未だ|いまだ)に(?=未)", ""),
    (r"(?:返事|返答)を(?P<cut>返)(?=し)", ""),
    (r"(?<![一-龥])加工(?P<cut>を加え)(?=て|た|ます)", "し"),
)


def redundancies(text: str, sentence: Sentence, before: Sentence | None, rest: str) -> Iterator[Edit]:
    """Yield what can be said in fewer words in one sentence.

    ``before`` is the sentence before it in the same part, ``rest`` what follows it there.
    """
    start, end = sentence.start, sentence.end
    words = text[start:end]
    if _CEREMONY.search(words) or _CLOSING.fullmatch(words):
        yield start, end, ""
        return
    yield from _said(text, sentence, rest)
    if before is not None:
        yield from _same_topic(sentence.phrases, before.phrases)
    yield from _stammered(sentence.phrases)
    for hit in _FILLERS.finditer(text, start, end):
        yield hit.start(), hit.end(), ""
    yield from edits((*_TWICE, *POLITE, *_LONG_WINDED, *POTENTIAL_RULES), text, start, end)


def _said(text: str, sentence: Sentence, rest: str) -> Iterator[Edit]:
    """Phrases that are nothing but an opener or an emphasis; never all of a sentence."""
    words = text[sentence.start : sentence.end]
    phrases = sentence.phrases
    for at, phrase in enumerate(phrases[:-1]):
        said = phrase.text.strip().rstrip("、，")
        first = at == 0
        comma = phrase.pause == "comma"
        if said in _DEGREE and _NEGATION.search(words):
            continue
        if said in _WITH_COMMA and not comma:
            continue
        if said in ("本当に", "実は") and not comma and _COMES_TRUE.match(phrases[at + 1].text):
            continue
        if said in ("実際に", "実際") and _TRYING.search(words):
            continue
        opening = said in _ANY_PLACE or (first and said in _AT_THE_START)
        if said in ("まず", "まずは"):
            opening = (first or comma) and not (_ORDER.search(words + rest) or _NEGATION.search(words))
        if said in ("本日は", "今日は"):
            opening = comma and bool(_TALKS.search(words))
        if opening:
            yield phrase.start, phrase.end, ""


def _same_topic(phrases: Sequence[Phrase], before: Sequence[Phrase]) -> Iterator[Edit]:
    """A topic that the sentence before has already named: Japanese goes on without it."""
    topic = _topic(phrases)
    if topic and len(topic) < len(phrases) and [p.text for p in topic] == [p.text for p in _topic(before)]:
        yield topic[0].start, topic[-1].end, ""


def _topic(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    for at, phrase in enumerate(phrases[:3]):
        if re.search(r"は、?$", phrase.text.strip()):
            return phrases[: at + 1]
        if phrase.pause:
            return ()
    return ()


def _stammered(phrases: Sequence[Phrase]) -> Iterator[Edit]:
    """The same noun with the same particle twice in a row: a slip of the pen."""
    for one, two in pairwise(phrases):
        if re.search(r"[一-龥ァ-ヶー]{2,}[はがをにで]$", one.text.strip("、 ")) and one.text == two.text:
            yield one.start, one.end, ""
