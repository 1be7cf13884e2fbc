import re
from string import Formatter

import pytest

from pitchcoach.i18n import CATALOGUES, LOCALES, Translator, locale_from_environment, msg
from tests.i18n.catalogues import compiled, po_path, read_po, sentences

PLACE = re.compile(r"\{[^{}]*\}")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_has_its_translation_and_no_other_is_left(locale):
    catalogue = {message.id: message.string for message in read_po(locale) if message.id}
    wanted = set(sentences())
    assert set(catalogue) - wanted == set(), "run python -m tests.i18n.catalogues"
    assert wanted - set(catalogue) == set(), "run python -m tests.i18n.catalogues"
    for key, text in catalogue.items():
        assert all(text) if isinstance(text, tuple) else text, f"{key!r} is not translated"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_has_the_places_of_the_sentence(locale):
    for message in read_po(locale):
        if not message.id:
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        allowed = set().union(*(places(source) for source in sources))
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert places(text) <= allowed, f"{text!r} names a value that does not exist"
            if not isinstance(message.id, tuple):
                assert places(text) == allowed, f"{text!r} leaves a value out"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_compiled_catalogue_is_the_written_one(locale):
    assert po_path(locale).with_suffix(".mo").read_bytes() == compiled(read_po(locale))


def test_japanese_sentences_are_japanese():
    kana = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
    same = {"Python", "MiiTel", "Microsoft Speaker Coach", "Read AI", "voice-coach"}
    for message in read_po("ja"):
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            if message.id and re.search(r"[A-Za-z]{4,}", PLACE.sub("", text)) and text not in same:
                assert kana.search(text), f"{text!r} is left in English"


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANGUAGE": "de:ja", "LANG": "de_DE"}, "ja"),
        ({"LC_ALL": "C", "LANG": "ja_JP"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_environment_decides(environment, locale):
    assert locale_from_environment(environment) == locale


def test_a_message_inside_a_message_is_translated_too():
    tr = Translator("ja")
    assert tr.render(msg("{text}", text=msg("Target"))) == tr("Target") == "ターゲット"


def test_catalogues_lie_in_the_package():
    assert all((CATALOGUES / locale / "LC_MESSAGES" / "pitchcoach.mo").exists() for locale in LOCALES)
