"""What an import has written is what the check can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from tests.fuzz.imports import UNREADABLE

if TYPE_CHECKING:
    from pathlib import Path


def check_readable(folder: Path) -> None:
    """Check that a data folder has no entry that cannot be read."""
    result = CliRunner().invoke(main, ["check", str(folder), "--format", "json", "--no-readiness"])
    said = [line for line in result.output.splitlines() if any(f"[{kind}]" in line for kind in UNREADABLE)]
    assert said == [], said[:3]
