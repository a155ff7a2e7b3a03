"""Sessions of a source into the text of program.yml: by id, each in its day, in order of time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from sphinx_workshop.importers import write
from sphinx_workshop.importers.edit import Editor
from sphinx_workshop.importers.found import CannotImport
from sphinx_workshop.importers.merge import Merged, append, indented
from sphinx_workshop.importers.tree import Node, Shape, parse
from sphinx_workshop.model.program import Session
from sphinx_workshop.model.times import parse_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sphinx_workshop.importers.found import Found

ORDER: Final = ("id", *(key for key in Session.model_fields if key != "id"))
"""The keys of a session, as they are written."""
_NO_TIME: Final = "~"
"""Sorts behind every time."""


@dataclass
class Slot:
    """A session of the file, and where it is."""

    day: Node
    holder: Node
    """The day or the session that it is in."""
    list: Node
    index: int

    @property
    def node(self) -> Node:
        """The session itself."""
        return self.list.items[self.index]


@dataclass
class _Coming:
    """A session to be put into a day."""

    start: str
    lines: list[str]
    """Its text, from column 0."""


def merge_program(text: str, days: Mapping[date, list[Found]]) -> Merged:
    """Merge sessions into a program.

    What the source owns is updated; a session that is on another day, or no longer in order, moves as
    it is written; one without an id, or that the source does not have, stays.

    :param text: the file, free of syntax errors; empty where there is none
    :raises CannotImport: for sessions written between brackets that would have to move
    """
    return _ProgramMerge(text, days).merge()


def slots(tree: Node | None) -> Iterator[Slot]:
    """Yield the sessions of a program, those inside others behind them."""
    for day in _days(tree):
        yield from _slots(day, day)


def _slots(day: Node, holder: Node) -> Iterator[Slot]:
    sessions = holder.get("sessions")
    if sessions is None or sessions.shape is not Shape.LIST:
        return
    for index, node in enumerate(sessions.items):
        yield Slot(day, holder, sessions, index)
        yield from _slots(day, node)


class _ProgramMerge:
    def __init__(self, text: str, days: Mapping[date, list[Found]]) -> None:
        self.editor = Editor(text)
        self.tree = parse(text)
        self.merged = Merged(text)
        self.found = {day.isoformat(): sessions for day, sessions in days.items()}
        self.slots = {key: slot for slot in slots(self.tree) if (key := slot.node.text_of("id"))}
        self.starts = {
            one.id: str(one.facts.get("start", "")) for sessions in days.values() for one in sessions
        }
        self.coming: defaultdict[str, list[_Coming]] = defaultdict(list)
        self.leaving: set[int] = set()
        """The places of the sessions that leave their list."""

    def merge(self) -> Merged:
        for day, sessions in self.found.items():
            for one in sessions:
                self.take(day, one)
            self.coming[day].sort(key=lambda session: session.start)
        self.merged.kept = [key for key in self.slots if key not in self.starts]
        for slot in self.slots.values():
            if slot.node.start in self.leaving:
                self.cut(slot)
        for day_node in _days(self.tree):
            if coming := self.coming.pop(_date(day_node), None):
                self.fill(day_node, coming)
        self.add_days()
        self.merged.text = self.editor.result
        return self.merged

    def take(self, day: str, one: Found) -> None:
        """Update a session of the file, or have it come in."""
        slot = self.slots.get(one.id)
        if slot is None:
            self.merged.added.append(one.id)
            self.coming[day].append(
                _Coming(_sortable(self.starts[one.id], day), write.item(one.new(ORDER), 0))
            )
            return
        is_elsewhere = _date(slot.day) != day
        moves = is_elsewhere or self.is_out_of_order(slot, day)
        editor = Editor(self.editor.text) if moves else self.editor
        changed = editor.update(slot.node, one.facts, ORDER) + ["day"] * is_elsewhere
        self.merged.dropped += [(one.id, what) for what in editor.dropped]
        editor.dropped.clear()
        if changed:
            self.merged.changed.append((one.id, changed))
        else:
            self.merged.unchanged += 1
        if moves:
            self.move(slot, day, editor)

    def move(self, slot: Slot, day: str, editor: Editor) -> None:
        """Have a session leave its list and come into a day, as it is written."""
        if slot.list.flow:
            raise _in_brackets(_date(slot.day))
        span = editor.above(slot.list, slot.index), editor.item_span(slot.list, slot.index)[1]
        first, *rest = editor.excerpt(*span).split("\n")
        lines = [first, *(line[min(slot.list.column, len(line) - len(line.lstrip(" "))) :] for line in rest)]
        start = self.starts[slot.node.text_of("id")]
        self.coming[day].append(_Coming(_sortable(start, day), lines))
        self.leaving.add(slot.node.start)

    def is_out_of_order(self, slot: Slot, day: str) -> bool:
        """Return whether a session of a day would stand behind a later one, or before an earlier one."""
        if slot.holder is not slot.day:
            return False
        times = [self.start_of(node, day) for node in slot.list.items]
        mine = times[slot.index]
        before = [time for time in times[: slot.index] if time != _NO_TIME]
        return mine != _NO_TIME and (
            any(time > mine for time in before) or any(time < mine for time in times[slot.index + 1 :])
        )

    def start_of(self, node: Node, day: str) -> str:
        """Return when a session of the file will begin, in a form that sorts."""
        return _sortable(self.starts.get(node.text_of("id")) or node.text_of("start"), day)

    def stays(self, node: Node) -> bool:
        """Return whether a session does not leave its list."""
        return node.start not in self.leaving

    def cut(self, slot: Slot) -> None:
        """Take a session out; with the last one goes the list, and a day that has no other fact."""
        is_of_day = slot.holder is slot.day
        if any(map(self.stays, slot.list.items)) or (is_of_day and self.coming.get(_date(slot.day))):
            end = self.editor.item_span(slot.list, slot.index)[1]
            self.cut_lines(self.editor.above(slot.list, slot.index), end)
        elif slot.index == 0 and (pair := slot.holder.pair("sessions")) is not None:
            start, end = pair[0].start, self.editor.item_span(slot.list, len(slot.list.items) - 1)[1]
            if is_of_day and self.tree is not None and len(slot.day.pairs) == len(("date", "sessions")):
                start = self.editor.item_span(self.tree, self.tree.items.index(slot.day))[0]
            self.cut_lines(start, end)

    def cut_lines(self, start: int, end: int) -> None:
        """Remove lines, with the break before them."""
        line = self.editor.text.rfind("\n", 0, start)
        self.editor.change(max(line, 0), end if line >= 0 else min(end + 1, len(self.editor.text)), "")

    def fill(self, day: Node, coming: list[_Coming]) -> None:
        """Put sessions into a day of the file, each before the first that begins later."""
        sessions = day.get("sessions")
        if sessions is not None and (sessions.pairs or sessions.text not in {"", "TBD"}):
            message = f"the sessions of {_date(day)} are no list; begin each with `- `, and import again"
            raise CannotImport(message)
        if day.flow or (sessions is not None and sessions.items and sessions.flow):
            raise _in_brackets(_date(day))
        if sessions is None or not sessions.items:
            text = "".join(f"\n{indented(one.lines, day.column + 2)}" for one in coming)
            if sessions is not None:  # TBD, or an empty list
                colon, end = (
                    self.editor.text.rindex(":", 0, sessions.start),
                    self.editor.line_end(sessions.end),
                )
                note = self.editor.text[sessions.end : end].strip()
                self.editor.change(colon + 1, end, f"  {note}{text}" if note else text)
                return
            at = self.editor.line_end(day.pairs[-1][1].end)
            self.editor.change(at, at, f"\n{' ' * day.column}sessions:{text}")
            return
        times = [(node, self.start_of(node, _date(day))) for node in sessions.items]
        for one in coming:
            later = (
                index for index, (node, time) in enumerate(times)
                if self.stays(node) and one.start < time != _NO_TIME
            )  # fmt: skip
            place = next(later, len(times))
            at = (
                self.editor.item_span(sessions, place - 1)[1]
                if place
                else self.editor.text.rfind("\n", 0, self.editor.above(sessions, 0))
            )
            self.editor.change(at, at, f"\n{indented(one.lines, sessions.column)}")

    def add_days(self) -> None:
        """Add the days that the file does not have, each before the first that is later."""
        last: list[list[str]] = []
        for day in sorted(day for day, coming in self.coming.items() if coming):
            lines = [f"- date: {day}", "  sessions:"]
            lines += [f"    {line}" if line else "" for one in self.coming[day] for line in one.lines]
            later = next((index for index, node in enumerate(_days(self.tree)) if _date(node) > day), None)
            if self.tree is None or later is None:
                last.append(lines)
                continue
            if self.tree.flow:
                raise _in_brackets(day)
            at, column = self.editor.item_span(self.tree, later)[0], self.tree.column
            self.editor.change(at, at, f"{indented(lines, column).lstrip()}\n{' ' * column}")
        if last and self.tree is not None and self.tree.flow and self.tree.items:
            raise _in_brackets(min(self.coming))
        append(self.editor, self.tree, last)


def _days(tree: Node | None) -> list[Node]:
    items = tree.items if tree is not None and tree.shape is Shape.LIST else []
    return [node for node in items if node.shape is Shape.ENTRY]


def _date(day: Node) -> str:
    """Return the day as 2022-12-02; what else is written there as it is."""
    try:
        return parse_day(day.text_of("date")).isoformat()
    except PydanticCustomError:
        return day.text_of("date")


def _sortable(time: str, day: str) -> str:
    """Return a time of a day in a form that sorts."""
    if not time or not time[0].isdigit():
        return _NO_TIME
    return time.replace("T", " ") if "-" in time else f"{day} {time.zfill(5)}"


def _in_brackets(day: str) -> CannotImport:
    return CannotImport(
        f"the sessions of {day} are written between brackets; write each on its own lines, in block style"
    )
