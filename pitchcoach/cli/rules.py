"""``pitchcoach rules``: what the check looks at, why, and how to switch a rule off. Reads no pitch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.check import SEVERITIES
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table
from pitchcoach.coach.check import split_ids
from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.rule_book import RULE_BOOK


def run(arguments: Sequence[str], context: Context) -> int:
    """List the rules, or tell all of one: ``pitchcoach rules C104``; its name will do, too."""
    tr = context.tr
    parser = Parser("rules", tr("List every rule of the check, or tell all of one."), context)
    parser.add_argument("rule", nargs="?", metavar="ID", help=tr("a rule, such as C104 or jargon"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    off = split_ids(context.settings.rules.off)
    infos = RULE_BOOK if options.rule is None else _asked_for(options.rule)
    if options.json:
        import json

        print(json.dumps([_as_json(info, off, tr) for info in infos], ensure_ascii=False, indent=2))
    elif options.rule is None:
        head = (tr("Rule"), tr("Name"), tr("Languages"), tr("Severity"), tr("State"), tr("What to do"))
        print(table(head, [_row(info, off, tr) for info in infos]))
        print(
            "\n"
            + tr("Why a rule exists, and how to switch it off: {example}", example="pitchcoach rules C104")
        )
    else:
        print("\n".join((*_told(infos, tr), "", *_switch(infos[0].id, off, tr))))
    return EXIT_CLEAN


def _asked_for(asked: str) -> tuple[RuleInfo, ...]:
    found = tuple(info for info in RULE_BOOK if asked.upper() == info.id or asked.lower() == info.name)
    if not found:
        raise PitchcoachError(
            msg("there is no rule {name}", name=asked), remedy=msg("pitchcoach rules lists them.")
        )
    return found


def _row(info: RuleInfo, off: frozenset[str], tr: Translator) -> tuple[str, ...]:
    return (
        info.id,
        info.name,
        " ".join(info.languages),
        tr.render(SEVERITIES[info.severity]),
        tr("off") if info.id in off else tr("on"),
        tr.render(info.fix),
    )


def _told(infos: Iterable[RuleInfo], tr: Translator) -> Iterable[str]:
    """Yield what there is to tell; two languages that share an id have a paragraph each."""
    for number, info in enumerate(infos):
        if number:
            yield ""
        severity = tr.render(SEVERITIES[info.severity])
        yield f"{info.id} {info.name} ({severity}, {' '.join(info.languages)})"
        yield tr("Why: {reason}", reason=info.reason)
        yield tr("What to do: {fix}", fix=info.fix)
        yield tr("Source: {source}", source=info.source)


def _switch(rule: str, off: frozenset[str], tr: Translator) -> Iterable[str]:
    if rule in off:
        yield tr("It is switched off in your settings.")
        yield tr("On again: {command}", command=_setting(off - {rule}))
        return
    yield tr("Off in one file: {line} in its front matter", line=f"rules_off: {rule}")
    yield tr("Off in all: {command}", command=_setting(off | {rule}))


def _setting(off: frozenset[str]) -> str:
    return f'pitchcoach settings rules.off "{", ".join(sorted(off))}"'


def _as_json(info: RuleInfo, off: frozenset[str], tr: Translator) -> dict[str, Any]:
    return {
        "id": info.id,
        "name": info.name,
        "severity": info.severity,
        "languages": list(info.languages),
        "off": info.id in off,
        "reason": tr.render(info.reason),
        "source": tr.render(info.source),
        "fix": tr.render(info.fix),
    }
