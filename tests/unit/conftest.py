"""What the tests without Sphinx share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.source.loader import load
from tests.unit.openreview_service import Service, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded


@pytest.fixture
def load_data(
    write_data: Callable[[Mapping[str, str | bytes]], Path],
) -> Callable[[Mapping[str, str | bytes]], Loaded]:
    """Load data files, given by name, beside the least workshop.yml."""
    return lambda files: load(write_data(files))


@pytest.fixture
def load_good(
    load_data: Callable[[Mapping[str, str | bytes]], Loaded],
) -> Callable[[Mapping[str, str | bytes]], Workshop]:
    """Load data files in which nothing may be wrong."""

    def load_all(files: Mapping[str, str | bytes]) -> Workshop:
        loaded = load_data(files)
        assert loaded.problems == []
        return loaded.workshop

    return load_all


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Have a service like OpenReview, without submissions and without a login."""
    for name in ("OPENREVIEW_USERNAME", "OPENREVIEW_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    with running(Service()) as started:
        yield started
