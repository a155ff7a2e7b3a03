"""The base of all directives: they ask the facts, never a file, and the domain notes what each page uses."""

from __future__ import annotations

from abc import abstractmethod
from itertools import count
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar, final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import download_reference
from sphinx.util.docutils import SphinxDirective

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.reporting import report_unknown
from sphinx_workshop.config import settings
from sphinx_workshop.render.elements import in_source, notice
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.render.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from babel import Locale

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.render.targets import Shown

Grouped = TypeVar("Grouped", bound="Entry")

TOP_LEVEL: Final = 2
"""The level of a heading directly below the title of the page."""
LOWEST: Final = 6


def words(argument: str) -> list[str]:
    """Return the words of an option, which are separated by commas."""
    words = [word.strip() for word in directives.unchanged_required(argument).split(",")]
    return [word for word in words if word]


def names_in(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """Return the names in an option, with commas between them; one that is known may have commas itself."""
    name = " ".join(text.split())
    return [name] if is_known(name) else words(name)


class WorkshopDirective(SphinxDirective):
    """A directive that shows a part of the workshop."""

    questions: ClassVar[tuple[str, ...]] = ()
    """What the directive asks of the facts (see `Facts`); if an answer changes, the page is read again."""

    @final
    def run(self) -> list[nodes.Node]:
        """Note what the page uses, and return the nodes."""
        self.ask(*self.questions)
        shown = self.show(self.domain.workshop)
        for node in shown:
            for file in node.findall(download_reference):
                file["reftarget"] = in_source(file["reftarget"], settings(self.config).data)
        return shown

    def ask(self, *questions: str) -> None:
        """Note that the page uses the answers to questions (see `Facts`)."""
        for question in questions:
            self.domain.note_use(self.env.docname, question)

    @abstractmethod
    def show(self, workshop: Workshop) -> list[nodes.Node]:
        """Return the nodes of the part."""

    @property
    def domain(self) -> WorkshopDomain:
        """The domain, which has the facts."""
        return domain_of(self.env)

    @property
    def locale(self) -> Locale:
        """The locale of the site's language."""
        return locale_of(self.config.language)

    def make_target(self, node: nodes.Element, thing: Shown) -> str:
        """Make a node the target of links to a thing; return its anchor, which is unique in the page."""
        anchor = self.make_anchor(node, thing.anchor or nodes.make_id(f"{thing.kind}-{thing.key}"))
        self.domain.note_shown(self.env.docname, thing._replace(anchor=anchor))
        return anchor

    def make_anchor(self, node: nodes.Element, first: str) -> str:
        """Give a node an anchor, with a number behind it if the page has it already; return it."""
        anchor, again = first, count(2)
        while anchor in self.state.document.ids:
            anchor = f"{first}-{next(again)}"
        node["ids"].append(anchor)
        self.state.document.note_explicit_target(node)
        return anchor

    def unknown(self, what: str, key: str, known: Iterable[str], fact: str = "id") -> list[nodes.Node]:
        """Report an id, or another fact, that nothing has; there is nothing to show."""
        report_unknown(what, key, known, self.get_location(), fact)
        return []

    def names_asked_for(self, option: str, what: str, known: Iterable[str]) -> list[str] | None:
        """Return the names that an option asks for, as the data writes them; None without the option.

        A name that nothing has is reported; capital letters make no difference.
        """
        if option not in self.options:
            return None
        by_word = {name.lower(): name for name in known}
        for word in self.options[option]:
            if word.lower() not in by_word:
                self.unknown(what, word, by_word.values(), fact=option)
        return [by_word[word.lower()] for word in self.options[option] if word.lower() in by_word]

    def in_groups(
        self, entries: Sequence[Grouped], field: str, what: str, other: str
    ) -> Iterator[tuple[list[nodes.Node], list[Grouped]]]:
        """Yield the entries of each group that the option `field` asks for, and its heading if it needs one.

        Args:
            entries: The entries, in the order of the file; their field `field` names the group.
            field: The name of the field, and of the option.
            what: What a message calls an entry.
            other: The heading of the entries without a group.
        """
        groups = list(dict.fromkeys(getattr(entry, field) for entry in entries))
        asked = self.names_asked_for(field, what, [group for group in groups if group])
        chosen = [group for group in groups if asked is None or group in asked]
        for group in chosen:
            members = [entry for entry in entries if getattr(entry, field) == group]
            heading: list[nodes.Node] = []
            if len(chosen) > 1 or (group and asked is None):
                place = members[0].place.of(field)
                heading = [self.group_heading(group or other, place, f"workshop-{field}")]
            yield heading, members

    def group_heading(self, title: str, place: Place, classes: str) -> nodes.rubric:
        """Return the heading of a group in the data, below the headings of the page."""
        level = {"heading-level": self.level()}
        names = ["workshop-heading", classes]
        return nodes.rubric("", "", plain(title, place), classes=names, translatable=False, **level)

    def level(self) -> int:
        """Return the level of a heading in the section that holds the directive."""
        return min(max(len(list(self.sections())) + 1, TOP_LEVEL), LOWEST)

    def sections(self) -> Iterator[nodes.section]:
        """Yield the sections that hold the directive, the innermost first."""
        # Private to docutils: no other way leads from a directive to its section. Tested in test_private.py.
        node: nodes.Element | None = self.state_machine.node
        while node is not None:
            if isinstance(node, nodes.section):
                yield node
            node = node.parent

    def notice(self, text: str) -> nodes.paragraph:
        """Return what readers see where something is to be announced."""
        node = notice(text)
        self.set_source_info(node)
        return node
