"""The tables of the README that the program itself knows: ``python -m tests.docs.readme`` renews them."""

from __future__ import annotations

import re
from pathlib import Path

from pitchcoach.cli.program import COMMANDS as PROGRAM_COMMANDS
from pitchcoach.config.entries import entries, shown
from pitchcoach.config.settings import Settings
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.rule_book import RULE_BOOK
from pitchcoach.tui.commands import COMMANDS
from pitchcoach.tui.keys import keys_label

README = Path(__file__).parents[2] / "README.md"


def commands() -> str:
    rows = [
        "| command | what it does |",
        "|---|---|",
        "| `pitchcoach [PATH]` | opens the screens on a file or folder |",
    ]
    rows += [f"| `pitchcoach {usage(name)}` | {about.text} |" for name, about in PROGRAM_COMMANDS.items()]
    return "\n".join(rows)


def usage(name: str) -> str:
    arguments = {
        "check": "PATH… [--slot S] [--json]",
        "new": "TITLE [--folder DIR] [--language ja|en] [--audience A] [--slot S] [--purpose P] [--target T] "
        "[--feature F] [--benefit B] [--hook H] [--json]",
        "variant": "FILE [--audience A] [--slot S] [--json]",
        "compare": "A B [--json]",
        "family": "FILE [--json]",
        "trim": "FILE [--slot S] [--apply N] [--json]",
        "readings": "FILE [--json]",
        "rules": "[ID] [--json]",
        "say": "FILE [--out FILE.wav] [--voice V] [--fit S | --rate R] [--section S] [--json]",
        "measure": "TAKE… [--pitch FILE] [--json]",
        "rounds": "[FILE] [--json]",
        "takes": "[FILE] [--json] [--export DIR | --delete ID | --delete-all] [--yes]",
        "progress": "[FILE] [--json | --csv]",
        "plan": "[FILE] [--json]",
        "event": "list [--json] | new NAME --date D [--place P] [--kind K] [--slot S] [--signals X] "
        "[--purpose P] [--pitch FILE] [--json] | show ID [--json] | change ID [--name N] … | "
        "delete ID [--yes]",
        "people": "[ID] [--event ID] [--import FILE | --export FILE | --merge A B | --apart A B "
        "| --delete ID | --delete-all | --doubles] [--yes] [--json]",
        "today": "[--letter ID] [--done ID | --answered ID | --drop ID | --snooze ID [--days N]] [--on D] "
        "[--pattern] [--json]",
        "voices": "[--all] [--sample V [--out FILE]] [--clear-cache] [--json]",
        "profile": "[--json] [--reset ja|en]",
        "settings": "[NAME [VALUE]] [--json]",
        "keys": "[--json]",
        "doctor": "[--json] [--microphone]",
    }
    return f"{name} {arguments[name]}".replace("|", "\\|")


def keys() -> str:
    rows = ["| name | keys | what it does |", "|---|---|---|"]
    rows += [f"| `{c.id}` | {_code(keys_label(c.keys))} | {c.help.text} |" for c in COMMANDS]
    return "\n".join(rows)


def _code(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split(", "))


def settings() -> str:
    rows = ["| setting | default | unit | what it means | source |", "|---|---|---|---|---|"]
    for entry in entries(Settings()):
        default = shown(entry.default) if entry.default != "" else "–"
        rows.append(f"| `{entry.name}` | {default} | {entry.unit} | {entry.about} | {entry.source} |")
    return "\n".join(rows)


def rules() -> str:
    rows = ["| rule | name | pitches | why, and what to do |", "|---|---|---|---|"]
    seen: dict[str, list[RuleInfo]] = {}
    for info in RULE_BOOK:
        seen.setdefault(info.id, []).append(info)
    for code, infos in seen.items():
        first = infos[0]
        spoken = sorted({language for info in infos for language in info.languages}, reverse=True)
        name = first.name if first.severity == "hint" else f"{first.name} ({first.severity})"
        told = f"{first.reason.text} {first.fix.text}"
        rows.append(f"| {code} | {name} | {', '.join(spoken)} | {told} |")
    return "\n".join(rows)


def renewed(text: str) -> str:
    tables = {"commands": commands(), "rules": rules(), "keys": keys(), "settings": settings()}
    for name, table in tables.items():
        part = f"<!-- {name} -->\n{table}\n<!-- /{name} -->"
        text = re.sub(
            rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _, part=part: part, text, flags=re.DOTALL
        )
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
