"""Data files read for a merge, tried in a copy of their folder, and replaced whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.found import CannotImport
from sphinx_workshop.importers.tree import Node, Shape, parse
from sphinx_workshop.messages import quoted
from sphinx_workshop.problems import Kind, Position, Problem, Severity
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.yaml import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BOM: Final = b"\xef\xbb\xbf"
_NEW: Final = "\0"
_NEW_PLACE: Final = re.compile(rf"{_NEW}/(?P<name>[^\s:]+):(?P<line>\d+):\d+")
"""A place in a file as it would be."""
_BROKEN: Final = frozenset({Kind.SYNTAX, Kind.DUPLICATE_KEY, Kind.YAML_FEATURE})
"""What must be mended before a file can be merged into; other problems stay what they are."""


@dataclass(frozen=True)
class DataFile:
    """A data file as it was when the import began."""

    path: Path
    content: bytes | None
    """None for a file that is not there."""
    text: str
    """The text with `\\n` at the ends of its lines."""

    def encoded(self, text: str) -> bytes:
        """Return a new text in the form of the file: its line ends, its byte order mark."""
        before = self.content or b""
        if b"\n" in before and before.count(b"\n") == before.count(b"\r\n"):
            text = text.replace("\n", "\r\n")
        return (_BOM if before.startswith(_BOM) else b"") + text.encode()


def read_file(folder: Path, name: str) -> DataFile:
    """Return a data file that can be merged into.

    :raises CannotImport: for one that cannot be read, or is not well-formed
    """
    path = folder / name
    if not path.exists():
        schema = folder / "schemas" / f"{Path(name).stem}.json"
        header = f"# yaml-language-server: $schema=schemas/{schema.name}\n" if schema.exists() else ""
        return DataFile(path, None, header)
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read ({error}); mend that, and import again"
        raise CannotImport(message) from error
    problems = [problem for problem in read(text, str(path)).problems if problem.kind in _BROKEN]
    if problems:
        message = f"{problems[0]}; mend that first, and import again"
        raise CannotImport(message)
    if content.count(b"\n") == content.count(b"\r\n"):
        text = text.replace("\r\n", "\n")
    _refuse_no_list(text, str(path))
    return DataFile(path, content, text)


def _refuse_no_list(text: str, file: str) -> None:
    """Raise for a file that says something other than a list: only TBD gives way to entries."""
    tree = parse(text)
    if tree is None or tree.shape is Shape.LIST or (tree.shape is Shape.TEXT and tree.text in {"", "TBD"}):
        return
    position = Position(file, text.count("\n", 0, tree.start) + 1, tree.column + 1)
    hint = "a list is expected here; begin each entry with `- `, and indent its other lines by two"
    message = f"{Problem(Kind.TYPE, position, hint)}; mend that first, and import again"
    raise CannotImport(message)


def new_errors(folder: Path, changes: dict[str, bytes]) -> list[str]:
    """Return the errors that files would bring which are not there now, each with the entry that it is in."""
    with tempfile.TemporaryDirectory() as temporary:
        copy, changed = Path(temporary) / "data", Path(temporary) / "changed/data"
        for place in (copy, changed):
            place.mkdir(parents=True)
            for path in folder.glob("*.y*ml"):
                if path.is_file():
                    shutil.copyfile(path, place / path.name)
        for name, content in changes.items():
            (changed / name).write_bytes(content)
        errors = _errors(changed)
        before = Counter(map(_without_place, _errors(copy) if errors else ()))
        result = []
        for problem in errors:
            if before[_without_place(problem)] > 0:
                before[_without_place(problem)] -= 1
                continue
            name = Path(problem.position.file).name
            entry = _entry_at(changes.get(name, b""), problem.position.line) or name
            message = _NEW_PLACE.sub(
                partial(_new_place, changes), problem.message.replace(str(changed), _NEW)
            )
            result.append(f"{entry}: {message.replace(_NEW, str(folder))}")
    return result


def _new_place(changes: dict[str, bytes], found: re.Match[str]) -> str:
    """Return a place of a file that is not written as what would be there."""
    name, line = found["name"], int(found["line"])
    if name not in changes:
        return found[0]
    entry = _entry_at(changes[name], line)
    return f"line {line} of what {name} would be" + (f" ({entry})" if entry else "")


def _errors(folder: Path) -> list[Problem]:
    return [problem for problem in load(folder).problems if problem.severity is Severity.ERROR]


def _without_place(problem: Problem) -> tuple[Kind, str, str]:
    """Return what makes two problems the same though the lines of the file have moved."""
    words = (word for word in problem.message.split() if ".yml:" not in word)
    return problem.kind, Path(problem.position.file).name, " ".join(words)


def _entry_at(content: bytes, line: int) -> str:
    """Return the id and the title of the entry that a line is in."""
    text = content.decode("utf-8-sig")
    within = [node for node in _entries(parse(text)) if text.count("\n", 0, node.start) < line]
    if not within:
        return ""
    titles = (within[-1].text_of(key) for key in ("title", "name", "date"))
    title = next(filter(None, titles), "")
    return ", ".join(filter(None, [within[-1].text_of("id"), title and quoted(title)]))


def _entries(tree: Node | None) -> Iterator[Node]:
    """Yield the entries of a file, and the sessions inside them."""
    for node in tree.items if tree is not None else ():
        yield node
        yield from _entries(node.get("sessions"))


def replace(changes: Sequence[tuple[DataFile, bytes]]) -> None:
    """Write files: each is seen as it was or as it will be, and none unless all could be written.

    In the folder of each file a draft is written under a name that no loader reads, and put in its place.

    :raises CannotImport: where that fails, or a file has changed since it was read
    """
    drafts: list[tuple[Path, DataFile]] = []
    try:
        for file, content in changes:
            drafts.append((_draft(file), file))
            _write(drafts[-1][0], file, content)
        for _, file in drafts:
            _refuse_changed(file)
        while drafts:
            draft, file = drafts[0]
            draft.replace(_target(file))
            drafts.pop(0)
    except OSError as error:
        message = (
            f"cannot write {error.filename or 'the data'}: {error.strerror}; mend that, and import again"
        )
        raise CannotImport(message) from error
    finally:
        for draft, _ in drafts:
            with suppress(OSError):
                draft.unlink()


def _target(file: DataFile) -> Path:
    return Path(os.path.realpath(file.path))  # a link stays one


def _draft(file: DataFile) -> Path:
    target = _target(file)
    for left in target.parent.glob(f".{target.name}.*.part"):
        with suppress(OSError):
            left.unlink()  # of an import that was killed
    handle, name = tempfile.mkstemp(".part", f".{target.name}.", target.parent)
    os.close(handle)
    return Path(name)


def _write(draft: Path, file: DataFile, content: bytes) -> None:
    with draft.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    target = _target(file)
    mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
    draft.chmod(mode & 0o7777)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse_changed(file: DataFile) -> None:
    target = _target(file)
    now = target.read_bytes() if target.exists() else None
    if now != file.content:
        message = f"{file.path} was changed by somebody else meanwhile; import again"
        raise CannotImport(message)
