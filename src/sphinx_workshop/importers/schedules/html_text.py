"""HTML of a schedule, as frab writes it, as Markdown: paragraphs, lists, emphasis, code and links."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_IS_HTML: Final = re.compile(
    r"\s*<(?:p|div|ul|ol|h[1-6]|br|blockquote|pre|strong|b|em|i|a|span)\b[^<>]*/?>", re.IGNORECASE
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = _HEADINGS | {
    "p",
    "div",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "table",
    "tr",
    "section",
    "article",
}
_MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_NEVER: Final = frozenset({"script", "style", "title", "head"})
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<$]")


def is_html(text: str) -> bool:
    """Return whether text is HTML altogether: it begins with a tag and has one that ends."""
    return _IS_HTML.match(text) is not None and "</" in text


def as_markdown(html: str) -> str:
    """Return HTML as Markdown; what it only decorates is lost, and headings are bold."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(writer.parts)).strip()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.lists: list[int | None] = []
        """The lists around this place: the next number, or None for one without."""
        self.links: list[str] = []
        self.hidden = self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag begins."""
        if tag in _NEVER:
            self.hidden += 1
        elif tag in {"ul", "ol"}:
            self.parts.append("\n" if self.lists else "\n\n")
            self.lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self.begin_item()
        elif tag == "br":
            self.parts.append("\\\n")
        elif tag == "a":
            url = next((value or "" for key, value in attrs if key == "href"), "")
            self.links.append(url if re.match(r"https?://[^\s()<>]+$", url, re.IGNORECASE) else "")
            self.parts.append("[" if self.links[-1] else "")
        elif tag in _BLOCKS and not self.lists:
            self.parts.append("\n\n")
        if tag in _MARKS:
            self.code += tag == "code"
            self.parts.append(_MARKS[tag])
        elif tag in _HEADINGS:
            self.parts.append("**")

    def begin_item(self) -> None:
        """Begin an item of the innermost list."""
        number = self.lists[-1] if self.lists else None
        depth = "   " * (len(self.lists) - 1)
        self.parts.append(f"\n{depth}{f'{number}.' if number else '-'} ")
        if number:
            self.lists[-1] = number + 1

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends."""
        if tag in _NEVER:
            self.hidden = max(0, self.hidden - 1)
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
            self.parts.append("" if self.lists else "\n\n")
        elif tag == "a" and self.links and (url := self.links.pop()):
            self.parts.append(f"]({url})")
        elif tag in _MARKS:
            self.code -= tag == "code"
            self.end_mark(_MARKS[tag])
        elif tag in _HEADINGS:
            self.end_mark("**")
        if tag in _BLOCKS and not self.lists:
            self.parts.append("\n\n")

    def end_mark(self, mark: str) -> None:
        """End emphasis or code: no space stands before its end, and none of it is empty."""
        if self.parts and self.parts[-1] == mark:
            self.parts.pop()
            return
        space = ""
        if self.parts and self.parts[-1] != (text := self.parts[-1].rstrip()):
            self.parts[-1], space = text, " "
        self.parts.append(mark + space)

    def handle_data(self, data: str) -> None:
        """Write text as Markdown that reads the same."""
        if self.hidden:
            return
        text = re.sub(r"\s+", " ", data)
        if not self.parts or self.parts[-1].endswith("\n"):
            text = text.lstrip()
        self.parts.append(text.replace("`", "") if self.code > 0 else _SPECIAL.sub(r"\\\g<0>", text))
