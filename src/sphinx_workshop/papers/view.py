"""What the HTML of papers needs to know: the facts, and the way from one page to the others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.locale import _
from sphinx_workshop.model.names import slug
from sphinx_workshop.papers import file_of, page_of
from sphinx_workshop.render.html import escape, isolated_html, label_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from babel import Locale

    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.papers.author_index import AuthorIndex
    from sphinx_workshop.papers.badges import Badge
    from sphinx_workshop.render.targets import Target


class Words(NamedTuple):
    """What is said of every paper, as HTML: looked up once, since each look costs."""

    abstract: str
    all_papers: str
    colon: str
    comma: str
    home_page: str
    keywords: str
    more_papers: str
    next_paper: str
    presenter: str
    previous_paper: str

    @classmethod
    def in_language(cls) -> Words:
        """Return the words in the language of the site."""
        return cls(
            abstract=escape(_("Abstract")),
            all_papers=escape(_("All papers")),
            colon=escape(_(": ")),
            comma=escape(_(", ")),
            home_page=escape(_("Home page")),
            keywords=escape(_("Keywords:")),
            more_papers=escape(_("More papers")),
            next_paper=escape(_("Next paper")),
            presenter=escape(_("presenter")),
            previous_paper=escape(_("Previous paper")),
        )


@dataclass(frozen=True, kw_only=True)
class View:
    """The facts, and the way from a page to others."""

    workshop: Workshop
    locale: Locale
    uri: Callable[[str], str]
    """Returns the address of a page, relative to the root of the site."""
    targets: Mapping[tuple[str, str], Target]
    """Where other things are shown, by kind and key."""
    own_pages: bool
    """Whether each paper has a page."""
    authors: AuthorIndex
    """Where each author is in the index of authors."""
    labels: Mapping[str, str]
    """The labels of a paper's links, by field."""
    badges: Callable[[Paper], Sequence[Badge]]
    """Returns the short facts of a paper."""
    words: Words = field(default_factory=Words.in_language)
    labels_of_papers: dict[str, str] = field(default_factory=dict)
    """Titles of papers by id, for links: several pages name a paper."""
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    """Titles in the index of authors, by id and `root`: a paper is listed below each of its authors."""
    root: str = ""
    """The way from the page to the root of the site: empty, or some ``../``."""

    @cached_property
    def has_people(self) -> bool:
        """Whether any person is shown anywhere."""
        return any(kind == "person" for kind, _key in self.targets)

    def at(self, docname: str) -> View:
        """Return the view from a page."""
        return replace(self, root="../" * self.uri(docname).count("/"))

    def href(self, docname: str, anchor: str = "") -> str:
        """Return the way to a place of a page."""
        return f"{self.root}{self.uri(docname)}{f'#{anchor}' if anchor else ''}" or "./"

    def paper(self, paper: Paper) -> str | None:
        """Return the way to the page of a paper, if it has one."""
        return self.href(page_of(paper.id)) if self.own_pages else None

    def title(self, paper: Paper) -> str:
        """Return the title of a paper as HTML for the inside of a link."""
        if paper.id not in self.labels_of_papers:
            self.labels_of_papers[paper.id] = isolated_html(label_html(paper.title, None))
        return self.labels_of_papers[paper.id]

    def file(self, paper: Paper, field: str, path: str) -> str:
        """Return the way to a file of a paper that lies in the data folder."""
        return f"{self.root}{file_of(paper.id, field, path)}"

    def thing(self, kind: str, key: str) -> str | None:
        """Return the way to where a thing is shown, or None."""
        target = self.targets.get((kind, key))
        return self.href(target.docname, target.anchor) if target else None

    def author(self, author: Author) -> str:
        """Return the way to an author: as a person of the workshop, else in the index of authors."""
        known = self.has_people and self.thing("person", author.id or slug(author.name))
        return known or self.in_index(author)

    def in_index(self, author: Author) -> str:
        """Return the way to an author in the index of authors."""
        return self.href(self.authors.page_of[author.key], f"author-{author.key}")
