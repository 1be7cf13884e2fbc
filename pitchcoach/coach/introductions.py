"""What somebody else says before one's own turn at an event: short introductions of made-up people.

They are data in the language of the pitch. None takes longer than half a minute: they are there to be waited
through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.prompter import Cue, timed
from pitchcoach.model.pitch import Language, Spoken

if TYPE_CHECKING:
    from pitchcoach.coach.check import Checker


@dataclass(frozen=True, slots=True)
class Introduction:
    """One person who speaks before."""

    name: str
    """What one would read on the name card."""
    trade: str
    """What they do."""
    text: str
    """What they say."""


INTRODUCTIONS: Final[dict[Language, tuple[Introduction, ...]]] = {
    "ja": (
        Introduction(
            "小山ゆり",
            "製本",
            "小山ゆりと申します。古い本を直す仕事をしています。おじいさまの日記、背表紙が外れたままになって"
            "いませんか。一冊からお預かりします。今日は直したばかりの辞書を持ってきました。",
        ),
        Introduction(
            "川端まこと",
            "自転車の出張修理",
            "自転車を直しに伺います、川端です。パンクした自転車を駅まで押して歩くのは、本当につらいものです。"
            "電話一本で三十分以内に参ります。会社の駐輪場でも直せます。",
        ),
        Introduction(
            "藤井さおり",
            "管理栄養士",
            "管理栄養士の藤井さおりです。健康診断の紙を見て、ため息をついた方はいらっしゃいますか。"
            "食べる順番を変えるだけの献立を、お勤めの方に週に一度お届けしています。",
        ),
        Introduction(
            "大野けんじ",
            "看板",
            "看板を作っております、大野です。夜、店の前を通り過ぎてしまうお客さまが、月に何人いると思われますか。"
            "先月お手伝いしたパン屋さんでは、明かりの向きを変えただけで、夕方のお客さまが二割増えました。",
        ),
        Introduction(
            "三宅なお",
            "手話通訳",
            "手話通訳の三宅なおです。耳の聞こえないお客さまがいらしたとき、どうしていますか。"
            "十五分だけの遠隔通訳を始めました。スマートフォンが一台あれば使えます。",
        ),
        Introduction(
            "原たかし",
            "庭の手入れ",
            "原造園の原たかしです。ご実家の庭、草が伸びたままになっていませんか。年に二回、写真を撮りながら手入れをして、"
            "遠くに住むご家族へお送りしています。",
        ),
    ),
    "en": (
        Introduction(
            "Nora Bell",
            "piano tuner",
            "Hello, I am Nora Bell, and I tune pianos. When did you last hear yours? Most of them stand "
            "there like furniture. Give me one afternoon, and somebody in your house will play again.",
        ),
        Introduction(
            "Sam Ortiz",
            "bicycle repairs",
            "I am Sam Ortiz, and I repair bicycles where they broke down. Call me, tell me the street, "
            "and I am there in half an hour with a van full of tubes. Offices like me, because people "
            "come in on time.",
        ),
        Introduction(
            "Grace Lin",
            "sign maker",
            "Good evening, Grace Lin, I make signs. How many people walk past your shop at night "
            "without seeing it? Last month I turned one lamp around for a bakery, and a fifth more "
            "people came in.",
        ),
        Introduction(
            "Paul Meyer",
            "dietitian",
            "My name is Paul Meyer, and I am a dietitian. If a letter from your doctor is lying "
            "unopened in the kitchen, I would like to meet you. We change the order on your plate, and "
            "nothing else.",
        ),
        Introduction(
            "Ines Costa",
            "bookbinder",
            "I am Ines Costa, and I mend books. Is there a diary or a cook book in your family that is "
            "falling apart? Bring me one, only one, and take it home in two weeks, ready for another "
            "fifty years.",
        ),
        Introduction(
            "Tom Reed",
            "garden care",
            "Tom Reed, gardens. I look after gardens of people who live too far away to do it. Twice a "
            "year I come, I take pictures, and the whole family can see the apple tree.",
        ),
    ),
}
"""Some for each language."""


def running(
    introduction: Introduction, language: Language, checker: Checker
) -> tuple[tuple[Cue, ...], float]:
    """Return the text as phrases with their times, for whoever cannot hear it, and how long it takes."""
    reading = checker.reader.read_now(introduction.text, language)
    seconds = checker.estimator.estimate([reading], checker.pace(language)).seconds
    return tuple(timed(introduction.text, reading, (0.0, seconds))), seconds


def spoken_introduction(introduction: Introduction) -> Spoken:
    """Return the text as a voice is handed it."""
    return Spoken(introduction.text, tuple(range(len(introduction.text))))
