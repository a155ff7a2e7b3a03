"""Text to plain data with positions: YAML without its surprises.

Only mappings, lists and texts come out: that ``10:30`` is a time and ``No`` a
name is for the schema to say. The reader works on libyaml's events, one at a
time, so that no nesting can exhaust the stack and no alias can grow the data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from sphinx_workshop.model.base import Bad, Mapping, Place
from sphinx_workshop.problems import Kind, Position, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.error import Mark
    from yaml.events import Event

Plain: TypeAlias = "str | list[Plain] | Mapping | Bad"

MAX_DEPTH: Final = 40
"""Facts nest about six deep; libraries that walk them recurse."""
MAX_ALIASED: Final = 10_000
"""How many values all aliases of a file may add up to."""

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TO_BE: Final = frozenset({"tbd", "tba", "tbc", "tbf", "todo", "to do", "to be announced", "to be determined", "?", "??", "???"})
_UNPRINTABLE: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1, section 5.1, does not allow in a file."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(slots=True)
class Document:
    """What one file says."""

    data: Plain
    place: Place
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    value: Mapping | list[Plain]
    place: Place
    flow: bool
    anchor: str | None
    key: str | None = None
    """The key whose value comes next."""
    key_bad: bool = False
    weight: int = 1


def read(text: str, file: str) -> Document:
    """Read the text of a YAML file; never raises.

    :param text: the whole text
    :param file: the name of the file, as positions shall give it
    """
    return _Reader(text, file).read()


def _events(text: str) -> Iterator[Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
            if isinstance(event, StreamEndEvent):
                return
    finally:
        loader.dispose()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Plain, Place, int]] = {}
        self.open_anchors: set[str] = set()
        self.aliased = 0
        self.root: tuple[Plain, Place] | None = None

    def read(self) -> Document:
        documents = 0
        try:
            for event in _events(self.text):
                if isinstance(event, DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.problem(Kind.SYNTAX, event.start_mark, "a second document begins here; remove the line `---`")
                        break
                elif not self.take(event):
                    break
        except yaml.YAMLError as error:
            self.syntax_error(error)
        data, place = self.root or self.abandoned()
        return Document(data, place, self.problems)

    def abandoned(self) -> tuple[Plain, Place]:
        """Return what a file amounts to of which only a part, or nothing, could be read."""
        place = Place(self.file, 1, 1)
        if not self.problems:
            self.problems.append(
                Problem(Kind.BLANK, Position(self.file, 1, 1), "the file is empty; write `TBD` in it, or delete the file")
            )
        return Bad.BAD, place

    def take(self, event: Event) -> bool:
        """Take one event in; False where reading must stop."""
        if isinstance(event, ScalarEvent):
            self.scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            return self.begin(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.end()
        elif isinstance(event, AliasEvent):
            return self.alias(event)
        return True

    def scalar(self, event: ScalarEvent) -> None:
        place = self.place(event.start_mark)
        tagged = self.refuse_tag(event)
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, Mapping) and parent.key is None:
            self.set_key(parent, event.value, event.start_mark)
            return
        value: Plain = event.value
        if tagged:
            value = Bad.BAD
        elif _CONTROL.search(event.value):
            self.problem(Kind.VALUE, event.start_mark, "the text has a control character in it; remove it")
            value = Bad.BAD
        elif event.style is None and event.value in _NULLS:
            self.problem(Kind.BLANK, event.start_mark, self.blank_message(parent))
            value = Bad.BAD
        elif not event.value.strip():
            self.problem(Kind.BLANK, event.start_mark, self.blank_message(parent))
            value = Bad.BAD
        elif event.value.strip().lower() in _TO_BE and event.value.strip() != "TBD":
            self.problem(
                Kind.TO_BE, event.start_mark, f"`{event.value.strip()}` is not understood; write `TBD` for what is to be announced"
            )
            value = Bad.BAD
        self.add(value, place, event.anchor, 1)

    def set_key(self, parent: _Open, key: str, mark: Mark) -> None:
        parent.key = key
        parent.key_bad = False
        here = self.place(mark)
        parent.place.keys[key] = first = parent.place.keys.get(key, here)
        if first is not here:
            self.problem(
                Kind.DUPLICATE_KEY, mark, f"`{key}` is written twice, the first time at {first.position}; keep one of the two"
            )
            parent.key_bad = True

    def blank_message(self, parent: _Open | None) -> str:
        if parent is None:
            return "the file says nothing; write `TBD` in it, or delete the file"
        if parent.key is None:
            return "this item of the list is blank; write a value or `TBD`, or delete the line"
        if parent.flow:
            return (
                f"`{parent.key}` has no value; between braces a comma ends a value: put text that has one in quotes"
            )
        return f"`{parent.key}` has no value; write one or `TBD`, or delete the line"

    def begin(self, event: MappingStartEvent | SequenceStartEvent) -> bool:
        self.refuse_tag(event)
        place = self.place(event.start_mark)
        if len(self.stack) >= MAX_DEPTH:
            self.problem(
                Kind.YAML_FEATURE, event.start_mark, f"values are nested more than {MAX_DEPTH} deep; no fact is; rewrite this entry"
            )
            return False
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, Mapping) and parent.key is None:
            self.problem(
                Kind.YAML_FEATURE, event.start_mark, "a key must be a word; a key that begins with `[`, `{` or `?` needs quotes"
            )
            return False
        value: Mapping | list[Plain] = Mapping(place) if isinstance(event, MappingStartEvent) else []
        self.stack.append(_Open(value, place, bool(event.flow_style), event.anchor))
        if event.anchor:
            self.open_anchors.add(event.anchor)
        return True

    def end(self) -> None:
        closed = self.stack.pop()
        if closed.anchor:
            self.open_anchors.discard(closed.anchor)
        self.add(closed.value, closed.place, closed.anchor, closed.weight)

    def alias(self, event: AliasEvent) -> bool:
        known = self.anchors.get(event.anchor)
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, Mapping) and parent.key is None:
            self.problem(Kind.YAML_FEATURE, event.start_mark, "an alias cannot be a key; write the word")
            return False
        if event.anchor in self.open_anchors:
            self.problem(
                Kind.YAML_FEATURE, event.start_mark, f"the alias `*{event.anchor}` stands inside what it names; write the value out"
            )
            self.add(Bad.BAD, self.place(event.start_mark), None, 1)
            return True
        if known is None:
            self.problem(
                Kind.SYNTAX, event.start_mark, f"no `&{event.anchor}` comes before this alias; put text that begins with `*` in quotes"
            )
            self.add(Bad.BAD, self.place(event.start_mark), None, 1)
            return True
        value, place, weight = known
        self.aliased += weight
        if self.aliased > MAX_ALIASED:
            self.problem(
                Kind.YAML_FEATURE, event.start_mark, f"the aliases add up to more than {MAX_ALIASED} values; write the values out"
            )
            return False
        self.add(value, place, None, weight)
        return True

    def add(self, value: Plain, place: Place, anchor: str | None, weight: int) -> None:
        if anchor:
            self.anchors[anchor] = value, place, weight
        if not self.stack:
            self.root = value, place
            return
        parent = self.stack[-1]
        parent.weight += weight
        if isinstance(parent.value, list):
            parent.place.parts[len(parent.value)] = place
            parent.value.append(value)
            return
        key, parent.key = parent.key, None
        if key is not None and not parent.key_bad:
            parent.value[key] = value
            parent.place.parts[key] = place
        elif key is not None:
            parent.value[key] = Bad.BAD

    def refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> bool:
        if event.tag is None:
            return False
        self.problem(
            Kind.YAML_FEATURE,
            event.start_mark,
            f"the YAML tag `{_short_tag(event.tag)}` has no use here; remove it, or put the text in quotes",
        )
        return True

    def place(self, mark: Mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def problem(self, kind: Kind, mark: Mark, message: str) -> None:
        self.problems.append(Problem(kind, self.place(mark).position, message))

    def syntax_error(self, error: yaml.YAMLError) -> None:
        """Report where YAML gave up, with the usual cause."""
        mark = getattr(error, "problem_mark", None)
        if getattr(error, "context_mark", None) and _never_closed(error):
            mark = error.context_mark
        if mark is None:
            found = _UNPRINTABLE.search(self.text)
            offset = found.start() if found else 0
            line = self.text.count("\n", 0, offset) + 1
            column = offset - self.text.rfind("\n", 0, offset)
            self.problems.append(
                Problem(Kind.SYNTAX, Position(self.file, line, column), "a character that YAML does not allow; remove it")
            )
            return
        lines = self.text.splitlines()
        line_text = lines[mark.line] if mark.line < len(lines) else ""
        problem = getattr(error, "problem", None) or "not understood"
        self.problem(Kind.SYNTAX, mark, f"this is not YAML: {problem}; {_mend(problem, line_text)}")


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _never_closed(error: yaml.MarkedYAMLError) -> bool:
    """Return whether a quotation mark or bracket is open at the end; where it opens is the place to look."""
    return "quoted scalar" in (error.context or "") or (
        "flow" in (error.context or "") and error.problem_mark is not None and error.problem_mark.column == 0
    )


def _mend(problem: str, line: str) -> str:
    """Return the mend for what libyaml complains of."""
    if "\t" in line:
        return "indent with spaces, not with tabs"
    if "mapping values are not allowed" in problem:
        return "text with a colon followed by a space needs quotes: `title: \"Q&A: panel\"`"
    if "cannot start any token" in problem:
        return "text that begins with this character needs quotes"
    if "quoted scalar" in problem or "unexpected end of stream" in problem:
        return "a quotation mark is not closed"
    if "alias" in problem or "anchor" in problem:
        return "text that begins with `*` or `&` needs quotes"
    if "could not find expected ':'" in problem:
        return "a key needs a colon and a space behind it; a text of several lines needs `|` and an indent"
    return "look at the indentation, quotes and brackets of this line and the one before"
