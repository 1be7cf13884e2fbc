"""Answers: what an author says to the questions, in its place in the pitch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pitchcoach.coach.drafting.questions import Step
from pitchcoach.coach.ports import PitchFiles
from pitchcoach.errors import PitchcoachError
from pitchcoach.model.pitch import ROLES, Language, Pitch

Answers = Mapping[Step, str]
"""What was answered, by what was asked."""
_JAPANESE: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_SIBLINGS: Final = 200
"""Files looked into for a purpose: an author's own folder, read in a moment."""


def answered(pitch: Pitch, step: Step, answer: str, files: PitchFiles) -> Pitch:
    """Return the pitch with one answer in its place; the same pitch where that changes nothing.

    Raises PitchcoachError for a slot that cannot be understood.
    """
    if answer.strip() == answer_of(pitch, step, files).strip():
        return pitch
    role = next((role for role in ROLES if role == step), None)
    if role is None:
        return files.with_value(pitch, step, " ".join(answer.split()))
    return files.with_body(pitch, role, answer)


def answer_of(pitch: Pitch, step: Step, files: PitchFiles) -> str:
    """Return what the pitch says to a question; empty where it says nothing of its own."""
    if step == "slot":
        return f"{pitch.slot_seconds:g}" if step in pitch.declared else ""
    if step == "audience":
        return pitch.audience
    if step == "purpose":
        return pitch.purpose
    return files.body_of(pitch, step)


def language_of(words: str) -> Language | None:
    """Return the language of the first words of a pitch; None where they have no letters."""
    if _JAPANESE.search(words):
        return "ja"
    return "en" if re.search(r"[A-Za-z]", words) else None


def purpose_elsewhere(pitch: Pitch, files: PitchFiles) -> Pitch | None:
    """Return a pitch of the same folder whose purpose this one may share: of its family before any other."""
    folder = pitch.path.parent
    if not folder.is_dir():
        return None
    paths = [path for path in files.find(folder) if path.parent == folder and path != pitch.path]
    found = None
    for path in paths[:_SIBLINGS]:
        try:
            other = files.load(path)
        except PitchcoachError:
            continue
        if other.purpose and other.family == pitch.family:
            return other
        if other.purpose and found is None:
            found = other
    return found
