"""The one pass that writes files that no page becomes, and the manifest that says what is written already."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

# Private to Sphinx: its own processes heed `-j` and pass warnings on. Tested in tests/sphinx/test_private.py.
from sphinx.util.parallel import ParallelTasks, SerialTasks, parallel_available

from sphinx_workshop import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path


class Batch(NamedTuple):
    """Some files that are made together."""

    names: tuple[str, ...]
    """The files, relative to the folder of the output, as far as they are known beforehand."""
    make: Callable[[], Iterable[tuple[str, bytes]]]
    """Returns the name and the content of each."""


class Manifest:
    """The files of one group that the last build wrote into a folder, each with a digest of its content."""

    def __init__(self, path: Path, out: Path) -> None:
        """Read what the last build has left.

        Args:
            path: the file that keeps it
            out: the folder of the output
        """
        self._path = path
        self._out = out
        self._folders: dict[str, set[str]] = {}
        self.key = ""
        """What the files were made from; empty after a build that was stopped."""
        self.files: dict[str, str] = {}
        """Digests by name; empty for a file that a stopped build may or may not have written."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if found["version"] == __version__:
            self.key, self.files = found["key"], found["files"]

    def is_complete(self) -> bool:
        """Return whether all files that were written are still there."""
        return bool(self.key) and all(map(self._exists, self.files))

    def write(
        self,
        key: str,
        batches: Sequence[Batch],
        copies: Mapping[str, Path],
        *,
        jobs: int,
        others: Iterable[str] = (),
    ) -> None:
        """Write the files that have changed, and remove those that are no longer wanted.

        Args:
            key: stands for what the files are made from
            batches: what makes the files
            copies: files that are copied, by their names in the output
            jobs: how many processes may work, as Sphinx was told
            others: files that documents have become, which are not removed
        """
        before = {name: known for name, known in self.files.items() if known and self._exists(name)}
        coming = (name for batch in batches for name in batch.names)
        self._save("", dict.fromkeys([*self.files, *coming, *copies], ""))
        written: dict[str, str] = {}
        use_processes = parallel_available and jobs > 1 and len(batches) > 1
        tasks: ParallelTasks | SerialTasks = ParallelTasks(jobs) if use_processes else SerialTasks()
        for batch in batches:
            work = partial(_write_batch, batch, self._out, before)
            # A parallel task hands over its argument and its result, a serial one its result alone.
            tasks.add_task(work, None, lambda *results: written.update(results[-1]))
        tasks.join()
        for name, source in copies.items():
            status = source.stat()
            written[name] = f"{status.st_size}-{status.st_mtime_ns}"
            if before.get(name) != written[name]:
                _make_folder(self._out / name)
                shutil.copyfile(source, self._out / name)
        self._remove(self.files.keys() - written.keys() - set(others))
        self._save(key, written)

    def _remove(self, names: Iterable[str]) -> None:
        """Remove files, and the folders that become empty."""
        paths = [self._out / name for name in names]
        for path in paths:
            path.unlink(missing_ok=True)
        folders = {folder for path in paths for folder in path.parents if folder.is_relative_to(self._out)}
        for folder in sorted(folders - {self._out}, reverse=True):  # a folder comes after those inside it
            with suppress(OSError):  # other files are in the folder
                folder.rmdir()

    def _exists(self, name: str) -> bool:
        """Return whether a file is there; each folder is read once, since there may be thousands of files."""
        folder, file = os.path.split(name)
        if folder not in self._folders:
            try:
                self._folders[folder] = set(os.listdir(os.path.join(self._out, folder)))  # noqa: PTH118, PTH208
            except OSError:
                self._folders[folder] = set()
        return file in self._folders[folder]

    def _save(self, key: str, files: dict[str, str]) -> None:
        self.key, self.files = key, files
        self._folders = {}
        if not key and not files:
            self._path.unlink(missing_ok=True)
            return
        saved = {"version": __version__, "key": key, "files": files}
        self._path.write_text(json.dumps(saved), encoding="utf-8", newline="\n")


def _write_batch(batch: Batch, out: Path, before: Mapping[str, str]) -> dict[str, str]:
    """Write those files of a batch that have changed; return the digests of all."""
    written: dict[str, str] = {}
    for name, content in batch.make():
        written[name] = blake2b(content, digest_size=12).hexdigest()
        if before.get(name) == written[name]:
            continue
        path = out / name
        try:
            path.write_bytes(content)
        except FileNotFoundError:
            _make_folder(path)
            path.write_bytes(content)
    return written


def _make_folder(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
