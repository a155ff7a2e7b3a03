"""Builds sites that have other extensions beside ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import browser  # noqa: F401 (a fixture: the same Chromium)
from tests.neighbours.neighbours import BASE, NEIGHBOURS, Neighbour, Output

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FULL: Final = Path(__file__).parents[1] / "roots/full"
CONF: Final = """
html_theme = "workshop"
html_baseurl = "{base}"
extensions = {extensions}
exclude_patterns = ["data"]
"""
GIT: Final = ("git", "-c", "user.name=Ada Example", "-c", "user.email=ada@example.org")


@pytest.fixture
def build(tmp_path: Path, before: Path) -> Callable[..., Output]:
    """Build the site with every kind of fact, with other extensions before or after ours; a warning fails."""

    def build(names: Sequence[str], builder: str, jobs: str = "1", *, last: bool = False) -> Output:
        source = write(tmp_path / "source", names, is_last=last)
        shutil.copy(before, source / "before.inv")
        run(source, tmp_path / "out", builder, jobs)
        return Output(tmp_path / "out", builder)

    return build


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inventory of the same site, without neighbours."""
    folder = tmp_path_factory.mktemp("before")
    run(write(folder / "source", ()), folder / "out", "html", "1")
    return folder / "out/objects.inv"


def write(source: Path, names: Sequence[str], *, is_last: bool = False) -> Path:
    """Write a site that uses some neighbours."""
    shutil.copytree(FULL, source)
    chosen: list[Neighbour] = [NEIGHBOURS[name] for name in names]
    replaced = {one.replaces for one in chosen}
    ours = [name for name in ("myst_parser", "sphinx_workshop") if name not in replaced]
    extensions = [*ours, *names] if is_last else [*names, *ours]
    settings = [CONF.format(base=BASE, extensions=extensions), *(one.settings for one in chosen)]
    with (source / "conf.py").open("a", encoding="utf-8", newline="\n") as conf:
        conf.write("\n".join(settings) + "\n")
    texts = "\n\n".join(one.text for one in chosen if one.text)
    files = {"beside.md": f"# Beside\n\nText.\n\n{texts}\n"}
    for one in chosen:
        files.update(one.files)
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8", newline="\n")
    pages = [Path(name).stem for name in files if "/" not in name and name.endswith((".md", ".ipynb"))]
    index = source / "index.md"
    text = index.read_text(encoding="utf-8").replace(
        "\nprose\n", "\nprose\n" + "".join(f"{page}\n" for page in pages)
    )
    index.write_text(text, encoding="utf-8", newline="\n")
    if any(one.asks_git for one in chosen):
        for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Write the site"]):
            subprocess.run([*GIT, *command], cwd=source, check=True)
    return source


def run(source: Path, out: Path, builder: str, jobs: str) -> None:
    """Run Sphinx in a process of its own, since extensions change it for good."""
    options = [
        "-q",
        "-n",
        "-W",
        "--keep-going",
        "-j",
        jobs,
        "-b",
        builder,
        "-d",
        str(out.parent / "doctrees"),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(source), str(out)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )
    assert (done.stderr, done.returncode) == ("", 0)
