"""C107 hook-asks-nothing: a hook that only thanks or promises leaves nobody anything to answer.

Any question, offer or request keeps it silent; よろしくお願いします and 覚えて帰ってください are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import ContentRule, Hit, part_of

_FORMULA: Final = (
    r"(?:今後とも|これからも|本日は|以上|どうぞ|どうか|何卒|なにとぞ|、)*(?:よろしく|宜しく)お?願い[^。]*"
    r"|(?:覚えて|おぼえて)(?:帰って|いって|お帰り)?[^。]{0,4}(?:ください|下さい|いただ[^。]*)"
    r"|[^。]*ありがとうございま(?:す|した)|ご清聴[^。]*"
)
_ASKS: Final = r"[？?]|(?:か|かな|かしら|でしょう|ですよね|ませんでした)(?:[。、」！!\s]|$)"
_REQUESTS: Final = (
    r"ください|下さい|くださ(?:れ|る|い|っ)|いただけ(?:れ|た|る|ま)|いただきた|願い|させて|(?:て"
    r"|で)ほしい|(?:て|で)もらえ"
    r"|お?声(?:を|が)?(?:か|掛)け|声を聞|(?<!自己)ご?(?:連絡|相談|一報|紹介|予約|参加|感想|意見)"
    r"|お(?:電話|問い合わせ|申し|越し|立ち寄り|待ち|気軽)"
    r"|遠慮なく|ぜひ|是非|どうぞ|教えて|聞かせて|見せて|送って|試して|来て|寄って|呼んで|思い出して"
    r"|手を(?:挙|上)げ"
)
_OFFERS: Final = (
    r"無料|差し上げ|さしあげ|渡し|配り|プレゼント|進呈|体験|試(?:し|食|飲|着)|見本|サンプル|見学|招待"
    r"|特典|割引|クーポン"
    r"|持って(?:き|来|い|まい)|お持ち|ご覧|ご用意|ご一緒|ましょう|あとで|のちほど|後ほど|このあと|休憩"
    r"|[おご][^。、をがはに]{1,6}(?:し|いたし|致し)ま(?:す|しょう)|(?:お話|ご案内|お教え)でき"
)


def hook_asks_nothing(report: CheckReport) -> Iterator[Hit]:
    """C107: no question, offer or request in the hook."""
    part = part_of(report, "hook")
    if part is None or not part.reading.sentences:
        return
    text = re.sub(_FORMULA, "", part.section.spoken.text)
    if any(re.search(pattern, text) for pattern in (_ASKS, _REQUESTS, _OFFERS)):
        return
    last = part.reading.sentences[-1]
    message = msg(
        "“{words}” leaves nothing to answer: end with a question, an offer or a request",
        words=part.section.spoken.text[last.start : last.end].rstrip("。．！!"),
    )
    yield Hit(part, last.start, message)


HOOK_ASKS_NOTHING: Final = ContentRule(
    RuleInfo(
        id="C107",
        name="hook-asks-nothing",
        severity="hint",
        languages=("ja",),
        reason=msg("The one minute is there so that talk follows; thanks and promises need no answer."),
        source=msg(
            "our own inference from the advice that the introduction must make the talk afterwards grow"
        ),
        fix=msg("Ask one easy question, or offer something small that people can come and fetch."),
    ),
    hook_asks_nothing,
)
