"""The facts of one build, and all that a build makes of them. Only `build.session` imports this module."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from sphinx_workshop.archive.missing import missing_editions
from sphinx_workshop.build.fingerprints import Fingerprints
from sphinx_workshop.export.schema_org.event import event_node
from sphinx_workshop.export.schema_org.faq import faq_nodes
from sphinx_workshop.export.schema_org.person import person_node
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.papers import file_of
from sphinx_workshop.papers.as_nodes import list_nodes, title_nodes
from sphinx_workshop.papers.author_index import AuthorIndex
from sphinx_workshop.papers.badges import authors_in_short, badges
from sphinx_workshop.papers.groups import lay_out
from sphinx_workshop.papers.item import labels
from sphinx_workshop.papers.list import list_html
from sphinx_workshop.papers.listing import neighbours
from sphinx_workshop.papers.pages import on_card, pages
from sphinx_workshop.papers.titles import titles_html
from sphinx_workshop.papers.view import View
from sphinx_workshop.render.action import action_of
from sphinx_workshop.render.footer import footer_of
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.render.occasion import occasion
from sphinx_workshop.render.targets import Around, PaperTarget
from sphinx_workshop.search.index import build as search_index
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from docutils import nodes
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.export.schema_org.graph import Node
    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.papers.badges import Badge
    from sphinx_workshop.papers.listing import Filter, Layout, Listing
    from sphinx_workshop.papers.pages import Head, Page
    from sphinx_workshop.render.targets import Target
    from sphinx_workshop.source.digests import Digests


class Facts:
    """The workshop as the data files describe it."""

    def __init__(  # noqa: PLR0913 (what a build knows)
        self, folder: Path, root: Path, archive: Path, digests: Digests, language: str, *, own_pages: bool
    ) -> None:
        """Load the facts.

        Args:
            folder: the data folder
            root: the source folder, which no path in the data may leave
            archive: the folder of archived editions
            digests: of the data files
            language: of the site
            own_pages: whether each paper has a page of its own
        """
        self.workshop, problems = load(folder, root)
        self.problems = [*problems, *missing_editions(self.workshop, archive)]
        self.fingerprint = Fingerprints(self.workshop, digests.papers).of
        self._locale = locale_of(language)
        self._own_pages = own_pages
        self._layouts: dict[Listing, Layout] = {}
        self._known_badges: dict[str, Sequence[Badge]] = {}

    def around(self, pages: Mapping[str, str]) -> Around:
        """Return what stands on every page around its text."""
        action = action_of(self.workshop, pages, self._locale)
        event = self.workshop.event
        return Around(
            action=action,
            name=event.name,
            footer=footer_of(self.workshop),
            has_news=bool(items(self.workshop.news)),
            short_name=event.title,
            tagline=plain_text(known(event.tagline) or ""),
            occasion=occasion(event, self._locale),
        )

    @cached_property
    def _authors(self) -> AuthorIndex:
        return AuthorIndex(self.workshop.authors, self._locale)

    # What search engines are told

    def event_node(self, base: str) -> Node | None:
        """Return the workshop for its landing page; None while its day is not decided (see `event_node`)."""
        event = event_node(self.workshop, base)
        return event if "startDate" in event else None

    def person_node(self, key: str, base: str) -> Node | None:
        """Return a person by id; None if a page shows somebody who is only invited."""
        person = self.workshop.people.get(key)
        return person_node(person, base) if person is not None else None

    def faq_nodes(self, numbers: Iterable[int]) -> list[Node]:
        """Return a page of questions, by their number in the file."""
        questions = items(self.workshop.faq)
        return faq_nodes(questions[number] for number in numbers)

    # Papers

    def layout(self, listing: Listing) -> Layout:
        """Return what each page of a list of papers shows."""
        if listing not in self._layouts:
            self._layouts[listing] = lay_out(listing, self.workshop, self._locale, own_pages=self._own_pages)
        return self._layouts[listing]

    def paper_targets(self, listings: Iterable[Listing]) -> dict[str, PaperTarget]:
        """Return the public papers by id, each with the first list that shows it.

        Args:
            listings: the lists of papers in the pages of the site, in reading order
        """
        papers = self.workshop.public_papers
        where = neighbours(map(self.layout, listings)) if papers else {}
        targets = {}
        for key, paper in papers.items():
            files = [(file_of(key, field, path), path) for field, path in paper.own_files.items()]
            page = where[key][:2] if key in where else ("", "")
            targets[key] = PaperTarget(plain_text(paper.title), paper.title, *page, tuple(files))
        return targets

    def _badges(self, paper: Paper) -> Sequence[Badge]:
        """Return the short facts of a paper, which lists, its page and the search show."""
        if paper.id not in self._known_badges:
            self._known_badges[paper.id] = tuple(badges(paper, self.workshop))
        return self._known_badges[paper.id]

    def _view(self, builder: StandaloneHTMLBuilder, targets: Mapping[tuple[str, str], Target]) -> View:
        return View(
            workshop=self.workshop,
            locale=self._locale,
            uri=cache(builder.get_target_uri),
            targets=targets,
            own_pages=self._own_pages,
            authors=self._authors,
            labels=labels(),
            badges=self._badges,
        )

    def list_html(
        self, listing: Listing, builder: StandaloneHTMLBuilder, targets: Mapping[tuple[str, str], Target]
    ) -> str:
        """Return the first page of a list of papers, as its document shows it."""
        return list_html(self.layout(listing), 1, self._view(builder, targets).at(listing.docname))

    @staticmethod
    def titles_html(papers: Iterable[tuple[str, str]]) -> str:
        """Return the papers of a session: the title (one line of Markdown) and the address of each."""
        return titles_html(papers)

    def list_nodes(self, chosen: Filter, document: nodes.document) -> list[nodes.Node]:
        """Return a list of papers, for other formats than a site; each paper becomes a target of links."""
        return list_nodes(chosen, self.workshop, self._locale, document)

    def title_nodes(
        self, keys: Iterable[str], link: Callable[[str, list[nodes.Node]], nodes.Element]
    ) -> list[nodes.Node]:
        """Return the papers of a session for other formats than a site."""
        return title_nodes(keys, self.workshop, link)

    def paper_pages(
        self,
        builder: StandaloneHTMLBuilder,
        targets: Mapping[tuple[str, str], Target],
        listings: Sequence[Listing],
        base: str | None,
        head: Head,
    ) -> Iterator[Page]:
        """Yield every page of the papers that is no document.

        Args:
            builder: says where pages are
            targets: where things of other kinds are shown
            listings: the lists of papers in the pages of the site, in reading order
            base: the address of the root of the site, with a slash at its end, if that is known
            head: returns the tags that every page has
        """
        layouts = [self.layout(listing) for listing in listings]
        return pages(self._view(builder, targets), layouts, base, head)

    def papers_on_cards(self) -> Iterator[tuple[str, str]]:
        """Yield the title and the authors of each public paper, as other sites show them."""
        return map(on_card, self.workshop.public_papers.values())

    def search_index(self) -> dict[str, str]:
        """Return the files of the index of papers, by name."""
        comma = str(_(", "))
        return search_index(
            list(self.workshop.public_papers.values()),
            self._badges,
            lambda paper: authors_in_short(paper, comma),
        )
