"""The addresses in the cells of a table, each as the link of a paper that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from sphinx_workshop.importers.papers import FORUM, FORUM_PDF
from sphinx_workshop.importers.tables.cells import is_no
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.importers.tables.entries import Entry

_KEY: Final = re.compile(r"[\w-]{6,20}")
"""The id of a paper at OpenReview."""
_URL: Final = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_HOSTS: Final = {
    "video": ("youtube.com", "youtu.be", "vimeo.com", "slideslive.com", "bilibili.com"),
    "code": ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org"),
}
_BOARD: Final = re.compile(r"[A-Z]{0,2}\W?\d+\W?[A-Z]?", re.IGNORECASE)
_LINKS: Final = ("openreview", "pdf", "video", "slides", "poster", "code")


class Address(NamedTuple):
    """An address in a cell."""

    fact: str
    """Which of a paper's links it is; empty for any other."""
    url: str
    head: str = ""
    """The head of the column that has it."""


class PaperLinks(NamedTuple):
    """The links of a paper."""

    known: dict[str, str]
    """Those that papers have a key for, such as `pdf`."""
    more: list[tuple[str, str]]
    """Any others: label and address."""
    board: str
    """The number of a poster board, where the column of posters has it."""


def links_of(entry: Entry, said: list[str]) -> PaperLinks:
    """Return the links of a paper of a table, and say what is none."""
    links = PaperLinks({}, [], "")
    for fact in _LINKS:
        for head, cell, link in entry.all(fact):
            first, *others = [one.url for one in addresses_of(cell)] or [link or cell]
            if fact == "poster" and first == cell and _BOARD.fullmatch(cell):
                links = links._replace(board=cell)
            elif not is_no(first):
                links.known.setdefault(fact, first)
            links.more.extend((head, other) for other in others)
    for address in _loose(entry, said):
        if links.known.get(address.fact, address.url) != address.url or not address.fact:
            links.more.append((address.head, address.url))
        else:
            links.known[address.fact] = address.url
    page = links.known.get("openreview", "")
    if key := forum_key(page):
        links.known["openreview"] = FORUM + key
        if links.known.get("pdf", "").startswith("/pdf"):
            links.known["pdf"] = FORUM_PDF + key
    return links._replace(more=list(dict.fromkeys(links.more)))


def _loose(entry: Entry, said: list[str]) -> Iterator[Address]:
    """Yield the addresses of cells that do not say what they lead to: links, ids, and linked titles."""
    for head, cell, link in entry.all("link"):
        found = addresses_of(cell, head) or addresses_of(link, head)
        if not found and not is_no(cell):
            said.append(f"not used: {quoted(cell)} in the column {quoted(head)} is no address")
        yield from found
    for _, _, link in entry.all("title"):
        yield from addresses_of(link, "Paper")
    for head, _, link in entry.all("id"):
        yield from addresses_of(link, head)


def forum_key(cell: str) -> str:
    """Return the id of a paper at OpenReview that a cell has, bare or in an address; empty if it has none."""
    if "openreview.net/" in cell:
        key = parse_qs(urlsplit(cell.strip()).query).get("id", [""])[0]
        return key if _KEY.fullmatch(key) else ""
    return cell if _KEY.fullmatch(cell) and not cell.isdigit() else ""


def addresses_of(cell: str, head: str = "") -> list[Address]:
    """Return the addresses in a cell of a column, each as what it leads to."""
    return [_address(url.rstrip(".,;)>"), head) for url in _URL.findall(cell)]


def _address(written: str, head: str) -> Address:
    url = written if "://" in written else f"https://{written}"
    try:
        return Address(_fact(url), url, head)
    except ValueError:  # no address after all
        return Address("", url, head)


def _fact(url: str) -> str:
    """Return which link of a paper an address is; empty for any other."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host == "openreview.net" and forum_key(url):
        return "pdf" if parts.path == "/pdf" else "openreview"
    if parts.path.lower().endswith(".pdf") or (host == "arxiv.org" and parts.path.startswith("/pdf/")):
        return "pdf"
    known = (fact for fact, hosts in _HOSTS.items() for one in hosts if f".{host}".endswith(f".{one}"))
    return next(known, "")
