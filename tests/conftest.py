"""What all tests share: a data folder made of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@pytest.fixture
def write_data(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write data files, by name, into the data folder of an empty site; the least workshop.yml is added."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "docs/data"
        for name, content in {"workshop.yml": "name: Example Workshop\nphase: proposal\n", **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write
