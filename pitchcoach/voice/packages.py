"""What is installed, told without importing it."""

from __future__ import annotations

import importlib.util
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def folder_of(package: str) -> Path | None:
    """Return where a package lies, without importing it; None when it is not installed."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return None
    return None if spec is None or spec.origin is None else Path(spec.origin).parent


def version_of(distribution: str) -> str:
    """Return the version of an installed distribution; empty without one."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
