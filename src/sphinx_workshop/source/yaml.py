"""Text to plain data with positions: YAML without its surprises.

Only mappings, lists and texts come out: that ``10:30`` is a time and ``No`` a
name is for the schema to say. The reader works on libyaml's events, one at a
time, so that no nesting can exhaust the stack and no alias can grow the data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias, cast

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

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.plain import Bad, Mapping, Place
from sphinx_workshop.problems import Kind, Position, Problem
from sphinx_workshop.source.syntax import (
    BLANK_MEND,
    LINE_BREAK,
    MAX_DEPTH,
    TO_BE_MESSAGE,
    TOO_DEEP,
    explain,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.error import Mark
    from yaml.events import Event

Plain: TypeAlias = "str | list[Plain] | Mapping | Bad"

MAX_ALIASED: Final = 10_000
"""How many values all aliases of a file may add up to."""

NOTHING: Final = "the file says nothing; write facts in it, or `TBD` for all of them"
BLANKS: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""What says nothing, without quotes."""
TO_BE: Final = frozenset(
    {"tbd", "tba", "tbc", "tbf", "todo", "to do", "to be announced", "to be determined", "?", "??", "???"}
)
"""What people write where `TBD` is meant, in lower case."""
LONGEST_TO_BE: Final = max(map(len, TO_BE))
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


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
    key_end: int = 0
    """Where the key ends, in characters of the file."""
    joined: bool = False
    """Whether two entries seem to be one, for the dash that is missing between them."""
    bad: bool = False
    """Whether nothing can be made of it; then only what it contains is read on."""
    weight: int = 1


def read(text: str, file: str, lines_before: int = 0) -> Document:
    """Read the text of a YAML file; never raises.

    :param text: the whole text, or a part of it that stands for itself
    :param file: the name of the file, as positions shall give it
    :param lines_before: how many lines of the file come before the text
    """
    document = _Reader(text, file, lines_before).read()
    document.problems = within(document.problems, text, lines_before)
    return document


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
    def __init__(self, text: str, file: str, lines_before: int) -> None:
        self.text = text
        self.file = file
        self.lines_before = lines_before
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
                        self.problem(
                            Kind.SYNTAX, _start(event), "a second document begins here; remove the line `---`"
                        )
                        break
                elif not self.take(event):
                    break
        except yaml.YAMLError as error:
            problem = explain(error, self.text, self.file, self.lines_before)
            if self.problems and self.problems[-1].kind is Kind.BLANK and self.is_next(problem):
                self.problems.pop()  # its value is what could not be read
            self.problems.append(problem)
            self.root = None
        data, place = self.root or self.abandoned()
        return Document(data, place, self.problems)

    def abandoned(self) -> tuple[Plain, Place]:
        """Return what a file amounts to of which only a part, or nothing, could be read."""
        place = Place(self.file, 1, 1)
        if not self.problems:
            self.problems.append(Problem(Kind.BLANK, Position(self.file, 1, 1), NOTHING))
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
        tagged = self.refuse_tag(event)
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.key is None and isinstance(parent.value, Mapping):
            self.set_key(parent, event)
            return
        mark, bare = _start(event), event.value.strip()
        place = self.place(mark)
        place.text_line += event.style in {"|", ">"}
        value: Plain = event.value
        if tagged or (parent is not None and parent.key == ""):
            value = Bad.BAD
        elif CONTROL.search(event.value):
            self.problem(Kind.VALUE, mark, "the text has a control character in it; remove it")
            value = Bad.BAD
        elif bare == "TBD":
            value = bare
        elif not bare or (not event.style and event.value in BLANKS):
            self.blank(mark, parent)
            value = Bad.BAD
        elif len(bare) <= LONGEST_TO_BE and bare.lower() in TO_BE:
            self.problem(Kind.TO_BE, mark, TO_BE_MESSAGE.format(quoted(event.value)))
            value = Bad.BAD
        self.add(value, place, event.anchor, 1)

    def set_key(self, parent: _Open, event: ScalarEvent) -> None:
        key, mark = event.value, _start(event)
        parent.key, parent.key_end, parent.key_bad = key, _end(event).index, False
        if key == "" or (key == "<<" and not event.style):
            parent.bad = True
            self.odd_key(parent, key, mark)
            return
        here = self.place(mark)
        parent.place.keys[key] = first = parent.place.keys.get(key, here)
        if first is here:
            return
        parent.key_bad = True
        if parent.joined:
            return  # what follows is of the other entry, too
        twice = f"{quoted(key)} is written twice, the first time at {first.position}"
        parent.joined = len(self.stack) > 1 and key == next(iter(parent.place.keys))
        mend = "begin another entry with `- `, or " if parent.joined else ""
        self.problem(Kind.DUPLICATE_KEY, mark, f"{twice}; {mend}keep one of the two")

    def odd_key(self, parent: _Open, key: str, mark: Mark) -> None:
        """Report what is no key: nothing, or YAML's way to merge entries."""
        if key:
            self.problem(Kind.YAML_FEATURE, mark, "entries are not merged with `<<`; write the keys out")
        elif self.line_from(parent.place).rstrip() == "?":
            self.problems.append(Problem(Kind.TO_BE, parent.place.position, TO_BE_MESSAGE.format("`?`")))
        else:
            self.problem(Kind.YAML_FEATURE, mark, "a key must be a word; write one before the colon")

    def blank(self, mark: Mark, parent: _Open | None) -> None:
        """Report that nothing stands where a value should."""
        if parent is not None and parent.flow and parent.key and mark.index == parent.key_end:
            # No colon: what YAML takes for a key is text, and cut off by the comma before it.
            cut_off = parent.place.keys[parent.key]
            what = f"a comma ends a value between braces, so {quoted(parent.key)} is cut off"
            message = f"{what}; put text that has a comma in quotes"
            self.problems.append(Problem(Kind.BLANK, cut_off.position, message))
            parent.bad = True
            return
        self.problem(Kind.BLANK, mark, self.blank_message(parent))

    def blank_message(self, parent: _Open | None) -> str:
        if parent is None:
            return NOTHING
        if parent.key is None:
            return "this item of the list is blank; write a value or `TBD`, or delete the line"
        return f"{quoted(parent.key)} has no value; {BLANK_MEND}"

    def begin(self, event: MappingStartEvent | SequenceStartEvent) -> bool:
        self.refuse_tag(event)
        place = self.place(_start(event))
        if len(self.stack) >= MAX_DEPTH:
            self.problem(Kind.YAML_FEATURE, _start(event), TOO_DEEP)
            return False
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, Mapping) and parent.key is None:
            self.problem(
                Kind.YAML_FEATURE,
                _start(event),
                "a key must be a word; a key that begins with `[`, `{` or `?` needs quotes",
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
        if not closed.value:
            parent = self.stack[-1] if self.stack else None
            self.problems.append(Problem(Kind.BLANK, closed.place.position, self.blank_message(parent)))
        bad = closed.bad or not closed.value
        self.add(Bad.BAD if bad else closed.value, closed.place, closed.anchor, closed.weight)

    def alias(self, event: AliasEvent) -> bool:
        anchor = event.anchor or ""
        known = self.anchors.get(anchor)
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, Mapping) and parent.key is None:
            self.problem(Kind.YAML_FEATURE, _start(event), "an alias cannot be a key; write the word")
            return False
        if anchor in self.open_anchors:
            self.problem(
                Kind.YAML_FEATURE,
                _start(event),
                f"the alias {quoted('*' + anchor)} stands inside what it names; write the value out",
            )
            self.add(Bad.BAD, self.place(_start(event)), None, 1)
            return True
        if known is None:
            self.problem(
                Kind.SYNTAX,
                _start(event),
                f"no {quoted('&' + anchor)} comes before this alias; put text that begins with `*` in quotes",
            )
            self.add(Bad.BAD, self.place(_start(event)), None, 1)
            return True
        value, place, weight = known
        self.aliased += weight
        if self.aliased > MAX_ALIASED:
            self.problem(
                Kind.YAML_FEATURE,
                _start(event),
                f"the aliases add up to more than {MAX_ALIASED} values; write the values out",
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
            _start(event),
            f"the YAML tag {quoted(_short_tag(event.tag))} has no use here; "
            "remove it, or put the text in quotes",
        )
        return True

    def is_next(self, problem: Problem) -> bool:
        """Return whether nothing is between the last problem and this one, or that one is inside this one."""
        start, end = self.problems[-1].position, problem.position
        if end < start:
            return True
        lines = re.split(LINE_BREAK, self.text)[
            start.line - self.lines_before - 1 : end.line - self.lines_before
        ]
        lines[-1] = lines[-1][: end.column - 1]
        return not "".join(lines)[start.column - 1 :].strip()

    def line_from(self, place: Place) -> str:
        return re.split(LINE_BREAK, self.text)[place.line - self.lines_before - 1][place.column - 1 :]

    def place(self, mark: Mark) -> Place:
        return Place(self.file, self.lines_before + mark.line + 1, mark.column + 1)

    def problem(self, kind: Kind, mark: Mark, message: str) -> None:
        self.problems.append(Problem(kind, self.place(mark).position, message))


def _start(event: Event) -> Mark:
    return cast("Mark", event.start_mark)  # the types allow for events that no parser made


def _end(event: Event) -> Mark:
    return cast("Mark", event.end_mark)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
