"""Pictures that are made already, by content: what was made once is found again without Pillow."""

from __future__ import annotations

import json
import os
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.pictures.recipes import Copy, Picture
from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_workshop.pictures.recipes import Made, Recipe

PILLOW: Final = Table({"make_all": "sphinx_workshop.pictures.making:make_all"})
"""What needs Pillow: a site without photos, and a build that finds all of them made, do without."""
MADE_AS: Final = 1
"""To be raised when the same picture becomes other files than before."""


class Order(NamedTuple):
    """A picture that a page shows."""

    file: Path
    recipe: Recipe


class Shelf:
    """A folder with the files that were made from pictures."""

    def __init__(self, folder: Path) -> None:
        """Files are read and written in the folder, which need not exist."""
        self.folder = folder

    def take(self, orders: Iterable[Order], workers: int) -> dict[Order, Picture | str]:
        """Return pictures, making those that were not made yet; for a bad one, what is wrong and the fix.

        Args:
            orders: The pictures.
            workers: How many threads may make pictures.
        """
        names = {order: _name_of(order) for order in dict.fromkeys(orders)}
        result: dict[Order, Picture | str] = {}
        for order, name in names.items():
            found = self._found(name) if name else "cannot be read; check its permissions"
            if found is not None:
                result[order] = found
        missing = [order for order in names if order not in result]
        for order, made in zip(missing, PILLOW["make_all"](missing, workers) if missing else [], strict=True):
            result[order] = made if isinstance(made, str) else self._put(names[order], made)
        return result

    def _found(self, name: str) -> Picture | None:
        """Return the picture that was made under a name, if all of its files are there."""
        try:
            record = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        copies = tuple(Copy(*copy) for copy in record["copies"])
        picture = Picture(record["width"], record["height"], copies, record["fallback"])
        return picture if all((self.folder / one).is_file() for one in picture.names) else None

    def _put(self, name: str, made: Made) -> Picture:
        """Write the files of a picture, and then the record that says they are there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        copies = []
        for width, content in made.webp:
            copies.append(Copy(f"{name}-{width}.webp", f"{round(width / made.width, 2):g}x"))
            self._write(copies[-1].name, content)
        fallback = f"{name}{made.ending}"
        self._write(fallback, made.fallback)
        picture = Picture(made.width, made.height, tuple(copies), fallback)
        self._write(f"{name}.json", json.dumps(picture._asdict()).encode())
        return picture

    def _write(self, name: str, content: bytes) -> None:
        """Write a file at once, so that a build which is stopped leaves no half of it."""
        temporary = self.folder / f"{name}.part"
        temporary.write_bytes(content)
        os.replace(temporary, self.folder / name)  # noqa: PTH105 (a Path's own does the same)


def _name_of(order: Order) -> str:
    """Return the name of what is made from a picture, which differs by content and recipe.

    It is empty if the file cannot be read.
    """
    try:
        digest = sha256(order.file.read_bytes())
    except OSError:
        return ""
    digest.update(repr((MADE_AS, *order.recipe)).encode())
    stem = re.sub(r"[^a-z0-9]+", "-", order.file.stem.lower()).strip("-")[:40]
    return "-".join(filter(None, [stem, digest.hexdigest()[:12]]))
