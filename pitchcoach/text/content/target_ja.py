"""C101 vague-target: who is meant, when everybody is.

Speaks only where the part names everybody (すべての方, どなたでも, 地域の皆様) and nobody in particular:
one person or trouble named beside it is enough for silence. A greeting (皆様、こんにちは) names no target.

Patterns are handed to :mod:`re` as they are: it compiles each at its first use and keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import ContentRule, Hit, part_of, said

_ALL: Final = r"皆様|皆さま|みなさま|みな様|皆さん|みなさん|皆々様"
_SERVED: Final = (
    r"役に立|お役|喜ん|寄り添|使って|知って|愛され|届け|食べて|飲んで|貢献|手伝|サポート|支え|応援"
    r"|利用|幸せ|笑顔"
)
_EVERYBODY: Final = (
    r"(?:すべて|全て|あらゆる)の?(?:方|人|かた|お客|女性|男性|企業|会社|経営者|業種|業界|世代|皆|みな)"
    r"|(?:どなた|どんな(?:方|人|会社|お客様)|どのような(?:方|人))(?:に|から)?でも"
    r"|(?:誰|だれ)(?:に)?でも(?!いい|よ|知っ)"
    r"|老若男女"
    r"|幅広い(?:お?客|方|かた|層|年代|世代|年齢|業種|業界|皆)|幅広く(?:ご?利用|対応|お使い|ご?支持)"
    r"|お客様全般|お客様は(?:皆|みな|すべて|全て)"
    r"|(?:年齢|性別|業種|規模|業界|男女|年代|法人)[^。]{0,8}(?:問わず|問いません|関係ありません"
    r"|関係な[いく])"
    rf"|(?:地域|全国|世の中|日本中|世界中|街|町|県内|市内|府内|都内|会場|お客様)の(?:{_ALL})"
    rf"|(?<![の者主長])(?:{_ALL})(?:に|の|へ|から|を)(?=[^。？?]{{0,14}}(?:{_SERVED}))"
)
_NO_ONE_IN_PARTICULAR: Final = (
    r"[^。、]{1,12}から[^。、]{1,14}まで"  # 赤ちゃんからお年寄りまで
    r"|(?:健康|幸せ|きれい|綺麗|美し|元気|豊か|成功|楽し|輝|上手|うまく|若々し)[^。、]{0,8}たい"
    r"|(?:個人|法人|若い|ご年配|年配|男性|女性|一般|企業)の?方"
    r"|(?:頑張|がんば|生き)[ぁ-ん]*ている"
)
_SOMEBODY: Final = (
    r"(?:[たるいなむうくすつぶぐ]|という)(?:方(?![法向針角式面])|人(?![前気間生])|かた|社長|経営者"
    r"|オーナー|店主|大家|ご?夫婦|ご?家族"
    r"|ご?家庭|お?母さん|お?父さん|ママ|親御|女性|男性|若者|学生|院長|担当|(?:会社|お?店|企業"
    r"|工場)(?:さん|様|の(?:方|社長)))"
    r"|(?:困って|悩んで|迷って|止まって|あきらめて)[いお]|(?:こと|経験)は(?:あり|ござい)ません"
    r"|(?:いらっしゃい|おられ|い|おり)ま(?:す|せん)か|[0-9０-９一二三四五六七八九十]+(?:代|歳|年目)"
    r"|(?:の|お)(?:社長|店主|大家|院長|お母さん|担当者)(?!です|でござ|でし|と申|を|の[^。]{1,8}(?:です"
    r"|と申))|(?<!皆)(?<!みな)(?<!たく)さん(?:に|へ|の|、|が|は|を)"
)
_SOME_OF_THEM: Final = r"(?:ている|でいる|お住まいの|お持ちの)(?:すべて|全て|あらゆる)の"
"""犬を飼っているすべての方: everybody who is in this situation."""
_SAID_OUTRIGHT: Final = rf"(?:ターゲット|対象|お客様)は、?(?:すべて|全て|どなた|誰|だれ|{_ALL})"
"""What names the target where no heading tells which part it is."""


def vague_target(report: CheckReport) -> Iterator[Hit]:
    """C101: the target names everybody, and nobody beside it."""
    part = part_of(report, "target")
    pattern = _EVERYBODY
    if part is None and not report.pitch.has_headings:
        part = next(said(report), None)
        pattern = _SAID_OUTRIGHT
    if part is None:
        return
    text = part.section.spoken.text
    hit = re.search(pattern, text)
    if hit is None:
        return
    rest = re.sub(_NO_ONE_IN_PARTICULAR, "", text)
    if re.search(_SOME_OF_THEM, rest) or re.search(_SOMEBODY, re.sub(_EVERYBODY, "", rest)):
        return
    message = msg(
        "“{words}” means everybody, and nobody feels meant: name one person and one trouble of theirs",
        words=hit.group(),
    )
    yield Hit(part, hit.start(), message)


VAGUE_TARGET: Final = ContentRule(
    RuleInfo(
        id="C101",
        name="vague-target",
        severity="hint",
        languages=("ja",),
        reason=msg("Listeners can introduce only people they can picture; nobody pictures everybody."),
        source=msg("our own inference from the advice to write target, feature and benefit into one minute"),
        fix=msg("Name people by their situation and their trouble, such as those about to open a café."),
    ),
    vague_target,
)
