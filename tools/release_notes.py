"""Print what CHANGELOG.md says of a release, if its tag, its version and its heading agree."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
VERSION: Final = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
HEADING: Final = re.compile(
    r"^## (?P<name>\S+)(?:, (?P<day>\S+))?[ \t]*\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)


def notes(tag: str, module: str, changelog: str) -> str:
    """Return what is new.

    Args:
        tag: such as `v0.1.0`
        module: the text of `__init__.py`, which has the version
        changelog: its text; the newest release stands first, as `## 0.1.0, 2030-01-31`

    Raises:
        ValueError: The three do not agree, or nothing is new.
    """
    written = VERSION.search(module)
    version = written[1] if written else "missing"
    if tag != f"v{version}":
        message = f"the tag is {tag}, and __version__ is {version}; tag the commit of that version"
        raise ValueError(message)
    newest = HEADING.search(changelog)
    if newest is None or newest["name"] != version:
        found = newest["name"] if newest else "missing"
        message = f"the first heading of CHANGELOG.md is {found}; write `## {version}, YYYY-MM-DD`"
        raise ValueError(message)
    try:
        date.fromisoformat(newest["day"] or "")
    except ValueError as error:
        message = f"the heading of {version} in CHANGELOG.md has no day; write `## {version}, YYYY-MM-DD`"
        raise ValueError(message) from error
    if not (text := newest["text"].strip()):
        message = f"CHANGELOG.md has nothing under the heading of {version}"
        raise ValueError(message)
    return text


def main() -> None:
    """Print the notes of the tag that is named."""
    _, tag = sys.argv
    module, changelog = (
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("src/sphinx_workshop/__init__.py", "CHANGELOG.md")
    )
    try:
        print(notes(tag, module, changelog))
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
