"""Whether two builds of the same workshop, in different folders, gave the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.outputs import contents

if TYPE_CHECKING:
    from pathlib import Path

EXCEPTIONS: Final[dict[str, str]] = {}
"""Files that may differ, with the reason."""


def differences(one: Path, other: Path) -> list[str]:
    """Return the names of the files that differ, or that only one of two folders has."""
    first, second = contents(one), contents(other)
    return [
        name
        for name in sorted(first.keys() | second.keys())
        if name not in EXCEPTIONS
        and (name not in first or name not in second or first[name].read_bytes() != second[name].read_bytes())
    ]
