"""A schedule as records: sessions by day for program.yml, people for speakers.yml."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from sphinx_workshop.importers import texts
from sphinx_workshop.importers.record import Record
from sphinx_workshop.importers.schedules.kinds import kind_of, label_of
from sphinx_workshop.importers.schedules.sessions import links_of, times_of, words_of
from sphinx_workshop.importers.schedules.slots import Slot, with_ids
from sphinx_workshop.importers.schedules.speakers import speaker_records
from sphinx_workshop.importers.schedules.zones import clocks_of
from sphinx_workshop.messages import listing
from sphinx_workshop.model.program import on_day
from sphinx_workshop.model.base import known
from sphinx_workshop.model.texts import Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sphinx_workshop.importers.schedules.events import Event, Schedule
    from sphinx_workshop.importers.record import Facts
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Value

_LANGUAGE = TypeAdapter(Language)
