"""The one narrow door to the reading library (pyopenjtalk-plus): prepared Japanese text in, words out.

Nothing outside this file knows the library's names, so that another one could take its place. Nothing here is
imported at module level: the library costs most of a second and is loaded once, by whoever calls first.
"""

from __future__ import annotations

import importlib.util
import sys
import threading
import types
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pitchcoach.text.reading.kana import count_morae

_WARM_UP: Final = "何人かの方に120件。"
"""Makes the library load its second dictionary and its counters, too."""


class UnlabelledError(Exception):
    """A text whose words and phones the library does not bring together."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A span of the prepared text whose reading is known already."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last character."""
    kana: str
    """Katakana as it sounds."""
    firm: bool
    """False: only when the library does not know the span as one word."""
    doubt: str = ""
    """Why this reading is a guess; empty when it is certain."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the library sees it."""

    start: int
    """Index of its first character in the prepared text."""
    end: int
    """Index after its last character; equal to ``start`` for a place value (the 十 of 25)."""
    surface: str
    """The word; numbers in kanji."""
    kana: str
    """Katakana as it sounds; empty for punctuation."""
    part: str
    """Part of speech, the library's first column (名詞, 動詞, 助詞, …)."""
    detail: str
    """Its second column (自立, 接尾, 固有名詞, …)."""
    subdetail: str
    """Its third column (人名, 助数詞, …)."""
    base: str
    """Dictionary form."""
    joined: bool
    """Whether it belongs to the accent phrase of the word before."""
    known: bool
    """Whether the dictionary has it."""
    doubt: str = ""
    """Why a fixed reading is a guess."""
    told: bool = False
    """Whether its reading was fixed before the library saw it."""


def library_stamp() -> str:
    """Return what changes when the library or its dictionary changes, without importing it; empty without it.

    Cheap enough for every start: one path search and one stat.
    """
    try:
        spec = importlib.util.find_spec("pyopenjtalk")
    except (ImportError, ValueError):
        return ""
    if spec is None or spec.origin is None:
        return ""
    try:
        facts = (Path(spec.origin).parent / "dictionary" / "sys.dic").stat()
    except OSError:
        facts = Path(spec.origin).stat()
    return f"{facts.st_size}-{facts.st_mtime_ns}"


class Engine:
    """The library, loaded at first use; every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._library: Any = None

    def load(self) -> None:
        """Import the library and warm it up. Raises ImportError when it is not installed."""
        with self._lock:
            if self._library is None:
                library = _import_quietly()
                self._library = library
                self._analyse(_WARM_UP, ())

    def words(self, text: str, fixed: Sequence[Fixed] = ()) -> list[Word]:
        """Read prepared text (see :mod:`pitchcoach.text.reading.normalise`); loads the library when needed.

        ``fixed`` spans are in order and do not overlap. The words are in order; together they cover
        everything but white space.
        """
        self.load()
        with self._lock:
            return self._analyse(text, fixed)

    def labels(
        self, text: str, fixed: Sequence[Fixed], settled: Sequence[Word]
    ) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return the full-context labels of prepared text, and how many phones each of its words has.

        ``settled`` are the words of the same text, some perhaps with another kana, which is then said.
        A bracket is no pause here, a comma is; pauses belong to no word.
        """
        self.load()
        with self._lock:
            entries, doubts, njd = self._entries(text, fixed)
            kept: list[Any] = []
            said: list[int] = []
            # White space stands among the words, but not among the features.
            solid = [at for at, entry in enumerate(entries) if not entry["surface"].isspace()]
            groups = _nodes_of([entries[at] for at in solid], njd)
            if len(groups) != len(solid):  # a sign the library counts in one list only
                raise UnlabelledError(text)
            for at, group in zip(solid, groups, strict=True):
                entry, nodes = entries[at], group
                kana = _word(entry, doubts).kana
                if not kana and not entry["phonemes"]:
                    continue
                if settled[at].kana not in ("", kana):
                    _say(nodes[0], settled[at].kana)
                    nodes = nodes[:1]
                kept += nodes
                said.append(at)
            counts = [0] * len(entries)
            for at, entry in zip(said, self._library.make_phoneme_mapping(kept), strict=True):
                counts[at] = sum(phone != "pau" for phone in entry["phonemes"])
            return tuple(self._library.make_label(kept)), tuple(counts)

    def _analyse(self, text: str, fixed: Sequence[Fixed]) -> list[Word]:
        entries, doubts, _ = self._entries(text, fixed)
        return [_word(entry, doubts) for entry in entries]

    def _entries(self, text: str, fixed: Sequence[Fixed]) -> tuple[list[Any], dict[int, str], list[Any]]:
        """Return the library's words, the doubts about fixed ones, and its features, one for each word."""
        library = self._library
        features, morphs = library.run_mecab_detailed(text)
        doubts: dict[int, str] = {}
        if fixed:
            features, morphs, doubts = _patch(features, morphs, fixed)
        njd = library.run_njd_from_mecab(features, restore_unknown_katakana=True)
        njd = library.apply_postprocessing(text, njd)
        return library.make_phoneme_mapping(njd, morphs), doubts, njd


def _import_quietly() -> Any:
    # The library prints a warning when onnxruntime is absent; replacing standard output would be felt by
    # other threads, so the one module that prints is put in its place:
    # all it does is to tell ナニ from ナン before a word.
    name = "pyopenjtalk.yomi_model.nani_predict"
    if name not in sys.modules:
        stand_in = types.ModuleType(name)
        stand_in.__dict__["predict"] = _is_nan
        sys.modules[name] = stand_in
    import pyopenjtalk

    return pyopenjtalk


def _is_nan(following: Sequence[Any]) -> int:
    """Tell how 何 is said before a word: 1 for ナン (before t, d, n sounds and counters), 0 for ナニ."""
    after = following[0] if following else None
    if after is None:
        return 0
    if after["pos_group2"] == "助数詞" or after["pos_group1"] == "数":
        return 1
    return int(after["pron"][:1] in "タダテデトドナニヌネノ" and after["pos"] in ("助詞", "助動詞"))


def _patch(
    features: list[str], morphs: list[Any], fixed: Sequence[Fixed]
) -> tuple[list[str], list[Any], dict[int, str]]:
    """Put the fixed readings in the place of the words the library found; cut words stay."""
    feature_of = {}
    waiting = list(reversed(features))
    for at, morph in enumerate(morphs):
        # The library leaves some signs out of one list and not out of the other.
        if waiting and not morph["is_ignored"] and waiting[-1].startswith(morph["surface"] + ","):
            feature_of[at] = waiting.pop()
    if waiting:
        return features, morphs, {}
    starts = {morph["char_span"][0]: at for at, morph in enumerate(morphs)}
    ends = {morph["char_span"][1]: at for at, morph in enumerate(morphs)}
    doubts: dict[int, str] = {}
    replaced: dict[int, tuple[int, Fixed]] = {}
    for item in fixed:
        first, last = starts.get(item.start), ends.get(item.end)
        if first is None or last is None or last < first:
            continue
        if not item.firm and not any(morph["is_unknown"] for morph in morphs[first : last + 1]):
            continue
        replaced[first] = (last, item)
    new_features: list[str] = []
    new_morphs: list[Any] = []
    at = 0
    while at < len(morphs):
        if at in replaced:
            last, item = replaced[at]
            surface = "".join(morph["surface"] for morph in morphs[at : last + 1])
            columns = [surface, "名詞", "固有名詞", "一般", "*", "*", "*", surface, item.kana, item.kana]
            columns += [f"0/{count_morae(item.kana)}", "C1", "-1"]
            new_features.append(",".join(columns))
            merged = dict(morphs[at])
            merged.update(
                surface=surface, features=columns[1:], char_span=(item.start, item.end), is_unknown=False
            )
            merged["is_ignored"] = False
            new_morphs.append(merged)
            doubts[item.start] = item.doubt
            at = last + 1
            continue
        if at in feature_of:
            new_features.append(feature_of[at])
        new_morphs.append(morphs[at])
        at += 1
    return new_features, new_morphs, doubts


def _nodes_of(entries: Sequence[Any], njd: Sequence[Any]) -> list[list[Any]]:
    """Return the features of each word; a long vowel that ends one (開こ, う) has features of its own."""
    groups: list[list[Any]] = []
    for node in njd:
        joined = groups and "".join(n["pron"] for n in groups[-1]) != entries[len(groups) - 1]["pron"]
        if joined:
            groups[-1].append(node)
        else:
            groups.append([node])
    return groups


def _say(node: Any, kana: str) -> None:
    morae = count_morae(kana)
    node.update(read=kana, pron=kana, mora_size=morae, acc=min(node["acc"], morae))


def _word(entry: Any, doubts: dict[int, str]) -> Word:
    start, end = entry["char_span"]
    silent = entry["pos"] == "記号" and entry["pron"] in "、？！"
    return Word(
        start=start,
        end=end,
        surface=entry["surface"],
        kana="" if silent else entry["pron"].replace("’", ""),
        part=entry["pos"],
        detail=entry["pos_group1"],
        subdetail=entry["pos_group2"],
        base=entry["orig"],
        joined=entry["chain_flag"] == 1,
        known=not entry["is_unknown"],
        doubt=doubts.get(start, "") if start < end else "",
        told=start < end and start in doubts,
    )
