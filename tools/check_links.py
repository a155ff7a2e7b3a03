"""Check the links inside a built site: to its pages, their sections and its files."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

OTHERS = {"http", "https", "mailto", "tel", "data", "javascript", "webcal"}
"""Schemes whose addresses lead out of the site, or to no page."""


class Link(NamedTuple):
    """An address in a page, and its line."""

    line: int
    address: str


class Page(HTMLParser):
    """The anchors of a page, and the addresses it links to or loads."""

    def __init__(self, path: Path) -> None:
        """Read a page.

        Args:
            path: The HTML file.
        """
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[Link] = []
        self.root = ""
        """The path of the site on its host, if the page says that: `404.html` is sent from any depth."""
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the anchors and addresses of a tag."""
        line, _ = self.getpos()
        for name, value in attrs:
            if name == "id" or (name, tag) == ("name", "a"):
                self.anchors.add(value or "")
            elif name == "data-content_root" and (value or "").startswith("/"):
                self.root = value or ""
            elif name in {"href", "src", "poster"}:
                self.links.append(Link(line, (value or "").strip()))
            elif name == "srcset":
                candidates = [candidate.split() for candidate in (value or "").split(",")]
                self.links += [Link(line, candidate[0]) for candidate in candidates if candidate]


def find_dead_links(site: Path) -> list[str]:
    """Return a line for each dead link inside a site.

    Args:
        site: The folder of the built site.
    """
    site = site.resolve()
    # Files in _static are copied, not built: themes keep templates there.
    files = (path for path in sorted(site.rglob("*.html")) if "_static" not in path.relative_to(site).parts)
    pages = {path: Page(path) for path in files}
    return [
        f"{path.relative_to(site)}:{link.line}: {reason}"
        for path, page in pages.items()
        for link in page.links
        if (reason := why_dead(link.address, path, pages, site))
    ]


def why_dead(address: str, origin: Path, pages: dict[Path, Page], site: Path) -> str | None:
    """Return why an address is dead, or None if it works or leads out of the site."""
    parts = urlsplit(address)
    if not address:
        return "an empty address"
    if parts.scheme and parts.scheme not in OTHERS:
        return f"an address of an unknown kind: {address}"
    if parts.scheme or parts.netloc:
        return None
    path, folder, root = parts.path, origin.parent, pages[origin].root
    if root and path.startswith(root):
        path, folder = path.removeprefix(root) or ".", site
    if path.startswith("/"):
        return f"works only where the site is at the root of its host: {address}"
    target = (folder / unquote(path)).resolve() if path else origin
    if target.is_dir():
        target /= "index.html"
    if not target.is_relative_to(site):
        return f"leads out of the site: {address}"
    if not target.is_file():
        return f"no such file: {address}"
    # "#" and "#top" are the top of any page (HTML, section "Scrolling to a fragment").
    anchor = unquote(parts.fragment)
    if target in pages and anchor not in {"", "top"} | pages[target].anchors:
        return f"no such section: {address}"
    return None


def main(arguments: list[str]) -> int:
    """Check the site in a folder, and return the exit status."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "index.html").is_file():
        print("usage: check_links.py FOLDER (a built site, with an index.html)", file=sys.stderr)
        return 2
    dead = find_dead_links(Path(arguments[0]))
    for line in dead:
        print(line)
    print(f"{len(dead)} dead links" if dead else "no dead link inside the site")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
