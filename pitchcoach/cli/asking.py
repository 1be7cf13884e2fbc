"""A question before what cannot be undone; where nobody can be asked, a yes on the command line is needed."""

from __future__ import annotations

import sys

from pitchcoach.cli.context import Context
from pitchcoach.cli.table import visible
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg


def require_yes(question: Message, context: Context, *, sure: bool) -> bool:
    """Tell whether the user agrees; when not, it is said that nothing was done. Raises PitchcoachError."""
    if sure:
        return True
    if not sys.stdin.isatty():
        raise PitchcoachError(
            msg("this needs a yes, and nobody can be asked here"), remedy=msg("Say it with --yes.")
        )
    tr = context.tr
    print(visible(tr.render(question)), tr("[y/N]"), end=" ", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() in ("y", "yes", "ｙ", "はい"):
        return True
    print(tr("Nothing was changed."), file=sys.stderr)
    return False
