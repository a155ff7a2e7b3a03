"""The data files of an import: read, tried in a copy of their folder, and replaced all or none."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from bisect import bisect_right
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import uuid4

from sphinx_workshop.importers.merge.entries import text_of
from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.messages import quoted
from sphinx_workshop.problems import Kind, Position, Problem, Severity
from sphinx_workshop.source.files import FILES, first_line
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.yaml import read_document
from sphinx_workshop.yamledit import Document, YamlEditError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.yamledit import Path as YamlPath

_BROKEN: Final = frozenset({Kind.UNREADABLE, Kind.SYNTAX, Kind.DUPLICATE_KEY, Kind.YAML_FEATURE})
"""What must be fixed before a file can be edited; other problems stay as they are."""
_UNREADABLE: Final = _BROKEN | {
    Kind.BLANK,
    Kind.TO_BE,
    Kind.UNKNOWN_KEY,
    Kind.MISSING,
    Kind.TYPE,
    Kind.VALUE,
    Kind.DATE,
    Kind.ZONE,
    Kind.URL,
    Kind.IDENTIFIER,
    Kind.PATH,
    Kind.MARKUP,
    Kind.LIMIT,
}
"""What makes an entry or a fact unreadable; all other kinds are rules about facts that were read."""
_LIST_EXPECTED: Final = (
    "a list is expected here; begin each entry with `- `, and indent its other lines by two"
)
_POSITION: Final = re.compile(r"[^\s(`]*?(?P<name>[\w.-]+\.yml):(?P<line>\d+):(?P<column>\d+)")
"""A place in a data file, as messages write it."""
_FILE: Final = re.compile(r"(?!.*(?:^|/)\.)[^/\\:\n][^\\:\n]{0,200}\.\w{1,8}")
"""The name of a file below the data folder."""


@dataclass(frozen=True)
class DataFile:
    """A data file as it was when the import began."""

    path: Path
    content: bytes | None
    """None if there is no such file."""
    document: Document


class NewError(NamedTuple):
    """An error that the data would have after an import."""

    message: str
    is_unreadable: bool
    """Whether an entry could not be read; else a rule is broken, such as a clash of rooms."""


def read_file(folder: Path, name: str) -> DataFile:
    """Return a data file into which facts can be merged.

    Raises:
        CannotImport: The file cannot be read, is not well-formed, or is not a list of entries, or the one
            entry, that it should be.
    """
    is_list = FILES[Path(name).stem].many
    path = folder / name
    if not path.exists():
        return DataFile(path, None, Document(first_line(path)))
    problems = [problem for problem in read_document(path).problems if problem.kind in _BROKEN]
    if not problems:
        content = path.read_bytes()
        try:
            document = Document(content.decode())
            if isinstance(document.data, list if is_list else dict) or document.data in ("", "TBD"):
                return DataFile(path, content, document)
            hint = _LIST_EXPECTED if is_list else "keys are expected here; write each as `key: value`"
            problems = [Problem(Kind.TYPE, Position(path.as_posix(), *document.position(())), hint)]
        except YamlEditError as error:
            problems = [
                Problem(Kind.SYNTAX, Position(path.as_posix(), error.line, error.column), error.reason)
            ]
    message = f"{problems[0]}; fix that and import again"
    raise CannotImport(message)


def new_errors(
    folder: Path, changes: Mapping[str, Document], copies: Mapping[str, Path] = MappingProxyType({})
) -> list[NewError]:
    """Return the errors that the files of a folder would have after changes, and do not have now.

    Args:
        folder: The data folder.
        changes: The changed data files, by name.
        copies: The files that are copied into the folder, by their paths in it.
    """
    with tempfile.TemporaryDirectory() as temporary:
        before, after = Path(temporary) / "before/data", Path(temporary) / "after/data"
        for copy in (before, after):
            copy.mkdir(parents=True)
            for path in folder.glob("*.y*ml"):
                if path.is_file():
                    shutil.copyfile(path, copy / path.name)
        for name, document in changes.items():
            (after / name).write_bytes(document.text.encode())
        for name, source in copies.items():
            _bring(source, after / name)
        errors = _errors(after)
        if any(error.kind is Kind.PATH for error in errors):  # the copies have no other files yet
            for path in filter(Path.is_file, [*before.iterdir(), *after.iterdir()]):
                _bring_files(read_document(path).data, folder, path.parent)
            errors = _errors(after)
        now = Counter(map(_without_place, _errors(before) if errors else ()))
    result = []
    for problem in errors:
        if now[_without_place(problem)] > 0:
            now[_without_place(problem)] -= 1
            continue
        name = Path(problem.position.file).name
        entry = _entry_at(changes[name], problem.position.line) if name in changes else ""
        message = f"{entry or name}: {_in_words(problem.message, folder, changes)}"
        result.append(NewError(message, problem.kind in _UNREADABLE))
    return result


def _copy(copies: Mapping[str, Path], folder: Path, new: list[Path]) -> None:
    """Copy files into a folder, those that it has not, and add them to a list as they begin to be there."""
    for name, source in copies.items():
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            new.append(target)
            shutil.copyfile(source, target)


def _bring_files(data: object, folder: Path, copy: Path) -> None:
    """Bring the files of a folder that data names into a copy of the folder."""
    if isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            _bring_files(inner, folder, copy)
    elif isinstance(data, str) and _FILE.fullmatch(data) and (folder / data).is_file():
        _bring(folder / data, copy / data)


def _bring(source: Path, target: Path) -> None:
    """Bring a file to where it is only read."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:  # on another disk, for example
        shutil.copyfile(source, target)


def _errors(folder: Path) -> list[Problem]:
    return [problem for problem in load(folder).problems if problem.severity is Severity.ERROR]


def _without_place(problem: Problem) -> tuple[Kind, str, str]:
    """Return what makes two problems the same, even if the lines of the file have moved."""
    return problem.kind, Path(problem.position.file).name, _POSITION.sub("", problem.message)


def _in_words(message: str, folder: Path, changes: Mapping[str, Document]) -> str:
    """Return a message about the copies as one about the folder, whose changed files are not written yet."""

    def place(found: re.Match[str]) -> str:
        name, line = found["name"], int(found["line"])
        if name not in changes:
            return f"{folder / name}:{line}:{found['column']}"
        entry = _entry_at(changes[name], line)
        return f"line {line} of the new {name}" + (f" ({entry})" if entry else "")

    return _POSITION.sub(place, message)


def _entry_at(document: Document, line: int) -> str:
    """Return the id and the title of the entry that a line is in; of sessions the innermost."""
    path: YamlPath = ()
    entry: Mapping[str, object] = {}
    entries = as_list(document.data)
    while entries:
        first_line = partial(lambda path, index: document.position((*path, index))[0], path)
        index = bisect_right(range(len(entries)), line, key=first_line) - 1
        if index < 0:
            break
        entry = as_mapping(entries[index])
        path, entries = (*path, index, "sessions"), as_list(entry.get("sessions"))
    title = next(filter(None, (text_of(entry, key) for key in ("title", "name", "date"))), "")
    return ", ".join(filter(None, [text_of(entry, "id"), title and quoted(title)]))


def write(
    changes: Sequence[tuple[DataFile, Document]],
    folder: Path,
    copies: Mapping[str, Path] = MappingProxyType({}),
) -> None:
    """Write files: none unless all could be written, and each is seen as it was or as it will be.

    A draft is written beside each file, under a name that nothing reads, and then takes its place. Files that
    the data names are copied first.

    Raises:
        CannotImport: A file cannot be written, or was changed since it was read.
    """
    drafts: list[tuple[Path, Path]] = []
    new: list[Path] = []
    try:
        _copy(copies, folder, new)
        for file, document in changes:
            target = Path(os.path.realpath(file.path))
            for left in target.parent.glob(f".{target.name}.*.part"):  # by an import that was killed
                left.unlink(missing_ok=True)
            draft = target.with_name(f".{target.name}.{uuid4().hex}.part")
            drafts.append((draft, target))
            with draft.open("xb") as stream:
                stream.write(document.text.encode())
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o7777)
        for file, _ in changes:
            if (file.path.read_bytes() if file.path.exists() else None) != file.content:
                message = f"{file.path} was changed by somebody else meanwhile; import again"
                raise CannotImport(message)
        while drafts:
            draft, target = drafts[0]
            draft.replace(target)
            new.clear()
            drafts.pop(0)
    except OSError as error:
        message = f"cannot write {error.filename or 'the data'}: {error.strerror}; fix that and import again"
        raise CannotImport(message) from error
    finally:
        for left_over in [*(draft for draft, _ in drafts), *new]:
            with suppress(OSError):
                left_over.unlink()
