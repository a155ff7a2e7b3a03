"""The cells of own sheets as values of data files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.sheets.cells import label_and_url, parts_of
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.cells import is_no, is_yes
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.links import names_file
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_workshop.yamledit import Value

_TIME: Final = re.compile(r"(\d{4}-\d{2}-\d{2} )?(\d{1,2}:\d{2})(?::\d{2})?", re.ASCII)


def one_or_more(parts: Sequence[str]) -> Value:
    """Return a list, or its only item."""
    return parts[0] if len(parts) == 1 else list(parts)


def links_in(cell: str) -> list[Value]:
    """Return links, each an entry with a label; an address alone is its own label."""
    pairs = map(label_and_url, filter(None, parts_of(cell)))
    return [{"label": label or url, "url": url} for label, url in pairs]


def accounts_in(cell: str) -> list[Value]:
    """Return accounts: addresses, or entries with a label."""
    pairs = map(label_and_url, filter(None, parts_of(cell)))
    return [{"label": label, "url": url} if label else url for label, url in pairs]


def truth_in(cell: str, where: str) -> Unquoted:
    """Return what a cell says, yes or no.

    Raises:
        CannotImport: It says neither.
    """
    if not is_yes(cell) and not is_no(cell):
        message = f"{where}: {quoted(cell)} is neither `yes` nor `no`; write one of them"
        raise CannotImport(message)
    return Unquoted("true" if is_yes(cell) else "false")


def time_in(cell: str, where: str) -> Unquoted:
    """Return a time of a program, without seconds, which spreadsheets add.

    Raises:
        CannotImport: It is none.
    """
    found = _TIME.fullmatch(cell)
    if not found:
        message = f"{where}: {quoted(cell)} is no time; write it as 09:05, past midnight as 2022-12-03 00:30"
        raise CannotImport(message)
    return Unquoted(f"{found[1] or ''}{found[2].zfill(5)}")


def is_there(target: str, folder: Path) -> bool:
    """Return whether a link leads to an address, or to a file that the data folder has."""
    try:
        return not names_file(target) or (folder / target).is_file()
    except OSError:  # no name of a file
        return False


def without_missing(
    facts: dict[str, Value], keys: Sequence[str], folder: Path, about: str, notes: list[str]
) -> None:
    """Take out of facts those that name files which the data folder does not have, and note them."""
    for key in keys:
        target = facts.get(key)
        if isinstance(target, str) and not is_there(target, folder):
            del facts[key]
            notes.append(
                f"{about}: left out {key}: the file {quoted(target)} is not in {folder}; add it first"
            )
