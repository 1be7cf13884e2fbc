"""As many pitches as one likes, all different, made from a number: for the library's tests and benchmark."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

PLACES = ("大阪", "京都", "神戸", "奈良", "堺", "枚方", "吹田", "豊中", "和歌山", "姫路", "大津", "四日市")
TRADES = (
    "行政書士",
    "税理士",
    "工務店",
    "写真館",
    "整体院",
    "印刷会社",
    "保険代理店",
    "パン屋",
    "学習塾",
    "農園",
)
PEOPLE = (
    "飲食店を開く方",
    "起業する方",
    "子育て中の方",
    "町工場の社長",
    "美容室の店長",
    "医院の院長",
    "個人で働く方",
)
TROUBLES = ("書類が多すぎて", "帳簿が合わなくて", "求人に応募がなくて", "家賃が重くて", "予約が埋まらなくて")
RESULTS = (
    "二週間早く開店でき",
    "月に十時間の余裕が生まれ",
    "売上が二割増え",
    "電話が半分になり",
    "夜に眠れるようになり",
)
VARIANTS = (0, 4, 8)
"""Of each nine pitches these are one family, so that families lie scattered among the others."""
LONG_AGO = time.time() - 86_400.0


def make_pitches(folder: Path, count: int, *, old: bool = True) -> list[Path]:
    """Write ``count`` pitch files and return their paths; ``old`` makes them look as if written yesterday."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"pitch-{number:05}.md" for number in range(count)]
    for number, path in enumerate(paths):
        write_pitch(path, number, old=old)
    return paths


def write_pitch(path: Path, number: int, *, old: bool = True, said: str = "") -> None:
    """Write the pitch of a number; ``said`` goes into its benefit."""
    chance = random.Random(number)  # noqa: S311 - the same pitch for the same number
    place, trade, people = chance.choice(PLACES), chance.choice(TRADES), chance.choice(PEOPLE)
    family = f"屋号{number // 9}" if number % 9 in VARIANTS else f"{place}の{trade} {number}"
    slot = chance.choice((30, 45, 60, 60, 60, 120))
    sentences = [_sentence(chance, number) for _ in range(slot // 9)]
    cut = max(1, len(sentences) // 3)
    text = (
        f"---\ntitle: {place}の{trade} {number}\naudience: {people}\nslot: {slot}\npitch: {family}\n---\n"
        f"## ターゲット\n{place}で{people}、{chance.choice(TROUBLES)}困っていませんか。\n\n"
        f"## 特徴\n{trade}の{number}番です。{''.join(sentences[:cut])}\n\n"
        f"## ベネフィット\n{''.join(sentences[cut:])}{said}\n\n"
        f"## きっかけ\n{chance.choice(PEOPLE)}をご存じでしたら、{number % 28 + 1}日までにお声がけください。\n"
    )
    path.write_text(text, "utf-8")
    if old:
        os.utime(path, (LONG_AGO, LONG_AGO))


def _sentence(chance: random.Random, number: int) -> str:
    year, count = chance.randint(2, 30), chance.randint(2, 900)
    return chance.choice(
        (
            f"{year}年間で{count}件、{chance.choice(PLACES)}の{chance.choice(PEOPLE)}をお手伝いしました。",
            f"昨年の{chance.choice(PLACES)}の{chance.choice(TRADES)}では、{count}日で"
            f"{chance.choice(RESULTS)}ました。",
            f"{chance.choice(TROUBLES)}諦めていた{chance.choice(PEOPLE)}が、{count}人のお客様に会えました。",
            f"{chance.choice(RESULTS)}たのは、{year}か月後のことでした。",
        )
    )
