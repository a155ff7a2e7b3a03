"""The site of VGM 2022, built once for each format."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build the site in a format, strictly, as contributors do; return the folder of the output."""
    folder = tmp_path_factory.mktemp("site")
    done: dict[str, Path] = {}

    def run(builder: str) -> Path:
        if builder not in done:
            # What gettext reads is its own; all others share what was read.
            doctrees = folder / ("doctrees-gettext" if builder == "gettext" else "doctrees")
            options = [
                "-n",
                "-W",
                "--keep-going",
                "-q",
                "-D",
                "linkcheck_ignore=.*",
                "-c",
                ".",
                "-d",
                str(doctrees),
            ]
            result = subprocess.run(
                [sys.executable, "-m", "sphinx", "-b", builder, *options, "docs", str(folder / builder)],
                check=False,
                cwd=ROOT,
                capture_output=True,
                encoding="utf-8",
                timeout=120,
                env={**os.environ, "PYTHONWARNINGS": "ignore"},
            )
            assert (result.returncode, result.stderr) == (0, ""), result.stderr
            done[builder] = folder / builder
        return done[builder]

    return run


@pytest.fixture(scope="session")
def html(build: Callable[[str], Path]) -> Path:
    """The folder of the site as readers get it."""
    return build("html")


@pytest.fixture(scope="session")
def pages(html: Path) -> dict[str, BeautifulSoup]:
    """The pages of the site by name: `index`, `contribute`; not search, which has no source."""
    names = [path.relative_to(html).with_suffix("").as_posix() for path in sorted(html.rglob("*.html"))]
    written = [name for name in names if (ROOT / f"docs/{name}.md").is_file()]
    return {
        name: BeautifulSoup((html / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        for name in written
    }
