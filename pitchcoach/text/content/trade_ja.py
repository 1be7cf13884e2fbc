"""C109 no-trade: a whole pitch from which nobody learns what the speaker does for a living.

Whatever could tell a trade keeps the rule silent: a profession, a line of business, or any thing that is
made, sold or looked after and is not one of the big words (夢, 未来, 笑顔). What is said to and of customers
(questions, the benefit) tells theirs, not the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.reading import Sentence
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, said
from pitchcoach.text.content.tables import listed
from pitchcoach.text.content.whole import is_whole

_PROFESSION: Final = (
    r"(?<![同武紳富博])士(?:の|です|に|を|と|で|、|として|法人|事務所)|(?<![恩])師(?:の|です|に|を|と|で"
    r"|、|として)"
    r"|(?<![部小平長町母])屋(?:さん|です|の|を|と|で|、|へ)|(?:[一-龠ァ-ヴー])店(?:です|の|を|と|で|、|は"
    r"|に)"
    r"|(?<![企営事創開作授卒産本職残副起廃休終修大同工])業(?:です|の|を|で|者|界)|(?<![大])工業|(?:農|漁"
    r"|林|畜産|製造|建設|運送|印刷)業"
    r"|(?:写真|作|画|書道|建築|農|演奏|料理|音楽|陶芸|落語|芸術|彫刻|研究|園芸|声楽)家"
    r"|[一-龠](?:院|塾|園|館)(?:です|の|を|と|で|、|は)|(?:教室|工場|工房|工務|製作所|事務所|商店|牧場"
    r"|道場|学校|病院|医院|大工|医者|職人|板前|左官|鳶|漁師|猟師)"
    r"|[ァ-ヴー]{2,}(?:ナー|マン|ニア|ター|ラー|リスト|タント|シェフ"
    r"|マー)(?<!パートナー)(?<!センター)(?<!リーダー)(?<!フォロワー)"
    r"|コーチ|ライター|シェフ|パティシエ|ソムリエ|クリニック|サロン|スタジオ|アトリエ|エージェント"
)
_LINE: Final = (
    r"保険|不動産|住宅|住まい|家づくり|リフォーム|工事|施工|塗装|外壁|屋根|電気|水道|ガス|設計|建築|建設"
    r"|建具|畳|庭|造園|印刷|デザイン"
    r"|ホームページ|ウェブ|サイト|システム|アプリ|ソフト|プログラ|パソコン|動画|映像|写真|撮影|介護|看護"
    r"|医療|歯科|治療|鍼|灸|漢方|薬"
    r"|マッサージ|施術|整体|美容|理容|散髪|カット|ネイル|エステ|化粧|メイク|料理|食堂|飲食|レストラン"
    r"|カフェ|喫茶|居酒屋|弁当|惣菜|寿司"
    r"|蕎麦|そば[屋打粉]|うどん|ラーメン|カレー|焼き|パン|菓子|ケーキ|豆腐|味噌|酒|ワイン|コーヒー|紅茶"
    r"|緑茶|お茶|野菜|果物|米|農|畑|牛|豚|鶏|魚|花"
    r"|園芸|ペット|犬|猫|洋服|着物|衣料|制服|縫|靴|鞄|バッグ|アクセサリー|宝石|家具|雑貨|文具|時計|眼鏡"
    r"|メガネ|補聴器|楽器|自転車|自動車|車検"
    r"|バイク|タクシー|バス|運送|配送|物流|配達|運ん|引っ越し|引越|倉庫|清掃|掃除|クリーニング|遺品"
    r"|片付け|葬|墓|仏壇|結婚|婚活|ウェディング"
    r"|旅行|ホテル|旅館|民泊|塾|授業|研修|講座|セミナー|講師|英会話|英語|音楽|ピアノ|ダンス|ヨガ|体操"
    r"|占い|通訳|翻訳|税|会計|経理|記帳|決算"
    r"|相続|登記|許可|認可|申請|特許|商標|契約書|労務|給与|給料|人事|採用|求人|人材|派遣|助成金|補助金"
    r"|広告|チラシ|看板|名刺|はがき"
    r"|コピー|編集|出版|書籍|加工|部品|機械|金型|溶接|金属|鉄|樹脂|プラスチック|木工|木材|段ボール|包装"
    r"|貿易|輸入|輸出|卸|通販|販売代理"
    r"|在庫|警備|保育|託児|家事|ベビー|接骨|柔道|宿|温泉|女将|園長|人参|大根|玉ねぎ|いちご|トマト|みかん"
    r"|りんご|ぶどう|卵|醤油|ガラス|タイル|エアコン|換気扇|雨戸|窓|鍵|照明"
    r"|荷物|空き家|マンション|アパート|賃貸|実家|高齢|障害|子育て|ツボ|つぼ|骨盤|着付"
    r"|[一-龠ァ-ヴーぁ-ん](?:ひとすじ|一筋|専門)|司会|イベント|ライブ|太陽光|リサイクル|買い取|買取|質屋"
    r"|銀行|融資|証券|投資|法律|裁判|離婚"
)
_BIG_WORDS: Final = "big_words_ja.txt"
"""Things that every trade says it gives; all others tell something of what is done."""
_KATAKANA: Final = r"[ァ-ヴー]{3,}"
_FORM: Final = r"(?:株式会社|有限会社|合同会社|社団法人)"
_COMPANY: Final = rf"{_FORM}[一-龠ァ-ヴー・A-Za-zＡ-Ｚａ-ｚ]*|[ァ-ヴー・A-Za-zＡ-Ｚａ-ｚ]+{_FORM}"
"""The name of a company: by itself it does not tell what is done there."""
_NAMED: Final = r"[ァ-ヴー・＝]+(?=です|でした|でございま|と申|といいま|と言いま)"
_OF: Final = (
    r"([一-龠々ァ-ヴーぁ-んA-Za-z]{1,8})の"
    r"(?:お?仕事|会社|教室|専門|代行|代理|制作|製作|修理|販売|管理|相談|見直し|指導)"
)
_BEFORE_NAME: Final = (
    r"(?!営業|代表|社長|専務|常務|店長|部長|課長|担当|会社|[一二三四五六七八九十])([一-龠]{2,6})の"
    r"(?!父|母|夫|妻|主婦|代表|社長|者)[一-龠々ァ-ヴー]{1,5}[ぁ-ん]{0,4}(?:です|でございま|と申)"
)
"""杜氏の東です: an unknown word in the place of a trade."""
_ADDRESSED: Final = r"(?:か|方へ|方に|方|でしょう|[？?])[。！!？?」\s]*$"


def no_trade(report: CheckReport) -> Iterator[Hit]:
    """C109: nowhere is what the speaker does."""
    if not is_whole(report):
        return
    parts = list(said(report))
    for part in parts:
        for sentence in part.reading.sentences:
            if part.section.role != "benefit" and _tells_a_trade(part, sentence):
                return
    message = msg("what you do is nowhere: name your trade in one plain word")
    yield Hit(parts[0], 0, message)


def _tells_a_trade(part: SectionReport, sentence: Sentence) -> bool:
    words = part.section.spoken.text[sentence.start : sentence.end]
    if part.section.role == "target" and re.search(_ADDRESSED, words):
        return False
    if re.search(_PROFESSION, words) or re.search(_LINE, words):
        return True
    if any(not _is_big(hit[1]) for hit in re.finditer(_OF, words)):
        return True
    phrases = (phrase.text.rstrip("、，。") for phrase in sentence.phrases)
    if any(not _is_big(phrase[:-1]) for phrase in phrases if phrase.endswith("を")):
        return True
    unnamed = re.sub(_NAMED, "", re.sub(_COMPANY, "", words))
    if re.search(_BEFORE_NAME, unnamed):
        return True
    return any(word not in listed(_BIG_WORDS) for word in re.findall(_KATAKANA, unnamed))


def _is_big(thing: str) -> bool:
    """Tell whether a thing is one of the big words, or ends in one of at least two signs."""
    short = thing.strip("「」『』 　").removeprefix("お").removeprefix("ご")
    big = listed(_BIG_WORDS)
    return not short or short in big or any(len(word) > 1 and short.endswith(word) for word in big)


NO_TRADE: Final = ContentRule(
    RuleInfo(
        id="C109",
        name="no-trade",
        severity="hint",
        languages=("ja",),
        reason=msg("Who cannot say what you do cannot think of anybody who needs it."),
        source=OWN_INFERENCE,
        fix=msg("Name your trade in one plain word beside your name, as in: Nishimura, I build houses."),
    ),
    no_trade,
)
