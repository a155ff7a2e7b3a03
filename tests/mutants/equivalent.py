"""The mutants that do what the code does, each with the reason: equivalent.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("equivalent.toml")


class Equivalent:
    """Mutants that no test can kill, by module, function and change."""

    def __init__(self, known: frozenset[tuple[str, ...]]) -> None:
        self._known = known

    @classmethod
    def read(cls) -> Equivalent:
        """Read the list, in which each entry gives a reason, and the changes of a function that it is about."""
        entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["equivalent"]
        return cls(
            frozenset(
                (entry["module"], entry["function"], change)
                for entry in entries
                if entry["why"]
                for change in entry["changes"]
            )
        )

    def __contains__(self, known: list[str]) -> bool:
        return tuple(known) in self._known
