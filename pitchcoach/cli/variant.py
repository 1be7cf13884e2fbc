"""``pitchcoach variant FILE``: a variant of a pitch for another audience or slot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pitchcoach.cli.arguments import Parser, seconds
from pitchcoach.cli.check import as_json, fit_word
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import visible
from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.variants import new_variant
from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import msg


def run(arguments: Sequence[str], context: Context) -> int:
    """Write the variant beside FILE and print its path; nothing is ever written over."""
    tr = context.tr
    parser = Parser("variant", tr("Make a variant of a pitch for another audience or slot."), context)
    parser.add_argument("file", metavar="FILE", type=Path, help=tr("the pitch it is based on"))
    parser.add_argument("--audience", metavar="A", help=tr("for whom it is"))
    parser.add_argument("--slot", type=seconds, metavar="S", help=tr("its slot in seconds"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    if options.audience is None and options.slot is None:
        raise PitchcoachError(
            msg("a variant needs another audience or another slot"),
            remedy=msg("Write --audience, --slot or both."),
        )
    rooms = compose_rooms(context.settings, context.locations)
    base = rooms.files.load(options.file)
    audience = base.audience if options.audience is None else " ".join(options.audience.split())
    slot = base.slot_seconds if options.slot is None else options.slot
    if (audience, slot) == (base.audience, base.slot_seconds):
        raise PitchcoachError(
            msg("{name} is for this audience and slot already", name=base.path.name),
            remedy=msg("Write --audience, --slot or both."),
            path=base.path,
        )
    variant = new_variant(base, audience, slot, rooms)
    report = check(variant, rooms.checker, context.settings)
    if options.json:
        import json

        print(json.dumps(as_json(variant.path, report, context), ensure_ascii=False, indent=2))
        return EXIT_CLEAN
    print(visible(str(variant.path)))
    told = tr(
        "Length: {length}. Time: {time}, about {seconds} s of {slot} s.",
        length=fit_word(report.length, tr),
        time=fit_word(report.time, tr),
        seconds=f"{report.estimate.seconds:.0f}",
        slot=f"{slot:g}",
    )
    print(told)
    if "long" in (report.length, report.time):
        print(tr("pitchcoach trim FILE shows what to leave out; what you change is this variant's own."))
    elif not variant.shared:
        print(tr("Nothing in it follows the base: that has no words under a heading yet."))
    else:
        print(tr("Every part follows the base until you write something else in it."))
    return EXIT_CLEAN
