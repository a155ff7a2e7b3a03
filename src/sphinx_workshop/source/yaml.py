"""Read a YAML file as plain data with positions.

Only mappings, lists and texts come out: the model says that ``10:30`` is a time and ``No`` a name. The reader
takes the parser's events one at a time, so no nesting exhausts the stack, no alias multiplies the data, and
what comes before a syntax error is checked, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.limits import LONGEST_TEXT, MAX_ALIASED, MAX_DEPTH
from sphinx_workshop.model.plain import Bad, Mapping, Place
from sphinx_workshop.problems import Kind, Position, Problem
from sphinx_workshop.source.syntax import (
    NO_FACTS,
    TO_BE_MESSAGE,
    TOO_DEEP,
    blank_message,
    explain,
    is_next,
    lines_of,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Plain: TypeAlias = "str | list[Plain] | Mapping | Bad"
_Event: TypeAlias = Any
"""An event of PyYAML; its type stubs do not know which attributes an event of a parser has."""
_Step: TypeAlias = "str | int | None"
"""What leads to a value: its key, its index in a list, or None at the top."""

BLANKS: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML takes for no value, unless it is in quotes."""
TO_BE: Final = frozenset(
    {"tbd", "tba", "tbc", "tbf", "todo", "to do", "to be announced", "to be determined", "?", "??", "???"}
)
"""What people write where `TBD` is meant, in lower case."""
LONGEST_TO_BE: Final = max(map(len, TO_BE))
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text means, and XML cannot have or advises against (https://www.w3.org/TR/xml/#charsets)."""


@dataclass(slots=True)
class Document:
    """What one file says."""

    data: Plain
    place: Place
    problems: list[Problem] = field(default_factory=list)


class _Anchored(NamedTuple):
    """A value that aliases can name."""

    value: Plain
    place: Place
    size: int
    """The number of values in it, itself included."""


class _StopError(Exception):
    """Nothing more can be read; the reason is reported."""


def read_document(path: Path) -> Document:
    """Read one data file; what cannot be read is a problem of the document."""
    file = path.as_posix()
    try:
        return read(path.read_bytes().decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        lines = lines_of(error.object[: error.start].decode())
        position = Position(file, len(lines), len(lines[-1]) + 1)
        message = "the file is not UTF-8 text; save it in that encoding"
    except OSError as error:
        position = Position(file)
        message = f"the file cannot be read: {error.strerror}; fix that"
    return Document(Bad.BAD, Place(file, 1, 1), [Problem(Kind.UNREADABLE, position, message)])


def read(text: str, file: str) -> Document:
    """Read the text of a YAML file; never raises. Positions give the file as `file` does."""
    reader = _Reader(text, file)
    data, place = reader.read()
    return Document(data, place, within(reader.problems, text))


class _Reader:
    next: Callable[[], _Event]
    """Returns the next event."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.anchors: dict[str, _Anchored | None] = {}
        """What each anchor names; None while that is being read."""
        self.depth = 0
        self.count = 0
        """The number of values read so far, those of aliases included."""
        self.aliased = 0

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return lines_of(self.text)

    def read(self) -> tuple[Plain, Place]:
        try:
            self.next = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self.text).get_event
            return self.document()
        except _StopError:
            pass
        except yaml.YAMLError as error:
            problem = explain(error, self.text, self.file)
            last = self.problems[-1] if self.problems else None
            if last and last.kind is Kind.BLANK and is_next(last.position, problem.position, self.text):
                self.problems.pop()  # the value that seemed to be missing is what could not be read
            self.problems.append(problem)
        return Bad.BAD, Place(self.file, 1, 1)

    def document(self) -> tuple[Plain, Place]:
        self.next()  # the stream starts
        if type(self.next()) is StreamEndEvent:
            self.stop(Kind.BLANK, Place(self.file, 1, 1), NO_FACTS)
        data, place = self.value(self.next(), None)
        self.next()  # the document ends
        if type(event := self.next()) is DocumentStartEvent:
            message = "a second document begins here; remove the line `---`"
            self.report(Kind.SYNTAX, self.place(event), message)
        return data, place

    def value(self, event: _Event, step: _Step) -> tuple[Plain, Place]:
        if type(event) is AliasEvent:
            return self.alias(event)
        before, place = self.count, self.place(event)
        self.count += 1
        if event.anchor:
            self.anchors[event.anchor] = None
        if event.tag is not None:
            self.refuse_tag(event, place)
        if type(event) is ScalarEvent:
            value = self.scalar(event, step, place)
        else:
            value = self.collection(event, step, place)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, place, self.count - before)
        return value, place

    def scalar(self, event: _Event, step: _Step, place: Place) -> Plain:
        text: str = event.value
        bare = text.strip()
        if event.style in {"|", ">"}:
            place.text_line += 1
        if event.tag is not None:
            return Bad.BAD
        if event.style == '"' and CONTROL.search(text):  # the parser refuses any that is not escaped
            self.report(Kind.VALUE, place, "the text has a control character in it; remove it")
            return Bad.BAD
        if len(text) > LONGEST_TEXT:
            what = f"the text has {len(text)} characters, and {LONGEST_TEXT} are the most"
            self.report(Kind.LIMIT, place, f"{what}; shorten it, or link to a page that has it")
            return Bad.BAD
        if bare == "TBD":
            return bare
        if not bare or (text in BLANKS and not event.style):
            self.report(Kind.BLANK, place, blank_message(step))
            return Bad.BAD
        if len(bare) <= LONGEST_TO_BE and bare.lower() in TO_BE:
            self.report(Kind.TO_BE, place, TO_BE_MESSAGE.format(quoted(text)))
            return Bad.BAD
        return text

    def collection(self, event: _Event, step: _Step, place: Place) -> Plain:
        if self.depth == MAX_DEPTH:
            self.stop(Kind.YAML_FEATURE, place, TOO_DEEP)
        self.depth += 1
        is_mapping = type(event) is MappingStartEvent
        value = self.mapping(place, in_braces=event.flow_style) if is_mapping else self.list(place)
        self.depth -= 1
        if not value:
            self.report(Kind.BLANK, place, blank_message(step))
            return Bad.BAD
        return value

    def list(self, place: Place) -> Plain:
        values: list[Plain] = []
        place.parts = parts = {}
        while type(event := self.next()) is not SequenceEndEvent:
            value, parts[len(values)] = self.value(event, len(values))
            values.append(value)
        return values

    def mapping(self, place: Place, *, in_braces: bool) -> Plain:
        mapping = Mapping(place)
        keys: dict[str, Place] = {}
        place.keys = keys
        place.parts = parts = {}
        usable, joined = True, False
        while type(event := self.next()) is not MappingEndEvent:
            here = self.place(event)
            key = self.key(event, here)
            if not key or (key == "<<" and not event.style):
                usable = False
                self.refuse_key(key, place, here)
                if type(value_event := self.next()) is not ScalarEvent:
                    self.value(value_event, key)
                continue
            first = keys.setdefault(key, here)
            if first is not here and not joined:
                joined = self.depth > 1 and key == next(iter(keys))  # a dash seems to be missing before it
                what = f"{quoted(key)} is written twice, the first time at {first.position}"
                fix = "begin another entry with `- `, or " if joined else ""
                self.report(Kind.DUPLICATE_KEY, here, f"{what}; {fix}keep one of the two")
            value_event = self.next()
            if in_braces and value_event.start_mark.index == event.end_mark.index:
                # No colon: what YAML takes for a key is text, and cut off by the comma before it.
                usable = False
                what = f"a comma ends a value between braces, so {quoted(key)} is cut off"
                self.report(Kind.BLANK, here, f"{what}; put text that has a comma in quotes")
                continue
            value, where = self.value(value_event, key)
            mapping[key] = value if first is here else Bad.BAD
            if first is here:
                parts[key] = where
        return mapping if usable else Bad.BAD

    def key(self, event: _Event, place: Place) -> str:
        if type(event) is AliasEvent:
            self.stop(Kind.YAML_FEATURE, place, "an alias cannot be a key; write the word")
        if type(event) is not ScalarEvent:
            message = "a key must be a word; a key that begins with `[`, `{` or `?` needs quotes"
            self.stop(Kind.YAML_FEATURE, place, message)
        if event.tag is not None:
            self.refuse_tag(event, place)
        key: str = event.value
        return key

    def refuse_key(self, key: str, mapping: Place, place: Place) -> None:
        if key:
            self.report(Kind.YAML_FEATURE, place, "entries are not merged with `<<`; write the keys out")
        elif self.lines[mapping.line - 1][mapping.column - 1 :].rstrip() == "?":
            self.report(Kind.TO_BE, mapping, TO_BE_MESSAGE.format("`?`"))
        else:
            self.report(Kind.YAML_FEATURE, place, "a key must be a word; write one before the colon")

    def alias(self, event: _Event) -> tuple[Plain, Place]:
        name, place = event.anchor, self.place(event)
        anchored = self.anchors.get(name)
        if anchored is None:
            self.count += 1
            if name in self.anchors:
                what = f"the alias {quoted('*' + name)} stands inside what it names"
                self.report(Kind.YAML_FEATURE, place, f"{what}; write the value out")
            else:
                what = f"no {quoted('&' + name)} comes before this alias"
                self.report(Kind.SYNTAX, place, f"{what}; put text that begins with `*` in quotes")
            return Bad.BAD, place
        self.count += anchored.size
        self.aliased += anchored.size
        if self.aliased > MAX_ALIASED:
            message = f"the aliases add up to more than {MAX_ALIASED} values; write the values out"
            self.stop(Kind.YAML_FEATURE, place, message)
        return anchored.value, anchored.place

    def refuse_tag(self, event: _Event, place: Place) -> None:
        tag = quoted(event.tag.replace("tag:yaml.org,2002:", "!!"))
        message = f"the YAML tag {tag} has no use here; remove it, or put the text in quotes"
        self.report(Kind.YAML_FEATURE, place, message)

    def place(self, event: _Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def report(self, kind: Kind, place: Place, message: str) -> None:
        self.problems.append(Problem(kind, place.position, message))

    def stop(self, kind: Kind, place: Place, message: str) -> NoReturn:
        self.report(kind, place, message)
        raise _StopError
