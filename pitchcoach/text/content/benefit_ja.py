"""C102 benefit-for-me: a benefit that tells of the speaker and never of what is different for the customer.

Speaks only where something of the speaker's is told and no sentence tells a difference for anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import ContentRule, Hit, part_of

_ME: Final = r"(?:私|わたし|わたくし|僕|我々|われわれ|我が社|わが社|弊社|当社|当店|当院|当事務所|うち)"
_MINE: Final = (
    rf"{_ME}(?:たち|ども|自身)?の[^。、]{{0,8}}(?:売上|実績|成長|目標|夢|想い|思い|強み|技術|こだわり"
    rf"|歴史|誇り|自慢|信念|成績|知名度|仕入れ|幸せ|喜び|生きがい|やりがい)"
    r"|自信(?:が|は)あ(?!るからでは|るわけでは|りませ)|自信を持って|(?:自慢|誇り)です|誇りに思"
    r"|頑張(?:り|って)(?:ま|お|い)|がんば(?:り|って)(?:ま|お|い)|精進|努力(?:を|し)|全力で取り組"
    r"|目指して(?:い|お|ま)|目標に(?:し|頑)|夢です|(?:し|げ|なり|たり|いき)たいと(?:思|考)"
    r"|(?:心がけて|心掛けて|大切にして|大事にして|取り組んで)(?:い|お|ま)"
    r"|受賞|表彰|新聞に|テレビに|取り上げられ|誰にも負け|どこにも負け|日本一|業界(?:で|の)?(?:トップ|一位)"
    r"|御社にとっても|日々成長|毎回満席|開業して|創業[^。、]{0,6}年|大好き"
)
_OTHERS: Final = (
    r"お客|お?母|お?父|ご?家族|ご?夫婦|お子|子ども|親御|社長|店長|店主|大家|経営者|奥様|ご主人|患者|生徒"
    r"|利用者|あなた"
    r"|(?:した|いる|いた|った|の|する|ある|たい)方|社員|幹事|相手|[^店皆母お]さん|お宅|方が|方は|皆さん"
    r"|みなさん"
)
_DIFFERENT: Final = (
    r"ように(?:なり|なっ|なる)|(?:が|は|も|から|して|ら)?なくな[りるっ]|なくて(?:大丈夫|済|い)"
    r"|ないで(?:済|すみ)"
    r"|減[りるっらし]|増え|増や[しせ]|下が[りるっ]|短く|短縮|半分|済[みむん]|浮[きいく]|楽(?:に|で)|軽く"
    r"|なりま(?:す|した)|変わ[りるっ]|始め(?:ま|ら)|戻[りっるせ]|見つか|受か|合格|解決|節約|助か"
    r"|(?:い|し|っ|み|げ|べ|け|れ|え)?(?:ていただ[けい]|られ(?:ます|る|た)|せ(?:ます|る)|べます|めます"
    r"|けます|でき(?:ます|る|て|ました|た))"
    r"|言って(?:くださ|いただ)|言われ|お電話|お手紙|電話がかか|大丈夫です|驚[いか]|(?:お?得|余裕|時間)が"
    r"|安心して"
)
_ABOUT_ME: Final = rf"{_ME}(?:たち|ども|自身)?(?:は|が|の|も)"


def benefit_for_me(report: CheckReport) -> Iterator[Hit]:
    """C102: something of mine in the benefit, and nothing that changes for the customer."""
    part = part_of(report, "benefit")
    if part is None:
        return
    text = part.section.spoken.text
    mine = re.search(_MINE, text)
    if mine is None:
        return
    for sentence in part.reading.sentences:
        words = text[sentence.start : sentence.end]
        if re.search(_DIFFERENT, words) and (
            re.search(_OTHERS, words) or not (re.search(_ABOUT_ME, words) or re.search(_MINE, words))
        ):
            return
    message = msg(
        "“{words}” is about you: say what is different for the customer afterwards", words=mine.group()
    )
    yield Hit(part, mine.start(), message)


BENEFIT_FOR_ME: Final = ContentRule(
    RuleInfo(
        id="C102",
        name="benefit-for-me",
        severity="hint",
        languages=("ja",),
        reason=msg("Listeners ask what it does for them; your own goals do not answer that."),
        source=msg("our own inference from the advice to write target, feature and benefit into one minute"),
        fix=msg("Tell one thing that a customer has, or no longer has to do, since they came to you."),
    ),
    benefit_for_me,
)
