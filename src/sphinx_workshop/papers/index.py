"""The index of authors: who wrote what, by last name, on one page or a page for each letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.locale import _
from sphinx_workshop.model.names import slug
from sphinx_workshop.papers.view import AUTHORS
from sphinx_workshop.render.html import escape, label_html, link_html

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Wrote
    from sphinx_workshop.papers.view import View


SPLIT: Final = 600
"""From so many authors on, their index has a page for each letter."""
OTHER: Final = "other"
"""The page of names that begin with no letter of A to Z."""


class AuthorIndex:
    """Which page of the index each author is on."""

    def __init__(self, authors: Mapping[str, Wrote], *, letters: bool | None = None) -> None:
        """File the authors by last name.

        :param letters: whether on a page for each letter; default: where there are many
        """
        self.letters = letters = len(authors) >= SPLIT if letters is None else letters
        """Whether there is a page for each letter."""
        self.pages: dict[str, list[Wrote]] = {AUTHORS: []}
        """The authors on each page; the first of many pages is that of all letters."""
        self.page_of: dict[str, str] = {}
        """The page of each author, by key."""
        filed = [(*_last_name(wrote.author.name), key, wrote) for key, wrote in authors.items()]
        filed.sort(key=lambda one: one[:3])
        for _is_other, last, _name, key, wrote in filed:
            letter = last[:1] if last[:1].isascii() and last[:1].isalpha() else OTHER
            page = f"{AUTHORS}-{letter}" if letters else AUTHORS
            self.pages.setdefault(page, []).append(wrote)
            self.page_of[key] = page


def _last_name(name: str) -> tuple[bool, str, str]:
    """Return what a name is filed by: names of other than Latin letters come last."""
    written = name.rpartition(" ")[2]
    last = slug(written)
    return (not last[:1].isalpha(), last or written, name)


def index_title(page: str) -> str:
    """Return what a page of the index is called."""
    letter = _letter_of(page)
    return f"{_('Authors')}: {letter}" if letter else _("Authors")


def _letter_of(page: str) -> str:
    """Return what readers call a page of many; empty for the page of all letters."""
    letter = page.removeprefix(AUTHORS).strip("-")
    return _("Others") if letter == OTHER else letter.upper()


def index_html(
    wrote: Sequence[Wrote], pages: Sequence[str], here: str, view: View, papers: str | None
) -> str:
    """Return a page of the index.

    :param wrote: who is on the page
    :param pages: all pages of the index
    :param here: the page
    :param papers: the page of the list of papers
    """
    parts = [f'<section class="workshop-authors" id="{AUTHORS}">', f"<h1>{escape(index_title(here))}</h1>"]
    if papers is not None:
        parts.append(f"<p>{link_html(escape(_('All papers')), view.href(papers))}</p>")
    if len(pages) > 1:
        parts.append(_letters(pages, here, view))
    if wrote:
        parts.append(f'<ul class="workshop-author-list">{"".join(_item(one, view) for one in wrote)}</ul>')
    return "\n".join([*parts, "</section>"])


def _letters(pages: Sequence[str], here: str, view: View) -> str:
    links = []
    for page in pages[1:]:
        label = escape(_letter_of(page))
        current = ' aria-current="page"' if page == here else ""
        links.append(f'<li><a href="{escape(view.href(page))}"{current}>{label}</a></li>')
    label = escape(_("Authors by last name"))
    return f'<nav class="workshop-letters" aria-label="{label}"><ul>{"".join(links)}</ul></nav>'


def _item(wrote: Wrote, view: View) -> str:
    author = wrote.author
    person = view.thing("person", author.id or slug(author.name))
    name = link_html(escape(author.name), person) if person else escape(author.name)
    titles = "".join([_title(paper, view) for paper in wrote.papers])
    return f'<li id="{anchor_of(author.key)}"><p class="workshop-name">{name}</p><ul>{titles}</ul></li>\n'


def anchor_of(key: str) -> str:
    """Return the id of the element of an author, as it is written in HTML."""
    return f"author-{escape(key)}"


def title_html(paper: Paper, view: View) -> str:
    """Return a paper as the index names it below each of its authors."""
    title, page = label_html(paper.title, paper.place), view.paper(paper)
    return f"<li>{link_html(title, page) if page else title}</li>"


def _title(paper: Paper, view: View) -> str:
    key = paper.id, view.root
    if key not in view.titles:
        view.titles[key] = title_html(paper, view)
    return view.titles[key]
