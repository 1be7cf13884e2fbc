"""C103 no-number-or-example: feature and benefit without a single number, case or quotation.

Kanji numerals count, full-width digits too; words that only contain one (一人ひとり, 一緒, 万が一) do
not. Anything that could be a case keeps the rule silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, part_of

_NOT_A_NUMBER: Final = (
    # 一つ一つ, 一軒一軒, 十人十色
    r"([一二三四五六七八九十百千万])(?=[^。、]{0,2}\1)[^。、]{1,2}\1[^。、ぁ-ん]?"
    r"|お?一人お?(?:一人|ひとり|で)|一(?:緒|番|般|部|方|旦|切|種|流|式|律|歩|息|気|環|致|体|目|瞬|丸|層"
    r"|同|員|定|途|筋|手|新|変|括|元|連|杯|言|口|味|貫|生|対一|見|覧|心|転|刻|助|因|面|段|線|際|概|応|様"
    r"|挙|日も早|日でも|から十)"
    r"|(?<![月年週日半]に)一度|第[一二三](?:に|、|線|者)?|万(?:が)?一|万(?:全|能|人|事)|唯一|統一|均一|随一"
    r"|十分(?![間前後以でほくか])|十(?:二分に|全)|百(?:貨|科|聞)|千(?:客|差)|八(?:百屋|方)"
    r"|三(?:脚|位一体|角|重県)|二(?:人三脚|次|の次|世帯)|四(?:国|季)|五(?:感|つ星)|六本木|九州|七夕"
    r"|何[十百千万]"
)
_NUMBER: Final = (
    r"[0-9０-９一二三四五六七八九十百千万億〇]|半(?:分|日|額|年|月|数|袖)|倍|ゼロ|ふた(?:つ|り)|みっつ|二人"
)
_CASE: Final = (
    r"例えば|たとえば|実際に|先日|先週|先月|昨日|昨年|昨夜|昨晩|去年|おととし|今年|今朝|けさ|今日|今では"
    r"|今は"
    r"|きのう|このあいだ|この間|この前|翌日|翌朝|当日|即日|その日"
    r"|この(?:春|夏|秋|冬|ごろ)|(?:^|[、。\nたるはも])ある(?=[お一-龠ァ-ヴ])|「"
    r"|(?:店|社|様|さん|院|宅|所|園|校|館|工場|屋|農家|メーカー|会社|カフェ|ホテル|レストラン|ご?家族"
    r"|ご?夫婦|方|お客様)では"
    r"|(?:という|といった|った|いた|んだ)(?:お客|方|声)(?:が|は|も|の)|"
    r"(?:いた|った|んだ)[^。、]{0,10}(?:子|人|さん|男性|女性|社長)(?:が|は|も)|お客様から|おっしゃ|言われ"
    r"|言って(?:くださ|いただ|お)"
    r"|そうです|(?:さん|様|ご?主人|奥様|社長|ご?家族|ご?夫婦)が[^。]{0,24}(?:た|ました|います)"
    r"|てきました|くれた|くださ(?:った|って|いま(?!せ))|事例|お手紙"
)


def no_number_or_example(report: CheckReport) -> Iterator[Hit]:
    """C103: neither number nor case nor quotation in feature and benefit; both must be written."""
    feature, benefit = part_of(report, "feature"), part_of(report, "benefit")
    if feature is None or benefit is None:
        return
    text = f"{feature.section.spoken.text}\n{benefit.section.spoken.text}"
    if re.search(_CASE, text) or re.search(_NUMBER, re.sub(_NOT_A_NUMBER, "", text)):
        return
    message = msg(
        "feature and benefit hold no number and no case: add one figure or one customer, such as how long, "
        "how many, or what happened last month"
    )
    yield Hit(benefit, 0, message)


NO_NUMBER_OR_EXAMPLE: Final = ContentRule(
    RuleInfo(
        id="C103",
        name="no-number-or-example",
        severity="hint",
        languages=("ja",),
        reason=msg("Praise sounds the same from everybody; a figure or a case can be pictured and retold."),
        source=OWN_INFERENCE,
        fix=msg("Put one figure or one short case of a real customer into feature or benefit."),
    ),
    no_number_or_example,
)
