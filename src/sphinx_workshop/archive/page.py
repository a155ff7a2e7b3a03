"""A page of an archived edition: with its new addresses and the notice; every other byte is as it was."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.archive.loads import loads_of, loads_of_script, loads_of_styles

if TYPE_CHECKING:
    from sphinx_workshop.archive.addresses import Moving
    from sphinx_workshop.archive.mark import Mark

_ATTRIBUTE: Final = re.compile(r"""(?<=[\s"'/])[^\s=>"'/]+\s*=\s*(?:"([^"]*)"|'([^']*)')""")
"""An attribute of a start tag with its value in quotes, as all are that lead somewhere."""
_FACTS: Final = re.compile(r"application/(?:\w+\+)?json", re.IGNORECASE)
"""The types of scripts that are data: no browser runs them, and no policy has their hashes."""
_INSIDE: Final = {"script": loads_of_script, "style": loads_of_styles}
_BARS: Final = (("aside", "bd-header-announcement"), ("header", "bd-header"))
"""Elements with a class that the notice stands right before; without any, it begins the page."""


class Load(NamedTuple):
    """An address that a file makes a browser ask for."""

    line: int
    address: str


class Edit(NamedTuple):
    """A part of a text, and what stands there instead."""

    start: int
    end: int
    text: str


class Page(HTMLParser):
    """Reads a page, and notes what changes in it."""

    def __init__(self, text: str, name: str, moving: Moving) -> None:
        """Read a page.

        Args:
            text: what is in the file
            name: the file, relative to the root of the site
            moving: the new addresses
        """
        super().__init__(convert_charrefs=False)
        self.loads: list[Load] = []
        self._text, self._name, self._moving = text, name, moving
        self._lines = _starts(text)
        self._edits: list[Edit] = []
        self._body = self._bar = -1
        self._inside = ""
        self.feed(text)
        self.close()

    def edited(self, notice: str) -> str:
        """Return the page with its new addresses, and a notice, unless it has no body."""
        at = self._body if self._bar < 0 else self._bar
        edits = [*self._edits, Edit(at, at, notice)] if at >= 0 and notice else self._edits
        parts, end = [], 0
        for edit in sorted(edits):
            parts += [self._text[end : edit.start], edit.text]
            end = edit.end
        return "".join([*parts, self._text[end:]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses of a tag, and where the notice may stand."""
        attributes = {name: value or "" for name, value in attrs}
        raw, start = self.get_starttag_text() or "", self._at()
        self.loads += [Load(self.getpos()[0], address) for address in loads_of(tag, attributes)]
        for found in _ATTRIBUTE.finditer(raw):
            group = 1 if found[1] is not None else 2
            value = html.unescape(found[group])
            if (moved := self._moving.link(value, self._name)) != value:
                first, last = found.span(group)
                self._edits.append(Edit(start + first, start + last, html.escape(moved)))
        if tag == "body" and self._body < 0:
            self._body = start + len(raw)
        if self._bar < 0 and any(tag == name and _has(attributes, one) for name, one in _BARS):
            self._bar = start
        is_facts = tag == "script" and _FACTS.fullmatch(attributes.get("type", "")) is not None
        self._inside = "facts" if is_facts else tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (HTMLParser's)
        """Note that an element has ended."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Note the addresses in facts for programs, and those in styles and scripts."""
        if self._inside == "facts":
            if (moved := self._moving.text(data)) != data:
                self._edits.append(Edit(self._at(), self._at() + len(data), moved))
        elif read := _INSIDE.get(self._inside):
            self.loads += [Load(self.getpos()[0], address) for address in read(data)]

    def _at(self) -> int:
        """Return the place in the text that the parser is at."""
        line, column = self.getpos()
        return self._lines[line - 1] + column


def notice_of(mark: Mark, name: str) -> str:
    """Return the notice on a page of an archived edition, with the way to the present one.

    Args:
        mark: its words
        name: the file of the page, relative to the root of the archived site
    """
    root = "../" * (name.count("/") + 1)
    return (
        f'<aside class="bd-header-announcement workshop-edition" aria-label="{html.escape(mark.label)}">\n'
        f'  <div class="bd-header-announcement__content">{html.escape(mark.text)} '
        f'<a href="{root}">{html.escape(mark.present)}</a></div>\n'
        "</aside>\n"
    )


def _starts(text: str) -> list[int]:
    """Return where the lines of a text begin, as the parser counts them."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _has(attributes: dict[str, str], name: str) -> bool:
    return name in attributes.get("class", "").split()
