"""``pitchcoach new TITLE``: a new pitch file from options, or from the guide's questions in a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pitchcoach.cli.arguments import Parser, seconds
from pitchcoach.cli.check import as_json
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.open import usual_place
from pitchcoach.cli.table import visible
from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.answers import Answers, language_of
from pitchcoach.coach.drafting.draft import new_pitch
from pitchcoach.coach.drafting.prompts import prompts_for
from pitchcoach.coach.drafting.questions import STEPS, Step
from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Language


def run(arguments: Sequence[str], context: Context) -> int:
    """Write a new pitch and print its path; nothing is ever written over."""
    tr = context.tr
    parser = Parser(
        "new", tr("Make a pitch file. Without any answer the questions are asked in a terminal."), context
    )
    parser.add_argument("title", metavar="TITLE", help=tr("what the pitch is called"))
    parser.add_argument("--folder", metavar="DIR", type=Path, help=tr("where its file goes"))
    parser.add_argument("--language", choices=("ja", "en"), help=tr("its language; else its words tell"))
    parser.add_argument("--audience", metavar="A", default="", help=tr("for whom it is"))
    parser.add_argument("--slot", type=seconds, metavar="S", help=tr("its slot in seconds"))
    parser.add_argument("--purpose", metavar="P", default="", help=tr("why you go there"))
    parser.add_argument("--target", metavar="T", default="", help=tr("the words of this part"))
    parser.add_argument("--feature", metavar="F", default="", help=tr("the words of this part"))
    parser.add_argument("--benefit", metavar="B", default="", help=tr("the words of this part"))
    parser.add_argument("--hook", metavar="H", default="", help=tr("the words of this part"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    title = " ".join(options.title.split())
    if not title:
        raise PitchcoachError(
            msg("a pitch needs a title"), remedy=msg('Write for example: pitchcoach new "My work".')
        )
    given: dict[Step, str] = {step: getattr(options, step) or "" for step in STEPS if step != "slot"}
    given["slot"] = "" if options.slot is None else f"{options.slot:g}"
    language: Language | None = options.language or language_of(title + "".join(given.values()))
    language = language or ("ja" if tr.locale == "ja" else "en")
    answers: Answers = given
    if not any(given.values()) and sys.stdin.isatty():
        answers = _asked(language, context)
    rooms = compose_rooms(context.settings, context.locations)
    folder = options.folder or usual_place(context)
    pitch = rooms.files.save(new_pitch(folder, title, language, rooms, answers))
    if options.json:
        import json

        report = check(pitch, rooms.checker, context.settings)
        print(json.dumps(as_json(pitch.path, report, context), ensure_ascii=False, indent=2))
    else:
        print(visible(str(pitch.path)))
    return EXIT_CLEAN


def _asked(language: Language, context: Context) -> Answers:
    """Ask the guide's questions line by line on standard error; an empty line leaves one out."""
    tr = context.tr
    answers: dict[Step, str] = {}
    _say(tr("An empty line leaves a question out, Ctrl+D all that are left; Ctrl+C writes nothing."))
    for step in STEPS:
        slot = float(answers.get("slot") or context.settings.time.slot_seconds)
        prompts = prompts_for(language, slot, answers.get("audience", ""), context.settings.length)
        prompt = prompts.steps[step]
        _say("", tr.render(prompt.question))
        _say(*(tr("Example: {text}", text=line) for line in prompt.example.split("\n") if line))
        try:
            answers[step] = _slot(context) if step == "slot" else _line()
        except EOFError:
            break
    return answers


def _slot(context: Context) -> str:
    """Ask until the answer is a number of seconds, or nothing."""
    while line := _line():
        try:
            return f"{seconds(line):g}"
        except argparse.ArgumentTypeError:
            _say(context.tr("This is no number of seconds up to 3600: write 60 or 1:00."))
    return ""


def _line() -> str:
    print("> ", end="", file=sys.stderr, flush=True)
    return input().strip()


def _say(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)
