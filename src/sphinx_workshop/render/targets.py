"""What pages show and link to, as plain values that are pickled with the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


class Shown(NamedTuple):
    """One place where a page shows a thing."""

    kind: str
    """`person`, `session`, `milestone`, `track` or `news`."""
    key: str
    title: str
    anchor: str = ""
    """Default: made from the kind and the key, when the page is read."""
    alone: bool = False
    """Whether the place shows this thing in full, apart from others."""
    brief: bool = False
    """Whether the place only names the thing, among others."""


class Deadline(NamedTuple):
    """A deadline that is announced until it is past."""

    name: str
    url: str
    """Where to submit, where each track has a link of its own; else empty."""
    words: str
    """The date for readers."""
    datetime: str
    """The date for programs; empty if it is to be announced."""
    until: str
    """The instant from which on it is past; empty if it is to be announced."""


def last_instant(deadlines: Iterable[Deadline]) -> str:
    """Return the instant from which on all deadlines are past that are known; empty without any."""
    return max((one.until for one in deadlines), default="")


class Closed(NamedTuple):
    """What is said once the last deadline is past, which only the visitor's browser knows."""

    news: str
    label: str
    docnames: tuple[str, ...]
    """The page that it leads to, as for an action."""

    def page(self, found: Container[str]) -> str:
        """Return the page it leads to; empty if the site has none of its pages."""
        return next((docname for docname in self.docnames if docname in found), "")


class Action(NamedTuple):
    """The main action of a phase."""

    news: str
    """What the bar says."""
    label: str
    """What the button says."""
    docnames: tuple[str, ...]
    """The page it leads to, then those to lead to if the site lacks it; empty if it leads to a URL."""
    url: str
    """The URL it leads to; empty if it leads to a page, or the URL is not known."""
    track: str = ""
    """The first track, if it leads to where the tracks are shown: each has a link of its own."""
    deadlines: tuple[Deadline, ...] = ()
    """The deadlines, as `deadlines` orders them; the visitor's browser knows which of them are past."""
    closed: Closed | None = None
    """What is said after the last deadline; None if that is not known, or nothing closes."""

    @property
    def until(self) -> str:
        """The instant from which on it is closed; empty if that is not known."""
        return last_instant(self.deadlines) if self.closed else ""

    @property
    def listed(self) -> tuple[Deadline, ...]:
        """The deadlines that `news` introduces, and does not name itself."""
        return tuple(one for one in self.deadlines if one.words not in self.news)

    def page(self, found: Container[str]) -> str:
        """Return the page it leads to; empty if it leads to a URL, or the site has none of its pages."""
        return next((docname for docname in self.docnames if docname in found), "")


class FooterLink(NamedTuple):
    """A link at the foot of every page."""

    label: str
    url: str
    is_in_site: bool = False
    """Whether the address is relative to the root of the site."""


class Around(NamedTuple):
    """What stands on every page around its text."""

    action: Action
    """Where the bar leads readers."""
    name: str
    """The name of the workshop."""
    footer: tuple[FooterLink, ...]
    """The links at the foot, in order."""
    has_news: bool
    """Whether there is news, which the site has a feed of."""
    short_name: str
    """The short name, else the name."""
    tagline: str
    """What the workshop is about, as plain text; empty if that is not known."""
    occasion: str
    """Date and place in words; empty if neither is known."""


class Target(NamedTuple):
    """Where links to a thing lead."""

    docname: str
    anchor: str
    title: str
    brief: bool = False
    """Whether the place only names the thing, among others."""


class PaperTarget(NamedTuple):
    """Where links to a paper lead, if it has no page of its own."""

    title: str
    written: str
    """The title as Markdown."""
    docname: str
    """The document with the list of papers; empty if no list has it."""
    page: str
    """The page of that list on a site, where a long list has several."""
    files: tuple[tuple[str, str], ...]
    """The paper's files in the data folder: what each is called in the site, and its path."""
