"""Japanese verbs as far as cuts need them: することができる is said in one word, できる."""

from __future__ import annotations

import re
from typing import Final

from pitchcoach.text.reading.wordlists import words
from pitchcoach.text.trim.rule import Rule

_DONE_NOUN: Final = re.compile(
    r"(?:[おご][一-龥々]+(?:[りきいしちみえけせてねめれげびぎじ][一-龥々]+)?[ぁ-ん]{0,2}"
    r"|[一-龥々]{2,}|[ァ-ヶー]{3,}|[A-Za-z]{2,})$"
)
_ENDS_LIKE_A_VERB: Final = frozenset("直渡返出通回示押探残試写消指貸戻起落越移話")
_NOUNS_ALL_THE_SAME: Final = frozenset(
    words("提出 輸出 支出 展示 提示 掲示 表示 指示 解消 電話 会話 対話 通話 開通 移転 推移 試写 撮影")
)
_ONE_STEP: Final = frozenset("見得着寝出似煮降過足借")
"""Verbs of one kanji and る that keep their stem: 見る, 出る."""
_FIVE_STEPS: Final = frozenset("作送取守配語断乗撮贈測図計走帰絞塗掘張貼触座登戻造創")
"""Verbs of one kanji and る that change it: 作る, 送る."""
_STEPS: Final = dict(zip("うくぐすつぬぶむ", "えけげせてねべめ", strict=True))
_MEANS_MORE: Final = re.compile(r"(?:[売切減合立進続付言知欠]|と?い|しゃべ)[うくぐすつぬぶむる]$")
"""Verbs whose short form says something else as well (売れる, 進める), or is not said."""
_E: Final = frozenset("えけげせぜてでねへべめれ")
_I: Final = frozenset("きぎじちびみり")
_A_U_O: Final = frozenset("あかさたなはまやらわがざだばうすつぬふむゆぐずづぶおこそとのほもよろごぞどぼ")


def is_done_noun(before: str) -> bool:
    """Tell whether a text ends with a noun that is done (相談, お伝え), not with the stem of a verb."""
    hit = _DONE_NOUN.search(before)
    if hit is None:
        return False
    noun = hit.group()
    if noun[0] in "おご" or noun[-1] not in _ENDS_LIKE_A_VERB:
        return True
    return noun[-2:] in _NOUNS_ALL_THE_SAME


def can_do(verb: str) -> tuple[int, str] | None:
    """Return how many letters at the end of a verb become what stem before ます; None when unsure.

    ``登記をする`` → ``ができ``, ``対応する`` → ``でき``, ``終える`` → ``られ``, ``使う`` → ``え``.
    """
    if verb.endswith("する"):
        return _can_do_noun(verb[:-2])
    if _MEANS_MORE.search(verb) or verb.endswith("くる") or len(verb) < 2:
        return None
    if verb[-1] in _STEPS:
        return 1, _STEPS[verb[-1]]
    stem = _stem_of_ru(verb)
    return None if stem is None else (1, stem)


def _can_do_noun(noun: str) -> tuple[int, str] | None:
    if noun.endswith("を"):
        return 3, "ができ"
    return (2, "でき") if noun.endswith(("に", "く")) or is_done_noun(noun) else None


def _stem_of_ru(verb: str) -> str | None:
    """Return what becomes of る: 終える → 終えられ, 作る → 作れ."""
    second = verb[-2]
    if second in "れせ":
        # 終わらせられる, 従わせられる: hard to hear, and heard as something else
        keeps = verb.endswith(("入れる", "見せる", "任せる", "乗せる", "載せる", "寄せる"))
        return "られ" if keeps else None
    if second in _E or second in _I or second in _ONE_STEP:
        return "られ"
    return "れ" if second in _A_U_O or second in _FIVE_STEPS else None


def _possible(hit: re.Match[str]) -> str | None:
    """Return the short form of what ``hit`` says with ことができる."""
    found = can_do(hit.string[: hit.end("verb")])
    if found is None or hit.string[: hit.end("verb")].endswith(("させていただく", "させて頂く")):
        return None
    length, stem = found
    kept = hit["verb"][: len(hit["verb"]) - length] if len(hit["verb"]) >= length else None
    if kept is None:
        return None
    tail = {"です": "ます", "でした": "ました", "でございます": "ます"}.get(hit["tail"], hit["tail"])
    return kept + stem + tail


POTENTIAL_RULES: Final[tuple[Rule, ...]] = (
    (
        re.compile(
            r"(?P<verb>をする|[一-龥ぁ-ん][うくぐすつぬぶむる])ことができ"
            r"(?P<tail>ます|ました|ません|る|た|ない|なかった|て|れば|、)"
        ),
        _possible,
    ),
    (
        re.compile(
            r"(?P<verb>をする|[一-龥ぁ-ん][うくぐすつぬぶむる])ことが可能(?P<tail>です|でした|でございます)"
        ),
        _possible,
    ),
)
