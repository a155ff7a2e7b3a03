"""The nodes of a program and of long texts, and how each builder writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_workshop.locale import _
from sphinx_workshop.render.nodes import (
    CONTENT_ONLY,
    LEFT_OUT,
    PLAIN_FORMATS,
    SITES,
    begin_block_man,
    write_always,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.manpage import ManualPageTranslator


LONG: Final = 280
"""Length, in characters, from which a text is folded, so that what is around it stays in sight."""
SIZES: Final = ((3, "few"), (5, "some"), (8, "many"))
"""Up to how many rooms a day has the class ``workshop-NAME-rooms``; with more it scrolls sideways."""
GAP: Final = "1.5rem"
"""Height of a time in which nothing takes place."""
MINUTES_A_REM: Final = 20
"""How many minutes are at least as high as a letter; what is written in a session may need more."""
HIGHEST: Final = 6
"""Height in rem from which a longer session is no higher, unless its texts are."""


class Area(NamedTuple):
    """The place of a session in the grid of a day; rows and columns are counted from 1."""

    first: int
    """The row in which it begins."""
    end: int
    """The row after its last one."""
    column: int
    """The column of its room; 0: all columns."""


class Row(NamedTuple):
    """A row of the grid of a day."""

    start: datetime | None
    """When it begins, in UTC; None if that is not known."""
    minutes: int
    """How long it lasts; 0 if that is not known."""
    is_gap: bool = False
    """Whether nothing takes place then."""


class program(nodes.General, nodes.Element):  # noqa: N801 (docutils' names are in lower case)
    """The days of a program; the attribute ``data`` is what the scripts of a site need of the workshop."""


class program_tools(nodes.General, nodes.Element):  # noqa: N801
    """Links to the days, and the place where scripts put filters and choices; in sites only.

    The attribute ``days`` has the anchor and the name of each day, ``label`` what they are called.
    """


class parallel(nodes.General, nodes.Element):  # noqa: N801
    """A list of sessions that a wide screen shows as one column for each of the ``rooms``.

    The attribute ``rows`` has each `Row` as a tuple, ``label`` the name of the day.
    """


class session_item(nodes.list_item):  # noqa: N801
    """A session in a list: ``data`` is what scripts need of it, ``area`` its `Area` if it is in a grid."""


class tick(nodes.General, nodes.Element):  # noqa: N801
    """A time beside a grid, in sites only: ``text``, ``datetime``, ``offset``, and its ``row``."""


class permalink(nodes.Inline, nodes.Element):  # noqa: N801
    """The link of a session to itself, in sites only: the attributes are its ``anchor`` and its ``label``."""


class fold(nodes.General, nodes.Element):  # noqa: N801
    """Blocks under a ``label``, which readers of a site click to unfold them; just the blocks elsewhere."""


def _data(node: nodes.Element) -> dict[str, Any]:
    return {f"data-{name}": value for name, value in node["data"].items() if value}


def _visit_program(self: HTML5Translator, node: nodes.Element) -> None:
    data = _data(node) if self.builder.name in SITES else {}
    self.body.append(self.starttag(node, "div", CLASS="workshop-program", **data))


def _visit_tools(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name in SITES:
        self.body.append('<div class="workshop-tools">\n')
        if node["days"]:
            label = self.attval(node["label"])
            links = (
                f'<a href="#{self.attval(anchor)}">{self.encode(name)}</a>' for anchor, name in node["days"]
            )
            self.body.append(
                f'<nav class="workshop-day-links" aria-label="{label}">{" ".join(links)}</nav>\n'
            )
        self.body.append(
            '<div class="workshop-controls"></div>\n<div class="workshop-times"></div>\n</div>\n'
        )
    raise nodes.SkipNode


def _visit_parallel(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name not in SITES:
        self.body.append(self.starttag(node, "div"))
        return
    rooms = node["rooms"]
    size = next((name for most, name in SIZES if len(rooms) <= most), "")
    scrolls: dict[str, Any] = {} if size else {"role": "region", "tabindex": "0", "aria-label": node["label"]}
    classes = f"workshop-{size}-rooms" if size else "workshop-scroll"
    heights = " ".join(_height(Row(*row)) for row in node["rows"])
    style = f"--workshop-columns: {len(rooms)}; --workshop-rows: {heights}"
    self.body.append(self.starttag(node, "div", CLASS=classes, style=style, **scrolls))
    heads = "".join(f"<span>{self.encode(room)}</span>" for room in rooms)
    # Hidden from screen readers, since each session says its room.
    self.body.append(f'<div class="workshop-rooms" aria-hidden="true">{heads}</div>\n')


def _height(row: Row) -> str:
    """Return the height of a row in CSS: about its time, and at least its texts."""
    if row.is_gap:
        return GAP
    least = min(row.minutes / MINUTES_A_REM, HIGHEST)
    return f"minmax({least:.3g}rem,auto)" if least else "auto"


def _visit_session(self: HTML5Translator, node: session_item) -> None:
    if self.builder.name not in SITES:
        self.visit_list_item(node)
        return
    style: dict[str, Any] = {}
    if "area" in node:
        first, end, column = node["area"]
        # The first line is that of the times.
        left, right = (column + 1, column + 2) if column else (2, -1)
        style = {"style": f"--workshop-area: {first} / {left} / {end} / {right}"}
    self.body.append(self.starttag(node, "li", "", **style, **_data(node)))


def _visit_tick(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name in SITES:
        style = f"--workshop-area: {node['row']} / 1"
        hidden: dict[str, Any] = {"aria-hidden": "true"}  # each session says its time
        self.body.append(self.starttag(node, "li", "", CLASS="workshop-tick", style=style, **hidden))
        text = self.encode(node["text"])
        if node["datetime"]:
            text = f'<time datetime="{node["datetime"]}" data-offset="{node["offset"]}">{text}</time>'
        self.body.append(f"{text}</li>\n")
    raise nodes.SkipNode


def _visit_item(self: Any, node: nodes.Element) -> None:  # noqa: ANN401 (a writer of any format)
    self.visit_list_item(node)


def _depart_item(self: Any, node: nodes.Element) -> None:  # noqa: ANN401
    self.depart_list_item(node)


def _visit_permalink(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name in SITES and self.config.html_permalinks:
        address, label = (self.attval(node[name]) for name in ("anchor", "label"))
        # Sphinx's search leaves the class `headerlink` out of its excerpts.
        self.body.append(f'<a class="headerlink workshop-permalink" href="#{address}" aria-label="{label}">')
        self.body.append("#</a>")
    raise nodes.SkipNode


def _visit_fold(self: HTML5Translator, node: nodes.Element) -> None:
    if self.builder.name in SITES:
        self.body.append(self.starttag(node, "details"))
        self.body.append(f"<summary>{self.encode(node['label'])}</summary>\n")
    else:
        self.body.append(self.starttag(node, "div"))


def _depart_fold(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append("</details>\n" if self.builder.name in SITES else "</div>\n")


def _visit_fold_man(self: ManualPageTranslator, _node: nodes.Element) -> None:
    begin_block_man(self)


IN_WORDS: Final = frozenset({"workshop-session-links", "workshop-fact-link", "workshop-news-link"})
"""The classes of lines whose links say in words where they lead, and not their addresses."""


class AddressesInText(SphinxPostTransform):
    """Writes the address behind each link in words in plain text, which has no other way to say it."""

    formats = ("text",)
    default_priority = 800

    def run(self, **_kwargs: object) -> None:
        """Add the addresses."""
        for line in list(self.document.findall(nodes.paragraph)):
            if not IN_WORDS.isdisjoint(line["classes"]):
                links = [link for link in line.findall(nodes.reference) if "refuri" in link]  # not of files
                for link in links:
                    link.append(nodes.Text(f" ({link['refuri']})"))


def permalink_to(anchor: str, title: str) -> permalink:
    """Return the link of a session to itself."""
    return permalink(anchor=anchor, label=_("Link to this session: %s") % title)


def add_program_nodes(app: Sphinx) -> None:
    """Make the nodes known to all of Sphinx's writers."""
    items: dict[str, Any] = dict.fromkeys(PLAIN_FORMATS, (_visit_item, _depart_item))
    fold_man = (_visit_fold_man, CONTENT_ONLY["man"][1])
    end = write_always("</div>\n")
    app.add_node(program, html=(_visit_program, end), **CONTENT_ONLY)
    app.add_node(program_tools, html=(_visit_tools, None), **LEFT_OUT)
    app.add_node(parallel, html=(_visit_parallel, end), **CONTENT_ONLY)
    app.add_node(session_item, html=(_visit_session, _depart_item), **items)
    app.add_node(tick, html=(_visit_tick, None), **LEFT_OUT)
    app.add_node(permalink, html=(_visit_permalink, None), **LEFT_OUT)
    app.add_post_transform(AddressesInText)
    app.add_node(fold, html=(_visit_fold, _depart_fold), **(CONTENT_ONLY | {"man": fold_man}))
