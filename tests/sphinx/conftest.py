"""A site that a test writes, and what a build of it says, reads, writes and gives."""

from __future__ import annotations

import io
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any, Final

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

FULL: Final = Path(__file__).parents[1] / "roots/full"

CONF: Final = """
project = "Example"
copyright = "2022, Example"
version = "2022"
extensions = ["myst_parser", "sphinx_workshop"]
primary_domain = "workshop"
nitpicky = True
html_theme = "basic"
html_copy_source = False
"""
WORKSHOP: Final = """
name: Example Workshop
phase: proposal
"""
_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*[mK]")


@dataclass
class Build:
    """What one build did."""

    out: Path
    env: BuildEnvironment
    warnings: list[str] = field(default_factory=list)
    """One a line, without colours; the folder of the sources is left out of them."""
    read: list[str] = field(default_factory=list)
    """The pages that were read, by name."""
    written: list[str] = field(default_factory=list)
    """The pages that were written, by name."""
    statuscode: int = 0

    def text(self, name: str = "index.txt") -> str:
        """Return a file of the output."""
        return (self.out / name).read_text(encoding="utf-8")

    def words(self, name: str = "index.txt") -> str:
        """Return a file of the output with each run of blanks and line breaks as one blank."""
        return " ".join(self.text(name).split())

    def html(self, name: str = "index.html") -> Tag:
        """Return the content of a page."""
        body = BeautifulSoup(self.text(name), "html.parser").select_one("div.body")
        assert body is not None
        return body


class Site:
    """A folder with a site: pages, data, conf.py; and a folder that all of its builds share."""

    def __init__(self, folder: Path) -> None:
        """Make an almost empty site."""
        self.folder = folder
        self.source = folder / "source"
        self.write({"conf.py": CONF, "index.md": "# Home\n", "data/workshop.yml": WORKSHOP})

    def write(self, files: Mapping[str, str]) -> Site:
        """Write files, whose texts may be indented as a whole."""
        for name, text in files.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).removeprefix("\n"), encoding="utf-8")
        return self

    def replace(self, name: str, before: str, after: str) -> None:
        """Edit one file."""
        path = self.source / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    def delete(self, name: str) -> None:
        """Delete one file."""
        (self.source / name).unlink()

    @contextmanager
    def started(
        self,
        builder: str = "html",
        *,
        doctrees: str = "doctrees",
        strict: bool = False,
        quiet: bool = False,
        parallel: int = 0,
        **settings: object,
    ) -> Iterator[Callable[[], Build]]:
        """Start Sphinx once, as the command sphinx-build does, for as many builds as a test wants."""
        out = self.folder / builder
        warning = io.StringIO()
        now = Build(out, None)  # type: ignore[arg-type]

        def build() -> Build:
            nonlocal now
            now = Build(out, app.env)
            warning.seek(0)
            warning.truncate()
            app.build()
            lines = _COLOUR.sub("", warning.getvalue()).splitlines()
            now.warnings = [line.replace(f"{self.source}/", "") for line in lines]
            now.statuscode = app.statuscode
            return now

        with patch_docutils(self.source), docutils_namespace():
            try:
                app = Sphinx(
                    self.source,
                    self.source,
                    out,
                    self.folder / doctrees,
                    builder,
                    confoverrides=dict(settings),
                    status=None if quiet else io.StringIO(),
                    warning=warning,
                    warningiserror=strict,
                    parallel=parallel,
                )
                app.connect("env-before-read-docs", lambda _app, _env, names: now.read.extend(names))
                app.connect("doctree-resolved", lambda _app, _doctree, name: now.written.append(name))
                yield build
            finally:
                translators.clear()

    def build(self, builder: str = "html", **options: Any) -> Build:  # noqa: ANN401 (any setting of Sphinx)
        """Start Sphinx anew, and build."""
        with self.started(builder, **options) as build:
            return build()


def copy_full(folder: Path) -> Site:
    """Copy the site with every kind of fact."""
    site = Site(folder)
    shutil.copytree(FULL, site.source, dirs_exist_ok=True)
    return site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of one page and the least of data."""
    return Site(tmp_path)


@pytest.fixture(scope="session")
def new_site() -> type[Site]:
    """The class itself, for what a module shares and for tests of two sites."""
    return Site


@pytest.fixture(scope="session")
def new_full() -> Callable[[Path], Site]:
    """Copy the site with every kind of fact into a folder."""
    return copy_full


@pytest.fixture
def full(tmp_path: Path) -> Site:
    """A copy of the site with every kind of fact."""
    return copy_full(tmp_path)


@pytest.fixture(scope="session")
def full_builds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Build]:
    """Build the site with every kind of fact in a format, once: not to be changed."""
    folder = tmp_path_factory.mktemp("full")
    done: dict[str, Build] = {}

    def build(builder: str) -> Build:
        if builder not in done:
            done[builder] = copy_full(folder / builder).build(builder, strict=True, linkcheck_ignore=[".*"])
            assert done[builder].warnings == []
        return done[builder]

    return build


@pytest.fixture(scope="session")
def full_html(full_builds: Callable[[str], Build]) -> Build:
    """The site with every kind of fact, as HTML."""
    return full_builds("html")


@pytest.fixture(scope="session")
def full_text(full_builds: Callable[[str], Build]) -> Build:
    """The site with every kind of fact, as text."""
    return full_builds("text")
