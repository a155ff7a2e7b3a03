"""What changed from one format of the data files to the next, as edits of their text.

A new format raises `CURRENT` in model/data_format.py, and gets its rows here and a folder in tests/formats/:
the data there, of each format that there has been, must always load and migrate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.yamledit import Document, Set, Unquoted, in_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx_workshop.yamledit import Data, Operation

KEY: Final = "data_format"
"""The key of workshop.yml that names the format."""


class Migration(NamedTuple):
    """A change of one data file that a format brings."""

    to: int
    """The format, from 2 on."""
    file: str
    """The data file, such as `dates.yml`."""
    edits: Callable[[Data], Iterable[Operation]]
    """What it makes of the plain data of the file as the formats before have left it."""
    says: str
    """What changes, in a sentence for organizers."""


MIGRATIONS: Final[tuple[Migration, ...]] = ()
"""All changes there have been, oldest first."""


class Migrated(NamedTuple):
    """The data files in a newer format."""

    documents: dict[str, Document]
    """Every file that there is, by name."""
    says: list[str]
    """What has changed, each with the name of its file."""


def format_of(workshop: Document) -> int:
    """Return the format that workshop.yml names.

    Raises:
        ValueError: It is no whole number, 1 or more.
    """
    written = workshop.data.get(KEY, "1") if isinstance(workshop.data, dict) else "1"
    if not (isinstance(written, str) and written.isascii() and written.isdecimal() and int(written)):
        raise ValueError(written)
    return int(written)


def migrate(documents: Mapping[str, Document], newest: int, migrations: Sequence[Migration]) -> Migrated:
    """Return data files in the newest format, with every byte kept that does not have to change.

    Args:
        documents: the files by name; `workshop.yml` is one of them
        newest: the format that they are to be in
        migrations: the changes, oldest first

    Raises:
        FileEditError: A file cannot be edited safely.
        ValueError: workshop.yml names no format.
    """
    changed, says = dict(documents), []
    present = format_of(documents["workshop.yml"])
    for migration in migrations:
        if migration.to <= present or migration.file not in changed:
            continue
        before = changed[migration.file]
        with in_file(migration.file):
            changed[migration.file] = before.edit(*migration.edits(before.data))
        if changed[migration.file].text != before.text:
            says.append(f"{migration.file}: {migration.says}")
    if present < newest:
        key = Set((KEY,), Unquoted(str(newest)), after=["name", "phase"])
        with in_file("workshop.yml"):
            changed["workshop.yml"] = changed["workshop.yml"].edit(key)
    return Migrated(changed, says)
