"""Which entries of dates.yml the dates of a source are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_workshop.importers.merge.entries import identity, text_of
from sphinx_workshop.importers.record import as_list, as_mapping
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.record import Record


def with_ids(records: Sequence[Record], data: object) -> list[Record]:
    """Return records with the ids of the entries that they are about: by id or name, else by a kind alone.

    An entry whose date is to come is filled by the one date of its kind, and keeps its name.
    """
    entries = {identity(entry): entry for entry in map(as_mapping, as_list(data))}
    names = {slug(text_of(entry, "name")): key for key, entry in entries.items()}
    result = []
    for record in records:
        kind = str(record.facts.get("kind", ""))
        of_kind = [key for key, entry in entries.items() if kind and text_of(entry, "kind") == kind]
        alike = [one for one in records if one.facts.get("kind") == kind]
        is_alone = len(of_kind) == len(alike) == 1 and text_of(entries[of_kind[0]], "due") == "TBD"
        if record.id in entries:
            result.append(record)
        elif key := names.get(slug(record.name)):
            result.append(replace(record, id=key))
        elif is_alone:
            facts = {fact: value for fact, value in record.facts.items() if fact not in {"name", "kind"}}
            result.append(replace(record, id=of_kind[0], facts=facts))
        else:
            result.append(record)
    return result
