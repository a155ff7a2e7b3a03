"""The fixture site with every kind of fact has every data file, and every key of the model at least once."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.model.base import entry_type, fields_by_key
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.yaml import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.base import Entry

ROOT: Final = Path(__file__).parents[1] / "roots/full"
ELSEWHERE: Final = frozenset({"EventDate.one_of"})
"""Keys that cannot stand beside others of the site; they have tests of their own."""


def definer(model: type[Entry], key: str) -> str:
    """Return the name of the class that has a key first: organizers, speakers and members share theirs."""
    field = next(name for name, info in model.model_fields.items() if key in {name, info.alias})
    classes = [one for one in reversed(model.__mro__) if field in inspect.get_annotations(one)]
    return f"{classes[0].__name__}.{key}"


def wanted(model: type[Entry], seen: set[type[Entry]]) -> Iterator[str]:
    """Yield every key of an entry and of the entries in it."""
    if model in seen:
        return
    seen.add(model)
    for key in fields_by_key(model):
        yield definer(model, key)
        inner = entry_type(model, key)
        if inner is not None:
            yield from wanted(inner, seen)


def written(model: type[Entry], data: object) -> Iterator[str]:
    """Yield the keys that data has, of an entry and of the entries in it."""
    for entry in data if isinstance(data, list) else [data]:
        if not isinstance(entry, dict):
            continue
        for key, value in entry.items():
            yield definer(model, key)
            inner = entry_type(model, key)
            if inner is not None:
                yield from written(inner, value)


def keys_there() -> set[str]:
    files = {kind: ROOT / "data" / kind.name for kind in FILES.values()}
    return {
        key
        for kind, path in files.items()
        if path.exists()
        for key in written(kind.entry, read_document(path).data)
    }


@pytest.mark.parametrize("stem", sorted(FILES))
def test_the_fixture_site_has_the_file_and_every_key_of_it(stem: str) -> None:
    kind = FILES[stem]
    assert (ROOT / "data" / kind.name).exists()
    assert set(wanted(kind.entry, set())) - keys_there() - ELSEWHERE == set()


def test_the_fixture_site_has_no_problem() -> None:
    assert load(ROOT / "data", ROOT).problems == []


def test_a_key_that_is_nowhere_would_be_found() -> None:
    assert set(wanted(FILES["sponsors"].entry, set())) == {
        "Sponsor.name",
        "Sponsor.url",
        "Sponsor.logo",
        "Sponsor.logo_dark",
        "Sponsor.tier",
    }
