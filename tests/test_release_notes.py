"""A release is made only where its tag, its version and its heading in the changelog agree."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

MODULE: Final = '"""Docs."""\n\n__version__ = "1.2.0"\n'
CHANGELOG: Final = """# Changelog

Newest first.

## 1.2.0, 2030-01-31

- Something new.

### Fixed

- Something old.

## 1.1.0, 2029-12-01

- Older.
"""


@pytest.fixture(scope="module")
def notes() -> Callable[[str, str, str], str]:
    path = Path(__file__).parents[1] / "tools/release_notes.py"
    spec = importlib.util.spec_from_file_location("release_notes", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[str, str, str], str] = module.notes
    return found


def test_the_notes_are_what_the_changelog_says_of_that_release(notes: Callable[[str, str, str], str]) -> None:
    assert notes("v1.2.0", MODULE, CHANGELOG) == "- Something new.\n\n### Fixed\n\n- Something old."


@pytest.mark.parametrize(
    ("tag", "changelog", "said"),
    [
        ("v1.3.0", CHANGELOG, "the tag is v1.3.0, and __version__ is 1.2.0"),
        ("1.2.0", CHANGELOG, "the tag is 1.2.0, and __version__ is 1.2.0"),
        (
            "v1.2.0",
            CHANGELOG.replace("## 1.2.0, 2030-01-31", "## Unreleased"),
            "is Unreleased; write `## 1.2.0, ",
        ),
        ("v1.2.0", CHANGELOG.replace(", 2030-01-31", ""), "has no day; write `## 1.2.0, YYYY-MM-DD`"),
        ("v1.2.0", CHANGELOG.replace("2030-01-31", "2030-31-01"), "has no day"),
        (
            "v1.2.0",
            "# Changelog\n\n## 1.2.0, 2030-01-31\n\n## 1.1.0, 2029-12-01\n\n- Older.\n",
            "has nothing under",
        ),
        ("v1.2.0", "# Changelog\n", "is missing; write `## 1.2.0, "),
    ],
)
def test_what_does_not_agree_is_no_release(
    notes: Callable[[str, str, str], str], tag: str, changelog: str, said: str
) -> None:
    with pytest.raises(ValueError, match=r"\w") as raised:
        notes(tag, MODULE, changelog)
    assert said in str(raised.value)
