"""What to install or repair so that a machine speaks, by its system. Nothing is checked here."""

from __future__ import annotations

import sys

from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Language


def engine(platform: str = sys.platform) -> Message:
    """Say how to get a speech engine."""
    if platform in ("darwin", "win32"):
        return msg(
            "Reinstall pitchcoach with pip, so that what pyttsx3 needs of this system is installed again."
        )
    return msg("Install one: sudo apt install espeak-ng")


def repair(platform: str = sys.platform) -> Message:
    """Say how to mend an engine that is there and does not work."""
    if platform in ("darwin", "win32"):
        return msg("Try again, or choose another voice.")
    return msg("Reinstall it: sudo apt install --reinstall espeak-ng espeak-ng-data")


def language(wanted: Language, platform: str = sys.platform) -> Message:
    """Say how to get a voice for a language."""
    if platform == "darwin":
        if wanted == "ja":
            return msg("Download one, such as Kyoko: System Settings › Accessibility › Spoken Content.")
        return msg("Download one, such as Samantha: System Settings › Accessibility › Spoken Content.")
    if platform == "win32":
        if wanted == "ja":
            return msg(
                "Add Japanese with text-to-speech: Settings › Time & language › Language & region (Haruka)."
            )
        return msg("Add English with text-to-speech: Settings › Time & language › Language & region (Zira).")
    return engine(platform)
