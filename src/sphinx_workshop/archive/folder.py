"""The folders of archived editions: which there are, their files, and one written whole or not at all."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_workshop.archive.freeze import Frozen

_YEAR: Final = re.compile("[0-9]{4}")


def editions_in(folder: Path) -> dict[str, Path]:
    """Return the editions in a folder of archived ones: the folders that are named by a year."""
    if not folder.is_dir():
        return {}
    found = {path.name: path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()}
    return {name: found[name] for name in sorted(found) if _YEAR.fullmatch(name)}


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the files of an edition, in order; a link to a file elsewhere is not one, and is not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path


def is_same(frozen: Frozen, folder: Path) -> bool:
    """Return whether a folder has the files of an edition, and no others."""
    names = {path.relative_to(folder).as_posix() for path in files_of(folder)}
    if names != frozen.copied.keys() | frozen.written.keys():
        return False
    return all((folder / name).read_bytes() == content for name, content in frozen.written.items()) and all(
        (folder / name).read_bytes() == path.read_bytes() for name, path in frozen.copied.items()
    )


def put(frozen: Frozen, folder: Path) -> None:
    """Write the files of an edition into a folder, in place of what is there.

    They are written beside it, under a name that no build copies, which then becomes the folder's.

    Raises:
        OSError: A file cannot be written; the folder is as it was.
    """
    draft, before = folder.with_name(f".{folder.name}.part"), folder.with_name(f".{folder.name}.before")
    if before.exists() and not folder.exists():  # a run was killed right between the two renames
        before.rename(folder)
    for left in (draft, before):
        if left.exists():
            shutil.rmtree(left)
    try:
        for name, path in frozen.copied.items():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, draft / name)
        for name, content in frozen.written.items():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_bytes(content)
        if folder.exists():
            folder.rename(before)
        draft.rename(folder)
    except OSError:
        if before.exists() and not folder.exists():
            before.rename(folder)
        raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    shutil.rmtree(before, ignore_errors=True)
