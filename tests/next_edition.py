"""The workshop with everything, a year later: its site of 2022 is archived, and that of 2023 begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from click.testing import CliRunner

from sphinx_workshop.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

_DATED: Final = ("workshop.yml", "dates.yml", "program.yml")


def archive(year: int, source: Path, site: Path, *options: str) -> Result:
    """Run the command `archive` for a site."""
    arguments = ["archive", str(year), str(source / "data"), "--site", str(site), *options]
    return CliRunner().invoke(main, arguments)


def begin_next(source: Path) -> None:
    """Make a workshop of 2022 in the phase `archive` one of 2023 whose program is known."""
    for name in _DATED:
        path = source / "data" / name
        text = path.read_text(encoding="utf-8").replace("2022", "2023")
        path.write_text(text.replace("phase: archive", "phase: program"), encoding="utf-8")
