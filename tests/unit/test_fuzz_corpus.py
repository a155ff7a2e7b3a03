"""Every input that fuzzing has kept holds its promise: it once failed, or reaches what no other does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fuzz.seeds import KEPT
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from pathlib import Path

CORPUS = sorted(path for path in KEPT.glob("*/*"))
MOST_BYTES = 300_000


@pytest.mark.parametrize("name", TARGETS)
def test_the_inputs_that_fuzzing_has_kept_hold_their_promise(name: str) -> None:
    failed: list[Path] = []
    for path in sorted((KEPT / name).glob("*")):
        try:
            TARGETS[name](path.read_bytes())
        except Exception as error:  # noqa: BLE001 (all of them are told at once)
            failed.append(path)
            print(f"{path}: {error!r}")  # noqa: T201 (shown where the test fails)
    assert failed == []


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS) <= MOST_BYTES
