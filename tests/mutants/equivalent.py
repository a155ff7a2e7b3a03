"""The mutants that do what the code does, each with the reason: equivalent.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("equivalent.toml")


def equivalent() -> frozenset[tuple[str, str, str]]:
    """Return the mutants that no test can kill, by module, function and change."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["equivalent"]
    return frozenset(
        (entry["module"], entry["function"], change)
        for entry in entries
        if entry["why"]
        for change in entry["changes"]
    )
