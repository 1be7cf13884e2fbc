"""What can go from a text: every rule by known answers, and real words that only look like padding."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.model.pitch import FileForm, Language, Pitch
from pitchcoach.model.trim import Cut
from pitchcoach.text.document.parse import parse_pitch
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.text.trim.file import without
from pitchcoach.text.trim.trimmer import Place, places

JA_SHORTER = [
    ("えー、青山と申します。", "青山と申します。"),
    ("えっと、青山と申します。", "青山と申します。"),
    ("あのー、許可の書類です。", "許可の書類です。"),
    ("書類は、まあ、半日で書けます。", "書類は、半日で書けます。"),
    ("うーん、書類は難しいです。", "書類は難しいです。"),
    ("まず、仕事をお伝えします。", "仕事をお伝えします。"),
    ("それで、工事が早く終わりました。", "工事が早く終わりました。"),
    ("実は、許可には期限があります。", "許可には期限があります。"),
    ("やはり書類が難しいです。", "書類が難しいです。"),
    ("ちなみに、料金は五万円です。", "料金は五万円です。"),
    ("早速ですが、仕事の話をします。", "仕事の話をします。"),
    ("本日は、相続のお話をします。", "相続のお話をします。"),
    ("実際に先月お手伝いしました。", "先月お手伝いしました。"),
    ("基本的に書類は一枚です。", "書類は一枚です。"),
    ("私は大阪で店を開きました。", "大阪で店を開きました。"),
    ("書類はとても簡単です。", "書類は簡単です。"),
    ("本当に助かりましたと言われます。", "助かりましたと言われます。"),
    ("ぜひお声がけください。", "お声がけください。"),
    ("どうぞ、お声がけください。", "お声がけください。"),
    ("誠に残念な話です。", "残念な話です。"),
    ("店を出すということが大切です。", "店を出すことが大切です。"),
    ("許可が要るということを知りません。", "許可が要ることを知りません。"),
    ("難しいというふうに思います。", "難しいと思います。"),
    ("月一回の訪問といった形でお手伝いします。", "月一回の訪問でお手伝いします。"),
    ("資料をお送りするという形でお答えします。", "資料をお送りする形でお答えします。"),
    ("すぐ対応することができます。", "すぐ対応できます。"),
    ("費用をお伝えすることができます。", "費用をお伝えできます。"),
    ("登記をすることができます。", "登記ができます。"),
    ("税金を減らすことができました。", "税金を減らせました。"),
    ("すべてを終えることができました。", "すべてを終えられました。"),
    ("書類を作ることができます。", "書類を作れます。"),
    ("スマホで使うことができます。", "スマホで使えます。"),
    ("事故を防ぐことができます。", "事故を防げます。"),
    ("すぐに確認することが可能です。", "すぐに確認できます。"),
    ("料理を楽しむことができます。", "料理を楽しめます。"),
    ("司法書士をさせていただいております。", "司法書士をしております。"),
    ("店を担当させていただいています。", "店を担当しています。"),
    ("ご紹介させていただきます。", "ご紹介いたします。"),
    ("先月お手伝いさせていただきました。", "先月お手伝いいたしました。"),
    ("お話をさせていただきたいと思います。", "お話をいたします。"),
    ("お手伝いをさせていただいたご家族です。", "お手伝いをしたご家族です。"),
    ("まとめてお引き受けさせていただくことができます。", "まとめてお引き受けできます。"),
    ("ご相談をさせていただける会社です。", "ご相談ができる会社です。"),
    ("明日お伺いさせていただきます。", "明日伺います。"),
    ("契約書を拝見させていただきます。", "契約書を拝見いたします。"),
    ("お声がけいただければと思っております。", "お声がけください。"),
    ("ご連絡いただけますと幸いです。", "ご連絡ください。"),
    ("ご参加いただきますようお願いいたします。", "ご参加ください。"),
    ("ご紹介したいと思います。", "ご紹介します。"),
    ("社長がおっしゃられました。", "社長がおっしゃいました。"),
    ("社長がおっしゃられる通りです。", "社長がおっしゃる通りです。"),
    ("お客様がお帰りになられました。", "お客様がお帰りになりました。"),
    ("お客様がお使いになられる店です。", "お客様がお使いになる店です。"),
    ("資料をご覧になられた方です。", "資料をご覧になった方です。"),
    ("まず最初に図面を見ます。", "最初に図面を見ます。"),
    ("一番最初に図面を見ます。", "最初に図面を見ます。"),
    ("急ぐと後で後悔します。", "急ぐと後悔します。"),
    ("違和感を感じます。", "違和感があります。"),
    ("各店舗ごとに違います。", "店舗ごとに違います。"),
    ("今現在の料金です。", "現在の料金です。"),
    ("許可が必ず必要です。", "許可が必要です。"),
    ("費用は約三万円ほどです。", "費用は約三万円です。"),
    ("第三回目の会です。", "第三回の会です。"),
    ("従来からの方法です。", "従来の方法です。"),
    ("返事を返します。", "返事をします。"),
    ("資料のほうをお送りします。", "資料をお送りします。"),
    ("書類が大切かなと思います。", "書類が大切です。"),
    ("これでいいかなと思います。", "これでいいと思います。"),
    ("お役に立てるのではないかと思います。", "お役に立てると思います。"),
    ("早さが特徴となっております。", "早さが特徴です。"),
    ("先月のお店の場合ですが、早く開きました。", "先月のお店の場合、早く開きました。"),
    ("相談から登記に至るまで、お任せください。", "相談から登記まで、お任せください。"),
    ("弊社におきましては、土曜も開けます。", "弊社では、土曜も開けます。"),
    ("料金につきましては、別にお話しします。", "料金については、別にお話しします。"),
    ("遠いのですけれども、すぐ参ります。", "遠いのですが、すぐ参ります。"),
    ("小さな会社なんですけれども、大工が三人います。", "小さな会社ですが、大工が三人います。"),
]  # fmt: skip

JA_KEPT = [
    "まずい料理はお出ししません。",
    "この店はまずまずの味です。",
    "実はなるまで三年かかります。",
    "別の方法をご案内します。",
    "方法はほかにもあります。",
    "こちらのほうが安くなります。",
    "駅のほうへ歩きます。",
    "電車のほうは、車より早く着きます。",
    "店主の方は料理に集中できます。",
    "あの人が店を開きました。",
    "その件は解決しました。",
    "まあまあの売上でした。",
    "こういう店を探しています。",
    "とても一人ではできません。",
    "夢が本当になりました。",
    "三年かかるということです。",
    "駅から近いということで、お客様が増えました。",
    "無料ということを知りません。",
    "どういうことが起きるでしょう。",
    "子どもに野菜を食べさせていただきました。",
    "工場を見させていただきました。",
    "図面を見直させていただきました。",
    "スタッフを働かせていただいています。",
    "よく売ることができました。",
    "社長になられました。",
    "お父様が会長になられました。",
    "お世話になっております。",
    "予定の通りとなっております。",
    "春には二号店となります。",
    "今日は無料です。",
    "実際に見てください。",
    "大変な仕事です。",
    "事故を欠くことができない例です。",
    "仕事を終わらせることができます。",
    "もう一度最初からお話しします。",
    "五十歳ほどの方です。",
    "私が毎日現場におります。",
    "独立したいと思います。",
    "薬を飲むことはできません。",
    "それでも店は開きました。",
]  # fmt: skip

EN_SHORTER = [
    ("Basically, we file permits.", "We file permits."),
    ("Actually we file permits.", "We file permits."),
    ("We basically file permits.", "We file permits."),
    ("We really like kitchens.", "We like kitchens."),
    ("It is a very small kitchen.", "It is a small kitchen."),
    ("We came in order to help.", "We came to help."),
    ("In order to open, you need a permit.", "To open, you need a permit."),
    ("At this point in time, we serve Osaka.", "Now, we serve Osaka."),
    ("It failed due to the fact that nobody called.", "It failed because nobody called."),
    ("I would like to show you a plan.", "Let me show you a plan."),
    ("Hello. I would like to tell you a story.", "Hello. Let me tell you a story."),
    ("I would like to help you.", "I want to help you."),
    ("We check each and every page.", "We check every page."),
    ("First and foremost, we listen.", "First, we listen."),
    ("A large number of owners wait.", "Many owners wait."),
    ("We have a number of clients.", "We have several clients."),
    ("In the event that it rains, we come.", "If it rains, we come."),
    ("We are able to start today.", "We can start today."),
    ("She is able to start today.", "She can start today."),
    ("We call you prior to the visit.", "We call you before the visit."),
    ("You get a free gift.", "You get a gift."),
    ("The end result is a permit.", "The result is a permit."),
    ("We report on a weekly basis.", "We report weekly."),
    ("We are in the process of hiring cooks.", "We are hiring cooks."),
    ("We took a total of three weeks.", "We took three weeks."),
    ("The majority of owners wait.", "Most owners wait."),
    ("The majority of my clients wait.", "Most of my clients wait."),
    ("What I do is I help owners.", "I help owners."),
    ("What we do is help owners.", "We help owners."),
    ("There are many people who wait.", "Many people wait."),
    ("I think that you know this.", "You know this."),
    ("We open all of the doors.", "We open all the doors."),
    ("We are currently hiring cooks.", "We are hiring cooks."),
    ("We ask whether or not you cook.", "We ask whether you cook."),
    ("We fill the the form.", "We fill the form."),
    ("We, of course, come to you.", "We, come to you."),
]  # fmt: skip

EN_KEPT = [
    "The very first kitchen was mine.",
    "It is not very far.",
    "We do not really need paper.",
    "This is the very same form.",
    "Well water is good.",
    "So many people wait.",
    "He acted in order.",
    "The number of clients grew.",
    "We are able cooks.",
    "I would like coffee.",
    "Everyone can open every door.",
    "Do you really want this?",
]


@functools.cache
def reader() -> PitchReader:
    return PitchReader(None)


def found(text: str, language: Language) -> list[Place]:
    return list(places(text, reader().read(text, language)))


def shortened(text: str, language: Language) -> set[str]:
    """Return the text after each single redundancy."""
    return {
        text[:start] + after + text[end:]
        for start, end, kind, after in found(text, language)
        if kind == "redundant"
    }


def left(text: str, kind: str, language: Language = "ja") -> set[str]:
    return {text[:a] + after + text[b:] for a, b, k, after in found(text, language) if k == kind}


@pytest.mark.parametrize(("long", "short"), JA_SHORTER)
def test_a_redundancy_in_japanese_has_a_shorter_form(long: str, short: str) -> None:
    assert short in shortened(long, "ja")


@pytest.mark.parametrize("text", JA_KEPT)
def test_real_japanese_words_are_kept(text: str) -> None:
    assert shortened(text, "ja") == set()


@pytest.mark.parametrize(("long", "short"), EN_SHORTER)
def test_a_redundancy_in_english_has_a_shorter_form(long: str, short: str) -> None:
    assert short in shortened(long, "en")


@pytest.mark.parametrize("text", EN_KEPT)
def test_real_english_words_are_kept(text: str) -> None:
    assert shortened(text, "en") == set()


def test_thanks_for_coming_can_go_but_not_when_the_part_says_nothing_else() -> None:
    thanks = "本日はお忙しいところ、お時間をいただき、誠にありがとうございます。"
    assert shortened(thanks + "司法書士の村瀬と申します。", "ja") == {"司法書士の村瀬と申します。"}
    assert found(thanks, "ja") == []
    assert "We file permits." in shortened("Thank you for having me. We file permits.", "en")


def test_a_topic_said_in_the_sentence_before_can_go() -> None:
    text = "弊社は大工の会社です。弊社は三つの部屋を直します。"
    assert "弊社は大工の会社です。三つの部屋を直します。" in shortened(text, "ja")
    assert shortened("弊社は大工の会社です。弊社が三つの部屋を直します。", "ja") == set()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "図面の段階で保健所へ行きますので、工事のやり直しが出ません。",
            "工事のやり直しが出ません。",
        ),
        (
            "兄弟三人が離れて住んでいたのですけれども、四か月で名義の変更を終えました。",
            "四か月で名義の変更を終えました。",
        ),
        ("小さな会社ですから、わたしが毎日現場におります。", "わたしが毎日現場におります。"),
    ],
)
def test_a_clause_before_the_main_one_can_go(text: str, short: str) -> None:
    assert left(text, "clause") == {short}


@pytest.mark.parametrize(
    "text",
    [
        "予定より早く開店できたので、その二週間の売上で家賃を払えました。",  # その points at it
        "書類を作って、お渡しします。",  # what is handed over?
        "保健所へ一緒に行けば、工事のやり直しが出ません。",  # a condition
        "わたしは大工が二人いるので、毎日現場を見ます。",  # a topic of both
        "固定資産税の通知書が一枚あれば、費用をお伝えします。",
    ],
)
def test_a_clause_that_is_needed_stays(text: str) -> None:
    assert left(text, "clause") == set()


def test_a_phrase_between_commas_can_go() -> None:
    assert left("図面の段階で、保健所へ一緒に行きます。", "phrase") == {"保健所へ一緒に行きます。"}
    assert left("はじめまして、大工の西村と申します。", "phrase") == {"大工の西村と申します。"}
    assert left("店は大阪、神戸、京都にあります。", "phrase") == {"店は大阪、京都にあります。"}
    assert left("兄弟三人が大阪、神戸、京都に住んでいます。", "phrase") == set()  # three were counted


def test_sentences_that_a_pitch_needs_stay() -> None:
    first = "飲食店の営業許可だけを扱います。"
    assert left(first + "図面の段階から保健所へ行きます。", "sentence") == {first}
    for needed in (
        "お知り合いに、店を出したい方はいらっしゃいますか。",
        "行政書士の青山みどりと申します。",
        "行政書士の青山みどりです。",
        "このあとお声がけください。",
    ):
        assert left(first + needed, "sentence") == set(), needed
    assert left(first + "図面を一緒に見ます。それは無料です。", "sentence") == {
        first + "図面を一緒に見ます。"
    }
    assert left("仕事は全部を直すことではありません。一か所だけを直します。", "sentence") == set()


def test_english_clauses_phrases_and_sentences() -> None:
    text = "We sit down for one hour, on a call, and close the month together."
    assert left(text, "phrase", "en") == {"We sit down for one hour, and close the month together."}
    text = "I go there with you early, so nothing has to be torn out later."
    assert left(text, "clause", "en") == {"I go there with you early."}
    text = "Last year, we opened two kitchens."
    assert left(text, "phrase", "en") == {"We opened two kitchens."}
    assert left("I serve cooks, bakers and waiters daily.", "phrase", "en") == {
        "I serve cooks and waiters daily."
    }
    assert left("Permits take eight weeks here. My name is Tom Okada.", "sentence", "en") == set()
    assert left("Permits take eight weeks here. Is it too long?", "sentence", "en") == set()
    text = "Permits take eight weeks here. We file early with them. They wait."
    assert left(text, "sentence", "en") == {"Permits take eight weeks here. We file early with them."}


# What the file says afterwards


def pitch_of(body: str, name: str = "p.md", language: str = "ja") -> Pitch:
    front = f"---\ntitle: 店\nlanguage: {language}\n---\n"
    return parse_pitch(f"{front}## ターゲット\n{body}\n", Path(name), FileForm())


def cut_of(pitch: Pitch, words: str, replacement: str = "") -> Cut:
    start = pitch.sections[0].spoken.text.index(words)
    return Cut(0, "target", start, start + len(words), words, replacement, "phrase")


@pytest.mark.parametrize(
    ("body", "words", "after"),
    [
        ("まず、{飲食店|いんしょくてん}を開きます。", "まず、", "{飲食店|いんしょくてん}を開きます。"),
        ("{飲食店|いんしょくてん}を開きます。", "飲食店を", "開きます。"),
        ("店を<!-- 覚え書き -->ぜひ開きます。", "ぜひ", "店を<!-- 覚え書き -->開きます。"),
        ("店を、<!-- 覚え書き -->ぜひ開きます。", "、ぜひ", "店を<!-- 覚え書き -->開きます。"),
        ("店を**ぜひ**開きます。", "ぜひ", "店を開きます。"),
        ("- 店を開く。\n- 店を閉じる。\n- 店を売る。", "店を閉じる。", "- 店を開く。\n- 店を売る。"),
        ("店を開く。\n\n店を閉じる。\n\n店を売る。", "店を閉じる。", "店を開く。\n\n店を売る。"),
        ("店をぜ\nひ開きます。", "ぜひ", "店を\n開きます。"),
        ("か\u3099くせいの店を、ぜひ開きます。", "がくせいの", "店を、ぜひ開きます。"),
    ],
)
def test_a_cut_leaves_the_rest_of_the_file_as_it_was(body: str, words: str, after: str) -> None:
    pitch = pitch_of(body)
    assert without(pitch, [cut_of(pitch, words)]) == pitch.text.replace(body, after)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{飲食店|いんしょくてん}を開きます。", "飲食"),
        ("{飲食店|いんしょくてん}を開きます。", "店を"),
        ("店は**いつも 広く**あります。", "広く"),
    ],
)
def test_there_is_no_cut_that_would_break_markup(body: str, words: str) -> None:
    pitch = pitch_of(body)
    assert without(pitch, [cut_of(pitch, words)]) is None


@given(
    st.lists(
        st.sampled_from(
            ["まず、", "店を開く。", "{許可|きょか}が", "**早く**", "出る。", "\n\n", "- ", "<!-- 店 -->"]
        ),
        max_size=12,
    ),
    st.data(),
)
def test_a_cut_takes_its_words_and_nothing_else(pieces: list[str], data: st.DataObject) -> None:
    pitch = pitch_of("".join(pieces) + "店。")
    spoken = pitch.sections[0].spoken
    start = data.draw(st.integers(0, len(spoken.text) - 1))
    end = data.draw(st.integers(start + 1, len(spoken.text)))
    cut = Cut(0, "target", start, end, spoken.text[start:end], "", "phrase")
    text = without(pitch, [cut])
    if text is None:
        return
    again = parse_pitch(text, pitch.path, pitch.form)
    now = again.sections[0].spoken
    assert "".join(now.text.split()) == "".join((spoken.text[:start] + spoken.text[end:]).split())
    assert text.count("<!-- 店 -->") == pitch.text.count("<!-- 店 -->")
    kept = [ruby.kana for ruby in spoken.rubies if not start <= ruby.start < end]
    assert [ruby.kana for ruby in now.rubies] == kept
