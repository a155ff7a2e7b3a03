"""Answers as facts of an entry, each tried by its type: what is wrong is told by the label of its field."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pydantic import ValidationError

from sphinx_workshop.importers.issue.fields import Shape
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.text import markdown, plain
from sphinx_workshop.importers.text.emails import NEVER_PUBLISHED, has_email
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import OWN, entry_type, may_be_tbd
from sphinx_workshop.model.people import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_workshop.importers.issue.body import Answers
    from sphinx_workshop.importers.issue.fields import Field
    from sphinx_workshop.model.base import Entry

TBD: Final = "TBD"
_LISTS: Final = frozenset({"affiliation", "role", "track", "keywords"})
"""Facts of which there may be several, with `;` between them."""
_MARKDOWN_LINES: Final = frozenset({"title", "talk.title"})
_ADDRESSES: Final = frozenset({"url", "links"})
"""Facts that are addresses, like everything below `links` and the files of a talk."""


def facts_of(
    answers: Answers, entry: type[Entry], keys: Mapping[str, str], notes: list[str]
) -> dict[str, str | list[str]]:
    """Return the facts that the answers to some fields say: texts and lists, as the data files have them.

    Args:
        answers: The issue.
        entry: The type of the entry.
        keys: The fact of the entry, by the key of the field.
        notes: Gets a sentence about what is left out.

    Raises:
        CannotImport: A fact is of the wrong type.
    """
    facts: dict[str, str | list[str]] = {}
    problems: list[str] = []
    for key, path in keys.items():
        if not (answer := answers[key]):
            continue
        field = answers.form.by_key[key]
        value = _value(field, path, answer)
        if said := list(_wrong(field, path, value, entry)):
            problems += said
        elif value:
            facts[path] = value
            if not _is_address(path) and has_email(answer):
                notes.append(f"{field.label}: left out the e-mail addresses")
    if problems:
        raise CannotImport("; ".join(problems))
    return facts


def _value(field: Field, path: str, answer: str) -> str | list[str]:
    """Return an answer as the data files write it."""
    if plain.is_to_be(answer):
        return TBD
    if path == "links":
        return [plain.line(line) for line in plain.lines(answer).split("\n") if line.strip()]
    if path in _LISTS:
        return list(filter(None, map(plain.name, answer.split(";"))))
    if field.shape is Shape.TEXT:
        return markdown.allowed(answer)
    if path in _MARKDOWN_LINES:
        return markdown.inline(answer)
    if path in PROFILES:
        return _bare(path, plain.line(answer))
    return plain.line(answer) if _is_address(path) else plain.name(answer)


def _bare(service: str, answer: str) -> str:
    """Return an id at a service, of which people rather write the address."""
    before, after = re.sub(r"^https?://(?:www\.)?", "", PROFILES[service][1]).split("{}")
    written = re.sub(r"^https?://(?:www\.)?", "", answer)
    return written.removeprefix(before).removesuffix(after).rstrip("/")


def profile_at(address: str, entry: type[Entry]) -> tuple[str, str] | None:
    """Return the key of a service and the id there, if an address is that of somebody's profile."""
    for key, (_name, form) in PROFILES.items():
        if re.match(rf"https?://(?:www\.)?{re.escape(_host(form))}/", address):
            bare = _bare(key, address.partition("&")[0])
            with suppress(ValidationError):
                entry.model_validate({key: bare})
                return key, bare
    return None


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _is_address(path: str) -> bool:
    return path in _ADDRESSES or path.startswith("links.") or path in {"talk.slides", "talk.video"}


def _wrong(field: Field, path: str, value: str | list[str], entry: type[Entry]) -> Iterator[str]:
    """Yield what is wrong with a value, by the label of its field."""
    *above, key = path.split(".")
    owner = entry
    for step in above:
        owner = entry_type(owner, step) or owner
    if value == TBD:
        if not may_be_tbd(owner, key) or key == "links":
            yield f"{quoted(field.label)} may not be TBD; write it, or leave the field empty"
        return
    if _is_address(path) and any(map(has_email, [value] if isinstance(value, str) else value)):
        yield f"{quoted(field.label)}: {NEVER_PUBLISHED}"
    try:
        owner.model_validate({key: value})
    except ValidationError as error:
        # what pydantic itself finds is told by the check of the whole file
        found = (one for one in error.errors() if one["loc"][0] == key and one["type"].startswith(OWN))
        reasons = [one["msg"] for one in found]
        yield from (f"{quoted(field.label)}: {reason}" for reason in dict.fromkeys(reasons))
