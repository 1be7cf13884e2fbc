"""``pitchcoach profile``: how you speak, as learned from your rounds; it can be begun anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_profile, compose_store
from pitchcoach.cli.context import Context
from pitchcoach.coach.profile import told
from pitchcoach.config.load import save_setting
from pitchcoach.errors import EXIT_CLEAN
from pitchcoach.model.pitch import Language
from pitchcoach.model.reading import Pace

LANGUAGES: tuple[Language, ...] = ("ja", "en")


def run(arguments: Sequence[str], context: Context) -> int:
    """Show the pace of each language, or forget it: rounds are kept, but no longer learned from."""
    tr = context.tr
    parser = Parser("profile", tr("Show how you speak, as learned from your rounds."), context)
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    parser.add_argument("--reset", choices=LANGUAGES, help=tr("learn anew from now on; no round is deleted"))
    options = parser.parse_args(list(arguments))
    if options.reset:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        save_setting(context.locations.settings, "speaker", f"since_{options.reset}", now)
        return EXIT_CLEAN
    profile = compose_profile(context.settings, context.locations, lambda: compose_store(context.locations))
    paces = {language: profile.pace(language) for language in LANGUAGES}
    if options.json:
        import json

        print(json.dumps({language: _as_json(pace, language) for language, pace in paces.items()}, indent=2))
    else:
        names = {"ja": tr("Japanese"), "en": tr("English")}
        for language, pace in paces.items():
            print(f"{names[language]}: {tr.render(told(pace, language))}")
    return EXIT_CLEAN


def _as_json(pace: Pace, language: Language) -> dict[str, object]:
    return {
        "unit": "mora" if language == "ja" else "syllable",
        "seconds_per_unit": round(pace.seconds_per_unit, 4),
        "seconds_per_comma": round(pace.seconds_per_comma, 3),
        "seconds_per_stop": round(pace.seconds_per_stop, 3),
        "spread": round(pace.spread, 4),
        "rounds": pace.rounds,
    }
