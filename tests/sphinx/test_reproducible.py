"""The same bytes, whether pages are read one by one or in parallel, and wherever they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sphinx.conftest import Site

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="Sphinx reads in parallel only where processes fork"
)

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


class Outputs(NamedTuple):
    """What builds of the same site gave: the bytes of each file, by name."""

    serial: dict[str, bytes]
    parallel: dict[str, bytes]
    elsewhere: dict[str, bytes]
    serial_after_edit: dict[str, bytes]
    parallel_after_edit: dict[str, bytes]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory, new_full: Callable[[Path], Site]) -> Outputs:
    site = grow(new_full(tmp_path_factory.mktemp("one")))
    other = grow(new_full(tmp_path_factory.mktemp("another") / "folder"))

    def build(where: Site, out: str, jobs: int, seed: str = "0") -> dict[str, bytes]:
        readers = sphinx_build(where, out, "-j", str(jobs), seed=seed)
        assert (readers > 1) == (jobs > 1)
        return contents(where.folder / out)

    cold = [build(site, "serial", 1), build(site, "parallel", 2), build(other, "serial", 1, seed="1")]
    site.replace("data/organizers.yml", "General chair", "Chair of chairs")
    warm = [build(site, "serial", 1), build(site, "parallel", 2)]
    return Outputs(*cold, *warm)


def test_a_parallel_build_gives_the_bytes_of_a_serial_one(outputs: Outputs) -> None:
    assert outputs.parallel == outputs.serial


def test_an_edit_is_built_in_parallel_as_it_is_serially(outputs: Outputs) -> None:
    before, after = outputs.serial, outputs.serial_after_edit
    assert outputs.parallel_after_edit == after
    changed = {name for name in after if name.endswith(".html") and after[name] != before[name]}
    assert changed == {"people.html", *(f"more/page-{number:02}.html" for number in range(MANY))}


def test_two_cold_builds_in_different_folders_give_the_same_bytes(outputs: Outputs) -> None:
    assert outputs.elsewhere == outputs.serial


def test_no_page_names_a_folder_of_the_machine(outputs: Outputs) -> None:
    here = str(Path(tempfile.gettempdir())).encode()
    assert [
        name for name, content in outputs.serial.items() if name.endswith(".html") and here in content
    ] == []
