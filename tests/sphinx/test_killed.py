"""A build that was stopped, wherever that was, is made up for by the next one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from tests.edits import EDITS, copy_site, left_by_sphinx, make, undo
from tests.outputs import SEARCH, compare
from tests.sphinx.conftest import Site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.outputs import Fault

EDITED: Final = ("a photo added", "a date moved", "a title in the program", "a PDF added", "a page's prose")
CONF: Final = '''

import os
import re
import sys
from pathlib import Path

WHERE, _, NAME = os.environ.get("STOP", "").partition(" ")


def stop(*_arguments):
    raise KeyboardInterrupt


def stop_at(_app, name, *_arguments):
    if name == NAME:
        stop()


def kill(event, arguments):
    """Leave an empty file behind, as a process does that is killed before it has written anything into it."""
    if event == "open" and WHERE and arguments[2] & os.O_WRONLY and re.search(NAME, str(arguments[0])):
        globals()["WHERE"] = ""
        Path(arguments[0]).write_bytes(b"")
        os._exit(9)


def setup(app):
    if WHERE == "open":
        sys.addaudithook(kill)
    elif WHERE == "html-page-context":
        app.connect(WHERE, stop_at)
    elif WHERE:
        app.connect(WHERE, stop, priority=int(NAME or 500))
'''
"""Stops a build at an event, of a page or with a priority, or where a file is opened for writing."""
SEAMS: Final = (
    "env-updated 1000",
    "env-check-consistency",
    "write-started",
    "html-page-context dates",
    "html-page-context organizers",
    "html-page-context program",
    "html-page-context search",
    "build-finished 1",
    "build-finished 10000",
)
FORMATS: Final = ("html", "dirhtml")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site and its output in two formats, before the edits and after them, from nothing."""
    folder = tmp_path_factory.mktemp("killed")
    for state in ("before", "after"):
        site = Site(folder / state)
        copy_site(site.source)
        with (site.source / "conf.py").open("a", encoding="utf-8") as conf:
            conf.write(CONF)
        for name in EDITED if state == "after" else ():
            make(EDITS[name], site.source)
        for builder in FORMATS:
            assert site.build(builder, strict=True).warnings == []
    shutil.copytree(folder / "before", folder / "site")
    return folder


class Stopped(Site):
    """A site whose builds can be stopped."""

    def __init__(self, outputs: Path, *, built: bool = True) -> None:
        """Restore the site as it is before the edits, at the place where it was built."""
        self.folder = outputs / "before"
        self.source = self.folder / "source"
        shutil.rmtree(self.folder)
        shutil.copytree(outputs / "site", self.folder)
        for name in () if built else ("doctrees", *FORMATS):
            shutil.rmtree(self.folder / name)

    def edit(self) -> None:
        """Make the edits."""
        for name in EDITED:
            make(EDITS[name], self.source)

    def undo(self) -> None:
        """Undo the edits."""
        for name in EDITED:
            undo(EDITS[name], self.source)

    def stop(self, seam: str, builder: str = "html") -> None:
        """Build, and be interrupted at an event."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("STOP", seam)
            with pytest.raises(KeyboardInterrupt):
                self.build(builder)

    def kill(self, name: str) -> bool:
        """Build in another process, killed where it opens a file for writing; return whether it was."""
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", str(self.folder / "doctrees")]
        result = subprocess.run(
            [*command, str(self.source), str(self.folder / "html")],
            check=False,
            env={**os.environ, "STOP": f"open {name}"},
        )
        assert result.returncode in {0, 9}
        return result.returncode == 9


def made_up_for(site: Stopped, outputs: Path, state: str = "after", builder: str = "html") -> list[Fault]:
    """Build; return what is wrong with the output then. One more build has nothing to do."""
    build = site.build(builder)
    assert [line for line in build.warnings if "search index couldn't be loaded" not in line] == []
    right = (outputs / ("site" if state == "before" else state)) / builder
    faults = [
        fault for fault in compare(build.out, right, left_by_sphinx(site.source)) if fault.kind != SEARCH
    ]
    again = site.build(builder, strict=True)
    assert (again.read, again.written, again.warnings) == ([], [], [])
    return faults


@pytest.mark.parametrize("seam", SEAMS)
def test_an_edit_whose_build_was_interrupted_is_built_the_next_time(outputs: Path, seam: str) -> None:
    site = Stopped(outputs)
    site.edit()
    site.stop(seam)
    assert made_up_for(site, outputs) == []


@pytest.mark.parametrize("seam", ["env-check-consistency", "html-page-context organizers"])
def test_a_format_makes_up_for_a_build_of_another(outputs: Path, seam: str) -> None:
    site = Stopped(outputs)
    site.edit()
    site.stop(seam, "dirhtml")
    for builder in FORMATS:
        assert made_up_for(site, outputs, builder=builder) == [], builder


@pytest.mark.parametrize("seam", ["env-check-consistency", "html-page-context program", *SEAMS[6:]])
def test_a_first_build_that_was_interrupted_is_made_up_for(outputs: Path, seam: str) -> None:
    site = Stopped(outputs, built=False)
    site.stop(seam)
    assert made_up_for(site, outputs, "before") == []


@pytest.mark.parametrize("seam", ["env-updated 1000", "html-page-context organizers"])
def test_an_edit_is_undone_after_its_build_was_interrupted(outputs: Path, seam: str) -> None:
    site = Stopped(outputs)
    site.edit()
    site.stop(seam)
    site.undo()
    assert made_up_for(site, outputs, "before") == []
    shutil.rmtree(site.folder / "dirhtml")
    assert made_up_for(site, outputs, "before", "dirhtml") == []


@pytest.mark.parametrize(
    "name",
    [
        r"dates\.html",
        r"prose\.html",
        r"papers/two\.html",
        r"_images/bob-[^/]*\.jpg",
        r"calendar\.ics",
    ],
)
def test_a_file_that_a_killed_build_left_empty_is_written_again(outputs: Path, name: str) -> None:
    site = Stopped(outputs)
    site.edit()
    assert site.kill(f"{name}$")
    assert made_up_for(site, outputs) == []


def test_a_killed_build_leaves_no_draft(outputs: Path) -> None:
    site = Stopped(outputs)
    make(EDITS["a page's prose"], site.source)
    site.kill(r"html/\.(?!buildinfo)[^/]*$")  # one that writes none cannot leave any
    site.build()
    faults = compare(site.folder / "html", outputs / "site/html", left_by_sphinx(site.source))
    assert [fault for fault in faults if "left over" in fault.kind] == []
