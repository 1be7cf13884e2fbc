"""Bytes of a text file into text and back, in the form the file had.

UTF-8 with or without a byte order mark, UTF-16 either way round, CP932 (Japanese Windows of old). Normalising
is not done here: what was not understood must be written back as it stood.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import Final

from pitchcoach.errors import UnreadablePitchError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import FileForm

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def decode(data: bytes) -> tuple[str, FileForm]:
    """Return the text with ``\\n`` line ends and the form it was written in. Raises UnreadablePitchError."""
    encoding, mark = _encoding_of(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: len(mark) + error.start].count(b"\n") + 1
        raise UnreadablePitchError(
            msg("line {line} is not text in UTF-8, UTF-16 or CP932", line=line),
            remedy=msg("Save the file as UTF-8 in your editor."),
            line=line,
        ) from error
    return _unify_line_ends(text, FileForm(encoding=encoding, bom=bool(mark)))


def encode(text: str, form: FileForm) -> tuple[bytes, FileForm]:
    """Return the bytes of ``text`` and the form they are in.

    The form differs from the one asked for in two cases only: a character that CP932 does not have makes the
    file UTF-8, and mixed line ends become the commonest one.
    """
    lines = text.replace("\n", form.newline)
    written = replace(form, mixed=False)
    try:
        data = lines.encode(form.encoding)
    except UnicodeEncodeError:
        written = replace(written, encoding="utf-8", bom=False)
        data = lines.encode("utf-8", "surrogatepass")
    mark = next((m for m, encoding in _MARKS if encoding == written.encoding), b"") if written.bom else b""
    return mark + data, written


def _encoding_of(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, mark
    if b"\0" in data:
        return _wide_without_mark(data), b""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp932", b""
    return "utf-8", b""


def _wide_without_mark(data: bytes) -> str:
    """Tell UTF-16 without a mark from a file that is no text: ASCII leaves every second byte 0."""
    for encoding, newline in (("utf-16-le", b"\n\0"), ("utf-16-be", b"\0\n")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and (newline in data or text.isprintable()):
            return encoding
    raise UnreadablePitchError(
        msg("this is not a text file"), remedy=msg("Pitches are .md or .txt files written in a text editor.")
    )


def _unify_line_ends(text: str, form: FileForm) -> tuple[str, FileForm]:
    found = _LINE_END.findall(text)
    kinds = set(found)
    if kinds <= {"\n"}:
        return text, form
    commonest = max(kinds, key=found.count)
    return _LINE_END.sub("\n", text), replace(form, newline=commonest, mixed=len(kinds) > 1)
