"""The facts of one build, loaded when something first asks for them; without a change, nothing does."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_workshop.build.collector import pass_over_facts
from sphinx_workshop.build.last_build import LastBuild
from sphinx_workshop.config import settings
from sphinx_workshop.problems import Kind
from sphinx_workshop.source.digests import digests_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_workshop.build.facts import Facts
    from sphinx_workshop.source.digests import Digests

PAGED: Final = frozenset({"html", "dirhtml"})
"""The builders whose output has a file for each page, so that it can have more pages than documents."""
PASSING: Final = frozenset({Kind.PATH, Kind.PICTURE, Kind.UNREADABLE, Kind.MORE})
"""Kinds of problems that may come or go without any change in the data folder, or may stand for such ones."""


def data_folder(app: Sphinx) -> Path:
    """Return the data folder of a site."""
    return Path(app.srcdir) / settings(app.config).data


def archive_folder(app: Sphinx) -> Path:
    """Return the folder of archived editions."""
    return Path(app.srcdir, settings(app.config).archive)


class Session:
    """What lives as long as one build: made when it begins, finished when all of its files are written."""

    def __init__(self, app: Sphinx, state: str) -> None:
        """Begin a build.

        Args:
            app: the application that builds
            state: digest of what the environment knows, as the last build of any format has left it
        """
        self.folder: Path = data_folder(app)
        self.root = Path(app.srcdir)
        self.archive: Path = archive_folder(app)
        self.digests: Digests = digests_of(self.folder)
        self.is_site: bool = app.builder.name in PAGED
        """Whether the builder can write pages that are no documents."""
        self.language: str = app.config.language
        """The language of the site."""
        chosen = settings(app.config)
        self.own_pages: bool = self.is_site and chosen.paper_pages and chosen.publish
        """Whether each paper has a page of its own."""
        # Private to Sphinx: an extension learns of `-j` by no other way. Tested in test_private.py.
        self.jobs: int = app.parallel
        """How many processes may work, as Sphinx was told."""
        self.writes_pages: bool = False
        """Whether this build writes a page of a document."""
        self.last = LastBuild.read(app.builder, self.folder)
        self.is_stale: bool = self.last.pages != state
        """Whether pages may be older than the environment: another format was built, or one was stopped."""
        self.last.begin()
        self._state = state
        self._reading = Path(app.doctreedir, "workshop-reading")
        self.is_torn: bool = self._reading.exists()
        """Whether doctrees may be ahead of the environment: a build was stopped before that was pickled."""

    def begin_reading(self) -> None:
        """Note that pages are being read: doctrees are saved at once, the environment after the last one."""
        self._reading.touch()

    def end_reading(self) -> None:
        """Note that the environment is pickled."""
        self._reading.unlink(missing_ok=True)

    @property
    def is_loaded(self) -> bool:
        """Whether this process has loaded the facts."""
        return "facts" in self.__dict__

    @cached_property
    def facts(self) -> Facts:
        """The facts, and all that a build makes of them; the first use loads them."""
        # The one late import: a build without a change needs neither the model nor pydantic.
        from sphinx_workshop.build.facts import Facts  # noqa: PLC0415

        facts = Facts(
            self.folder,
            self.root,
            self.archive,
            self.digests,
            self.language,
            own_pages=self.own_pages,
        )
        pass_over_facts()
        return facts

    def settle(self, state: str) -> None:
        """Take the digest of what the environment knows when it is pickled, and pages are written from."""
        self._state = state

    def finish(self) -> None:
        """Remember what all files of this build were made from."""
        problems = self.facts.problems if self.is_loaded else self.last.problems
        is_lasting = not any(problem.kind in PASSING for problem in problems)
        self.last.finish(self._state, self.digests if is_lasting else None, problems)
