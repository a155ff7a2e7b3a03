"""A table of names whose objects are imported when they are first looked up."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import ItemsView, ValuesView


def load(path: str) -> Any:  # noqa: ANN401 (a class, or a function)
    """Return the object that ``module:object`` names."""
    module, _colon, attribute = path.partition(":")
    return getattr(import_module(module), attribute)


class Table(dict[str, Any]):
    """Names, each with the object it stands for: ``module:object`` until it is first looked up."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 (a class of a directive, or a role)
        """Return the object of a name."""
        found = super().__getitem__(name)
        if isinstance(found, str):
            self[name] = found = load(found)
        return found

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """Return the object of a name, if it is in the table."""
        return self[name] if name in self else default  # noqa: SIM401 (which would not look the name up)

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        """Return all names with their objects."""
        return {name: self[name] for name in self}.items()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """Return all objects."""
        return {name: self[name] for name in self}.values()
