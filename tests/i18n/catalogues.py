"""Finds every sentence of the interface in the sources and keeps the catalogues in step with them.

``python -m tests.i18n.catalogues`` adds what is new to both .po files, takes out what is gone, compiles them.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog

from pitchcoach.i18n import CATALOGUES, DOMAIN, LOCALES

PACKAGE = Path(__file__).parents[2] / "pitchcoach"
SINGLE = {"msg", "tr", "_tr"}
SETTING = {"setting_float", "setting_int", "setting_text", "setting_flag"}

Key = str | tuple[str, str]


def sentences() -> dict[Key, str]:
    """Return every translatable text with the file it stands in; plural forms as a pair."""
    found: dict[Key, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for key in _in_tree(ast.parse(path.read_text("utf-8"))):
            found.setdefault(key, path.relative_to(PACKAGE.parent).as_posix())
    return found


def _in_tree(tree: ast.AST) -> Iterator[Key]:
    constants = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Constant)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }

    def text_of(node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        if isinstance(node, ast.Name) and isinstance(constants.get(node.id), str):
            return str(constants[node.id])
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return text_of(node.left) + text_of(node.right)
        return ""

    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        keys: list[Key] = []
        if name in SINGLE and node.args:
            first = node.args[0]
            branches = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
            keys = [text_of(branch) for branch in branches]
        elif name == "plural" and len(node.args) > 1:
            keys = [(text_of(node.args[0]), text_of(node.args[1]))]
        elif name in SETTING:
            keys = [
                text_of(node.args[1]),
                *(text_of(k.value) for k in node.keywords if k.arg in ("unit", "source")),
            ]
        yield from (key for key in keys if key and key != ("", ""))


def po_path(locale: str) -> Path:
    return CATALOGUES / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_po(locale: str) -> Catalog:
    path = po_path(locale)
    if not path.exists():
        return Catalog(locale=locale, domain=DOMAIN)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=locale, domain=DOMAIN)


def compiled(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    mofile.write_mo(out, catalogue)
    return out.getvalue()


def renewed(locale: str) -> Catalog:
    """Return the catalogue with exactly today's sentences; English ones say what the source says."""
    old = read_po(locale)
    new = Catalog(
        locale=locale,
        domain=DOMAIN,
        project="pitchcoach",
        fuzzy=False,
        header_comment="# Sentences of the interface.",
    )
    forms = new.num_plurals
    for key, place in sorted(sentences().items(), key=lambda item: str(item[0])):
        before = old.get(key[0] if isinstance(key, tuple) else key)
        text = before.string if before and before.string else ""
        if locale == "en":
            text = key
        elif isinstance(key, tuple) and not isinstance(text, tuple):
            text = ("",) * forms
        new.add(key, text, locations=[(place, None)], flags=[])
    new.creation_date = new.revision_date = old.creation_date
    return new


def main() -> None:
    for locale in LOCALES:
        catalogue = renewed(locale)
        path = po_path(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            pofile.write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
        path.with_suffix(".mo").write_bytes(compiled(read_po(locale)))
        empty = [
            m.id
            for m in read_po(locale)
            if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)
        ]
        print(locale, len(catalogue), "sentences,", len(empty), "to translate")


if __name__ == "__main__":
    main()
