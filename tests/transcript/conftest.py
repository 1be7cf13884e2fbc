from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pitchcoach.model.speech import Line
from tests.transcript.takes import Piece, Truth, lines, mei, spoken, taken

SENTENCES = (
    "私は、大阪で行政書士をしています。",
    "これから独立する方の許可申請を、お手伝いします。",
    "昨日も、小さな食堂が無事に開店しました。",
)
OTHERS = ("明日の天気は、午後から雨になるでしょう。", "庭の梅が咲いて、鶯も鳴き始めました。")


class Japanese:
    """A script of three sentences, said by the built-in voice, to be cut up."""

    def __init__(self, folder: Path) -> None:
        self.lines: Sequence[Line] = lines(*SENTENCES)
        self.other_lines: Sequence[Line] = lines(*OTHERS)
        self.pieces, self.rate = spoken(self.lines, mei, folder)
        self.other_pieces, _ = spoken(self.other_lines, mei, folder)
        fillers, _ = spoken(lines("あのー。"), mei, folder)
        self.filler = next(piece for piece in fillers if piece.phrase is not None)
        self.sentences: list[list[Piece]] = [[]]
        for piece in self.pieces:
            self.sentences[-1].append(piece)
            if piece.kind == "pause" and len(piece.samples) >= self.rate // 2:
                self.sentences.append([])

    def numbers(self, sentence: int) -> list[int]:
        """Return the phrases of a sentence, counted through the script."""
        return [piece.phrase for piece in self.sentences[sentence] if piece.phrase is not None]

    def taken(self, *parts: Sequence[Piece]) -> Truth:
        return taken([piece for part in parts for piece in part], self.rate)


@pytest.fixture(scope="session")
def japanese(tmp_path_factory: pytest.TempPathFactory) -> Japanese:
    return Japanese(tmp_path_factory.mktemp("japanese"))
