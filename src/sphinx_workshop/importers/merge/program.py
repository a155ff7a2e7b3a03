"""Sessions of a source into program.yml: by id, each in its day, in order of time."""

from __future__ import annotations

from collections import Counter, defaultdict
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from sphinx_workshop.importers.merge.entries import Merge, text_of
from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.model.program import Session
from sphinx_workshop.model.times import parse_day
from sphinx_workshop.yamledit import Insert, Moved, Remove, Set, Unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sphinx_workshop.importers.record import Record
    from sphinx_workshop.yamledit import Document, Path, Value

ORDER: Final = ("id", *(key for key in Session.model_fields if key != "id"))
"""The keys of a session, in the order in which they are written."""
_NO_TIME: Final = "~"
"""Sorts behind every time."""


def merge_program(
    document: Document,
    days: Mapping[date, Sequence[Record]],
    ids: Mapping[Path, str] = MappingProxyType({}),
) -> Merge:
    """Merge sessions into a program.

    What the source owns is updated. A session that is on another day, or no longer in order, moves as it is
    written; one without an id, or that the source does not have, stays.

    Args:
        document: The file: a list of days, `TBD` or nothing.
        days: The sessions of each day.
        ids: What the source calls sessions that have no id in the file, by their paths.

    Raises:
        CannotImport: Sessions between brackets would have to move, or the sessions of a day are not a list.
    """
    work = _ProgramMerge(document, days, ids)
    for day, records in days.items():
        for record in records:
            work.take(record, day.isoformat())
    work.merged.not_in_source = [key for key in work.places if key not in work.starts]
    for index in range(len(work.days)):
        work.fill(index, work.coming.pop(work.dates[index], []))
    for path, leaving in work.leaving.items():
        if len(leaving) == work.sizes[path]:  # all those inside another session
            work.merged.edits.append(Remove(path))
    work.add_days()
    return work.merged


class _ProgramMerge:
    def __init__(
        self, document: Document, days: Mapping[date, Sequence[Record]], ids: Mapping[Path, str]
    ) -> None:
        self.document, self.merged, self.ids = document, Merge(document), ids
        records = [record for each in days.values() for record in each]
        self.starts = {record.id: str(record.facts.get("start", "")) for record in records}
        self.days = list(map(as_mapping, as_list(document.data)))
        self.dates = list(map(_date, self.days))
        places = [place for index, day in enumerate(self.days) for place in _places(day, (index,))]
        self.places = {key: place for place in places if (key := self.key_of(*place))}
        self.sizes = Counter(path[:-1] for path, _ in places)
        self.times = [
            [self.start_of((index, "sessions", at), one, _date(day)) for at, one in enumerate(_sessions(day))]
            for index, day in enumerate(self.days)
        ]
        self.coming: defaultdict[str, list[tuple[str, Value]]] = defaultdict(list)
        """What comes into each day, with its time."""
        self.leaving: defaultdict[Path, set[int]] = defaultdict(set)
        """Which sessions leave each list."""

    def key_of(self, path: Path, session: Mapping[str, object]) -> str:
        return text_of(session, "id") or self.ids.get(path, "")

    def start_of(self, path: Path, session: Mapping[str, object], day: str) -> str:
        return _sortable(self.starts.get(self.key_of(path, session)) or text_of(session, "start"), day)

    def take(self, record: Record, day: str) -> None:
        """Update a session of the file, or have it come into a day."""
        if record.id not in self.places:
            self.merged.added.append(record.id)
            self.coming[day].append((_sortable(self.starts[record.id], day), record.entry(ORDER)))
            return
        path, session = self.places[record.id]
        start = self.start_of(path, session, day)
        siblings, day_index, index = path[:-1], int(path[0]), int(path[-1])
        is_elsewhere = self.dates[day_index] != day
        self.merged.update(path, session, record, ORDER, also=["day"] * is_elsewhere)
        is_nested = len(siblings) > len(("day", "sessions"))
        if is_elsewhere or not (is_nested or _is_in_order(self.times[day_index], index)):
            if self.document.is_flow(siblings):
                raise _in_brackets(self.dates[day_index])
            self.coming[day].append((start, Moved(path)))
            self.leaving[siblings].add(index)

    def fill(self, index: int, coming: list[tuple[str, Value]]) -> None:
        """Put sessions into a day of the file, each before the first that begins later."""
        path: Path = (index, "sessions")
        day, leaving = self.days[index], self.leaving.pop(path, set())
        if coming and not isinstance(day.get("sessions", []), list) and day["sessions"] not in ("", "TBD"):
            message = f"the sessions of {self.dates[index]} are not a list; begin each with `- `"
            raise CannotImport(message)
        if coming and self.document.is_flow(path if _sessions(day) else (index,)):
            raise _in_brackets(self.dates[index])
        staying = [at for at in range(len(self.times[index])) if at not in leaving]
        order: list[tuple[str, Value]] = [(self.times[index][at], Moved((*path, at))) for at in staying]
        for start, value in sorted(coming, key=itemgetter(0)):
            later = (at for at, (time, _) in enumerate(order) if start < time != _NO_TIME)
            order.insert(next(later, len(order)), (start, value))
        if order and (coming or leaving):
            self.merged.edits.append(Set(path, [value for _, value in order]))
        elif leaving:
            self.merged.edits.append(Remove((index,) if set(day) == {"date", "sessions"} else path))

    def add_days(self) -> None:
        """Add the days that the file does not have, each before the first that is later."""
        coming = {day: sessions for day, sessions in sorted(self.coming.items()) if sessions}
        if self.days and coming and self.document.is_flow(()):
            raise _in_brackets(min(coming))
        new: list[Value] = []
        for day, sessions in coming.items():
            in_time = [value for _, value in sorted(sessions, key=itemgetter(0))]
            new.append({"date": Unquoted(day), "sessions": in_time})
            later = (index for index, on in enumerate(self.dates) if on > day)
            if self.days:
                self.merged.edits.append(Insert((), next(later, len(self.days)), new[-1]))
        if new and not self.days:
            self.merged.edits.append(Set((), new))


def places_of(document: Document) -> dict[Path, Mapping[str, object]]:
    """Return the sessions of a program by their paths, those inside others after them."""
    days = enumerate(map(as_mapping, as_list(document.data)))
    return {path: session for index, day in days for path, session in _places(day, (index,))}


def place_in_time(session: Record, siblings: Sequence[Mapping[str, object]], day: str) -> int:
    """Return where a new session stands among others of its day: before the first that begins later."""
    start = _sortable(str(session.facts.get("start", "")), day)
    times = [_sortable(text_of(one, "start"), day) for one in siblings]
    return next((at for at, time in enumerate(times) if start < time != _NO_TIME), len(times))


def _places(holder: Mapping[str, object], path: Path) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Yield the sessions in a day or a session with their paths, those inside others after them."""
    for index, session in enumerate(_sessions(holder)):
        inner = (*path, "sessions", index)
        yield inner, session
        yield from _places(session, inner)


def _sessions(holder: Mapping[str, object]) -> list[dict[str, object]]:
    return list(map(as_mapping, as_list(holder.get("sessions"))))


def _is_in_order(times: list[str], index: int) -> bool:
    """Return whether a session begins neither before an earlier one nor after a later one."""
    mine, before = times[index], [time for time in times[:index] if time != _NO_TIME]
    return mine == _NO_TIME or max(before, default="") <= mine <= min(times[index:])


def _date(day: Mapping[str, object]) -> str:
    """Return the day as 2022-12-02; what else is written there as it is."""
    try:
        return parse_day(text_of(day, "date")).isoformat()
    except PydanticCustomError:
        return text_of(day, "date")


def _sortable(time: str, day: str) -> str:
    if not time or not time[0].isdigit():
        return _NO_TIME
    return time.replace("T", " ") if "-" in time else f"{day} {time.zfill(5)}"


def _in_brackets(day: str) -> CannotImport:
    fix = "write each on lines of its own, in block style, and import again"
    return CannotImport(f"the sessions of {day} are written between brackets; {fix}")
