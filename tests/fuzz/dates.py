"""Any text as a day, a time or a zone: refused in a sentence, or read as what it is written as."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.schedules import values as schedules
from sphinx_workshop.importers.sheets.values import time_in
from sphinx_workshop.model.times import Clock, Day, Due, Moment, Month, Zone, tzinfo
from tests.fuzz.choices import Choices

if TYPE_CHECKING:
    from collections.abc import Callable

TYPES: Final[dict[str, TypeAdapter[Any]]] = {
    "day": TypeAdapter(Day),
    "moment": TypeAdapter(Moment),
    "due": TypeAdapter(Due),
    "clock": TypeAdapter(Clock),
    "zone": TypeAdapter(Zone),
}
YEARS: Final = range(1900, 2200)


def dates(data: bytes) -> None:
    """Read a cell as every kind of date."""
    text = Choices(data).text()
    for name, adapter in TYPES.items():
        value = _read(adapter.validate_python, text, ValidationError)
        if name == "zone" and value is not None:
            tzinfo(value)
        elif value is not None:
            assert isinstance(value, time) or value.year in YEARS, value
            assert adapter.validate_python(_written(value)) == value
    _read(lambda cell: time_in(cell, "here"), text, CannotImport)
    for read in (schedules.day_of, schedules.moment_of, schedules.clock_of):
        found: Any = read(text)
        if isinstance(found, date):
            assert found.year in YEARS, found
    length = _read(schedules.length_of, text, CannotImport)
    assert length is None or length <= timedelta(days=366), length


def _read(read: Callable[[str], Any], text: str, refused: type[Exception]) -> Any:  # noqa: ANN401
    try:
        return read(text)
    except refused:
        return None


def _written(value: date | datetime | time | Month) -> str:
    """Return a value as data files have it."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return str(value)
