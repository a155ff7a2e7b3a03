"""What a build does about edits of a few papers, with neither the others read nor documents written again."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from sphinx.application import ENV_PICKLE_FILENAME

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.papers import view_of
from sphinx_workshop.export import CALENDAR, FORMATS
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.papers import INDEX
from sphinx_workshop.papers.amend import Amended, Pages, Unexpected, amend
from sphinx_workshop.papers.edits import Edits, find_edits, keep_written
from sphinx_workshop.papers.index import AuthorIndex
from sphinx_workshop.papers.index_files import edit_index
from sphinx_workshop.papers.pages import paper_pages
from sphinx_workshop.papers.view import AUTHORS
from sphinx_workshop.papers.wanted import MANIFEST, Wanted, base_of, kept_by, wanted_pages, write_batch
from sphinx_workshop.source.loader import load_around

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.build.digests import Checked
    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.papers.shell import Shell
    from sphinx_workshop.papers.state import State
    from sphinx_workshop.papers.view import View
    from sphinx_workshop.render.targets import PaperTarget


class Presented(NamedTuple):
    """The papers of the program as the calendar has them: id and title."""

    was: tuple[Paper, ...]
    now: tuple[Paper, ...]


class Plan(NamedTuple):
    """What is to be written for some edits."""

    edits: Edits
    view: View
    """From the root of the site; it has the edited papers alone."""
    pages: list[Amended]
    """The lists, the programs and the index of authors, as far as they change."""
    documents: frozenset[str]
    """The documents among them that list the papers of sessions."""
    presented: Presented | None
    """The papers of the program, if the calendar changes."""

    def targets(self, before: dict[str, PaperTarget]) -> dict[str, PaperTarget]:
        """Return the public papers with their titles as they are now."""
        papers = [edit.now for edit in self.edits.edits]
        return before | {
            paper.id: before[paper.id]._replace(title=plain_text(paper.title), written=paper.title)
            for paper in papers
        }

    def search_index(self, builder: StandaloneHTMLBuilder) -> Wanted:
        """Return the search index as it is to be."""
        write = partial(_edit_index, self.edits, Path(builder.outdir, INDEX), kept_by(builder))
        return Wanted(domain_of(builder.env).digests.papers, write)

    def write_calendar(self, builder: StandaloneHTMLBuilder) -> None:
        """Write the calendar with the titles as they are now, if it has another."""
        if not self.presented:
            return
        from sphinx_workshop.export.retitled import retitled  # noqa: PLC0415 (few edits are of the program)

        path, domain = Path(builder.outdir, CALENDAR), domain_of(builder.env)
        was, now = (replace(self.edits.workshop, papers=papers) for papers in self.presented)
        content = retitled(path.read_bytes().decode(), was, now) if path.is_file() else None
        if content is None:
            workshop = load_around(domain.folder, domain.root, self.presented.now, people=True)
            content = FORMATS["ics"](workshop)
        path.write_bytes(content.encode())

    def amend(self) -> None:
        """Change the pages that stand for themselves; those that were written again meanwhile are right."""
        for page in self.pages:
            page.write()

    def carry_out(  # noqa: PLR0913 (what is around the pages)
        self,
        builder: StandaloneHTMLBuilder,
        state: State,
        shells: Mapping[str, Shell],
        frame: str,
        home: str | None,
        *,
        whole: bool,
    ) -> bool:
        """Write the pages; return whether this is all that there is to do.

        Lists that are documents are changed whatever else there is: Sphinx has not written them again.

        :param shells: what is around the pages of each folder
        :param frame: changes when that does
        :param home: the document that has the first list of papers
        :param whole: whether all else is as the last build left it
        """
        kept = kept_by(builder)
        own = paper_pages(self.view, None, base_of(builder, self.edits.workshop.event), home)
        files = wanted_pages(builder, own, shells, frame)
        changed = [page.path.relative_to(builder.outdir).as_posix() for page in self.pages]
        amended = {name: f"{state.files[name]}+" for name in changed if name in state.files}
        state.forget([*files, *amended])
        self.amend()
        if not whole or not _next(kept).is_file():
            return False
        write_batch(list(files.values()))
        domain = domain_of(builder.env)
        known = cast("Checked", domain.checked)  # else there were no plan
        said = {name: file.fingerprint for name, file in files.items()}
        index = {MANIFEST: self.search_index(builder).fingerprint}
        state.keep(domain.digests, frame, shells, state.files | amended | said | index)
        # Sphinx keeps the environment only after it has read a page.
        domain.checked = known._replace(digests=domain.digests)
        environment = pickle.dumps(builder.env, pickle.HIGHEST_PROTOCOL)
        Path(builder.doctreedir, ENV_PICKLE_FILENAME).write_bytes(environment)
        _next(kept).replace(kept)
        return True


def plan_edits(builder: StandaloneHTMLBuilder, domain: WorkshopDomain, state: State) -> Plan | None:
    """Return what is to be done about edits of papers; None if the facts must be loaded.

    :param state: what the last build has written
    """
    around = domain.digests.around
    known = domain.checked
    if known is None or state.facts is None or {known.digests.around, state.facts.around} != {around}:
        return None
    files = [domain.folder / paper.pdf for paper in domain.papers.values() if paper.pdf]
    if known.concerns(domain.folder / "papers.yml") or not all(path.is_file() for path in files):
        return None
    edits = find_edits(domain, kept_by(builder)) if state.is_whole() else None
    if edits is None:
        return None
    letters = sum(file.startswith(AUTHORS) for file in state.files) > 1
    authors = AuthorIndex(edits.workshop.authors, letters=letters)
    view = view_of(builder, domain, edits.workshop, authors)
    sessions = _sessions(builder, domain, edits)
    try:
        pages = amend(Pages(builder), edits.edits, view, domain.listings(), sessions)
    except Unexpected:
        return None
    return Plan(edits, view, pages, frozenset(sessions), _presented(edits, domain))


def _sessions(
    builder: StandaloneHTMLBuilder, domain: WorkshopDomain, edits: Edits
) -> dict[str, dict[str, str]]:
    """Return the address of each paper with another title in each document that lists it below a session."""
    edited = {edit.now.id for edit in edits.edits if edit.was.title != edit.now.title}
    found: dict[str, dict[str, str]] = {}
    for docname, things in domain.linked.items():
        for kind, key in things:
            if kind == "paper" and key in edited:
                ((_title, address),) = domain.links_to_papers(builder, docname, [key])
                found.setdefault(docname, {})[key] = address
    return found


def _presented(edits: Edits, domain: WorkshopDomain) -> Presented | None:
    """Return the papers as the calendar needs them, if a title has changed that it has."""
    presented = edits.workshop.sessions_of_papers
    titles = {edit.now.id: edit.now.title for edit in edits.edits if edit.was.title != edit.now.title}
    if presented.keys().isdisjoint(titles):
        return None
    known = {key: paper.written for key, paper in domain.papers.items() if key in presented}
    # Another format may have brought the environment up to date, and this one not.
    was = known | {edit.was.id: edit.was.title for edit in edits.edits}
    return Presented(_titled(was), _titled(was | titles))


def _titled(titles: Mapping[str, str]) -> tuple[Paper, ...]:
    return tuple(Paper.model_construct(id=key, title=title, authors=()) for key, title in titles.items())


def _edit_index(edits: Edits, folder: Path, kept: Path) -> None:
    """Change the search index; the papers as they are now are kept only where that could be done."""
    _next(kept).unlink(missing_ok=True)
    kept.unlink(missing_ok=True)
    if edit_index(edits.edits, folder):
        keep_written(edits.written, _next(kept))


def _next(kept: Path) -> Path:
    return kept.with_name(f"{kept.name}-next")
