"""Bytes of a fuzzer as choices and a text: the choices stand at the end, so that the text stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Choices:
    """What is left of the bytes."""

    def __init__(self, data: bytes) -> None:
        """Take all of them."""
        self._data = data

    def number(self, most: int) -> int:
        """Return a number from 0 to at most so much, made of the last byte; 0 where none is left."""
        if not self._data:
            return 0
        self._data, last = self._data[:-1], self._data[-1]
        return last % (most + 1)

    def one_of(self, items: Sequence[T]) -> T:
        """Return one of some items."""
        return items[self.number(len(items) - 1)]

    def content(self) -> bytes:
        """Return the bytes that are left."""
        return self._data

    def text(self) -> str:
        """Return the bytes that are left as text; what is no UTF-8 is left out."""
        return self._data.decode("utf-8", "ignore")
