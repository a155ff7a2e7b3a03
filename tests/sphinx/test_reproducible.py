"""The same bytes, whether pages are read one by one or in parallel, and wherever they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sphinx.conftest import Site

READERS: Final = """

def setup(app):
    import os
    import pathlib

    folder = pathlib.Path(os.environ["READERS"])
    app.connect("source-read", lambda *_: (folder / str(os.getpid())).touch())
"""
"""Notes which processes read."""
MANY: Final = 8
"""Pages beyond the fixture's, so that each of two processes gets several."""


def sphinx_build(site: Site, out: str, *options: str, seed: str = "0") -> int:
    """Build in a process of its own, with the order of sets from a seed; return how many processes read."""
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", *options]
    folders = ["-d", str(site.folder / f"{out}-doctrees"), str(site.source), str(site.folder / out)]
    readers = site.folder / f"{out}-readers"
    shutil.rmtree(readers, ignore_errors=True)
    readers.mkdir()
    environment = {"SOURCE_DATE_EPOCH": "1660000000", "PYTHONHASHSEED": seed, "READERS": str(readers)}
    result = subprocess.run(
        [*command, *folders],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **environment},
    )
    assert (result.returncode, result.stderr) == (0, "")
    return len(list(readers.iterdir()))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def grow(site: Site) -> Site:
    """Add pages that show facts in every way, and link to one another."""
    pages = {
        f"more/page-{number:02}.md": (
            f"# Page {number}\n\n"
            "{person}`ada-example` {milestone}`submission` {session}`opening` {fact}`date`\n\n"
            "```{organizers}\n```\n\n```{program}\n```\n\n```{speaker} grace-example\n```\n"
        )
        for number in range(MANY)
    }
    site.replace(
        "index.md", "prose\n```", "prose\n" + "\n".join(name.removesuffix(".md") for name in pages) + "\n```"
    )
    with (site.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(READERS)
    return site.write(pages)


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory, new_full: Callable[[Path], Site]) -> Site:
    site = grow(new_full(tmp_path_factory.mktemp("serial")))
    assert sphinx_build(site, "html", "-j", "1") == 1
    return site


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx reads in parallel only where processes fork")
def test_parallel_builds_give_the_bytes_of_a_serial_one(serial: Site) -> None:
    assert sphinx_build(serial, "parallel", "-j", "2") == 2
    assert contents(serial.folder / "parallel") == contents(serial.folder / "html")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx reads in parallel only where processes fork")
def test_an_edit_after_a_parallel_build_is_built_like_one_after_a_serial_build(
    tmp_path: Path, new_full: Callable[[Path], Site]
) -> None:
    site = grow(new_full(tmp_path))
    for out, jobs in (("html", "1"), ("parallel", "2")):
        sphinx_build(site, out, "-j", jobs)
    before = contents(site.folder / "html")
    site.replace("data/organizers.yml", "General chair", "Chair of chairs")
    for out, jobs in (("html", "1"), ("parallel", "2")):
        sphinx_build(site, out, "-j", jobs)
    after = contents(site.folder / "html")
    assert contents(site.folder / "parallel") == after
    changed = {name for name in after if name.endswith(".html") and after[name] != before[name]}
    assert changed == {"people.html", *(f"more/page-{number:02}.html" for number in range(MANY))}


def test_two_cold_builds_in_different_folders_give_the_same_bytes(
    serial: Site, tmp_path: Path, new_full: Callable[[Path], Site]
) -> None:
    other = grow(new_full(tmp_path / "another folder"))
    sphinx_build(other, "html", seed="1")
    assert contents(other.folder / "html") == contents(serial.folder / "html")


def test_no_page_names_a_folder_of_the_machine(serial: Site) -> None:
    pages = {
        path.name
        for path in (serial.folder / "html").rglob("*.html")
        if str(serial.folder) in path.read_text("utf-8")
    }
    assert pages == set()
