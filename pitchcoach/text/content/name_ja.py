"""C108 no-name: a whole pitch in which nobody says who speaks.

A name is what is introduced (〜と申します), what the reading library or the author's ruby marks as one, or a
short noun in the place of one (工務店を営む、森です). Other people's names (田中さん) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, said
from pitchcoach.text.content.whole import is_whole

_COPULA: Final = r"(?:です|でした|でございま)"
_INTRODUCED: Final = (
    r"と(?:申し|もうし|申す)|(?<![だるたいうくつす])と(?:いいます|言います)"
    r"|(?:私|わたし|わたくし|僕|ぼく)の?名前|名前は|と呼(?:んで|ばれ)|名刺に[^。]*と書いて"
)
_NO_NAME: Final = (
    r"(?!(?:お?仕事|お?店|会社|専門店?|強み|特徴|特長|代表|社長|女性|男性|地元|本業|場所|商品|料理|内容"
    r"|理由|結果|以上|無料"
    r"|簡単|本当|大丈夫|安心|秘密|便利|得意|大切|大事|必要|可能|当然|自慢|評判|人気|毎日|悩み|願い|思い"
    r"|想い|目標|信念|宝|夢|父|母|父親|母親|跡継ぎ|娘|息子|産地|名物|老舗|中心|予約制|会員制|予定|自由"
    r"|元気"
    r"|お?話|お?手伝い|お?相談|お?客様?|相手|方|人|町|街|家|もの|こと|ところ|とき|ため|から|まで|だけ"
    r"|はず|つもり|そう|よう"
    r"|通り|とおり|一番|三代目|二代目|一人|ひとり|初めて|はじめて|おすすめ|ご?夫婦|ご?家族|親子|兄弟"
    r"|サービス|システム|ポイント)(?:です|でし|でご))"
)
_NAME: Final = (
    rf"{_NO_NAME}(?:[一-龠々]{{1,5}}[ぁ-ん]{{0,4}}|[ァ-ヴー・＝]{{2,16}}|[ぁ-ん]{{2,8}})"
    rf"(?<![士師屋店業院所園塾校会社室場館者円回件日年分人員歳家農国業])(?={_COPULA})"
)
_IN_ITS_PLACE: Final = (
    rf"(?:[士師家屋店業社所院園塾校会場館主長員理産送刷手人ー]の"
    rf"|[一-龠ァ-ヴ]の(?=[一-龠]{{1,3}}[ぁ-ん]{{0,4}}で)|ます、?|(?:て|で)(?:いる|おる)、?|営む、?|(?:主"
    rf"|長|目|」)、){_NAME}"
    rf"|(?:はじめまして|初めまして|こん(?:にち|ばん)は|おはようございます|改めまして"
    rf"|あらためまして)[、。](?:わたし|わたくし|私|は|、)*{_NAME}"
    rf"|(?:^|。|\n){_NAME}{_COPULA}[。！]"
)
_HONOURED: Final = (
    r"^(?:さん|様|さま|氏|君|ちゃん|先生|市|町|村|区|県|府|駅|に|へ|から|まで|の[^。]*|で(?!す|し|ご|ござ))"
)
_ENDS_NO_NAME: Final = "士師屋店業院所園社市町村区県"
_HONORIFICS: Final = frozenset(("さん", "さま", "様", "氏", "君", "ちゃん", "先生"))
_AFTER_RUBY: Final = rf"[ぁ-んァ-ヴー一-龠々 　]{{0,6}}?(?:{_COPULA}|と|、|。|が、|！)"


def no_name(report: CheckReport) -> Iterator[Hit]:
    """C108: nowhere is the speaker's name."""
    parts = list(said(report))
    if not is_whole(report) or any(_says_a_name(part) for part in parts):
        return
    message = msg("your name is nowhere: say it once, right after what you do")
    yield Hit(parts[0], 0, message)


def _says_a_name(part: SectionReport) -> bool:
    text = part.section.spoken.text
    if re.search(_INTRODUCED, text) or re.search(_IN_ITS_PLACE, text):
        return True
    for ruby in part.section.spoken.rubies:
        if text[ruby.end - 1] not in _ENDS_NO_NAME and re.match(_AFTER_RUBY, text[ruby.end :]):
            return True
    for phrase in part.reading.phrases:
        if phrase.doubt == "name" and phrase.doubtful not in _HONORIFICS:
            rest = phrase.text.partition(phrase.doubtful)[2]
            if not re.match(_HONOURED, rest):
                return True
    return False


NO_NAME: Final = ContentRule(
    RuleInfo(
        id="C108",
        name="no-name",
        severity="hint",
        languages=("ja",),
        reason=msg("Who wants to talk to you afterwards, or to name you to a friend, needs your name."),
        source=OWN_INFERENCE,
        fix=msg("Say your name once, clearly, right after what you do."),
    ),
    no_name,
)
