"""Limits of what an import takes from servers: seconds, silence, bytes; each is said when it is reached."""

from __future__ import annotations

import time
import zlib
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING, Final, TypeVar

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.messages import counted, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_AT_ONCE: Final = 65_536
"""How many bytes are read at once."""
_MB: Final = 1_000_000
_GZIP_OR_ZLIB: Final = 32 + zlib.MAX_WBITS
"""Has zlib tell from its first bytes how data is compressed."""


@dataclass(frozen=True)
class Limits:
    """What an import takes from servers, at most."""

    seconds: float = 600
    """How long all questions and answers together may take."""
    silence: float = 60
    """How long a server may say nothing, in seconds."""
    answer: int = 16 * _MB
    """How many bytes an answer has, compressed or not."""
    answers: int = 64 * _MB
    """How many bytes all answers have together."""


class Visit:
    """What is left of the limits, from the first question of an import on."""

    def __init__(
        self,
        limits: Limits | None = None,
        tell: Callable[[str], None] = lambda line: None,  # noqa: ARG005
    ) -> None:
        """Take the limits, and what tells the user why it takes long."""
        self.limits = limits or Limits()
        self.tell = tell
        self.status: int | None = None
        """The HTTP status of the last answer."""
        self._bytes = 0

    @cached_property
    def _end(self) -> float:
        return time.monotonic() + self.limits.seconds

    @property
    def seconds_left(self) -> float:
        """How long the import may still take."""
        return max(self._end - time.monotonic(), 0)

    def in_time(self, name: str, question: Callable[[], T]) -> T:
        """Return the answer to a question.

        It is asked in a thread, since a server may be slow everywhere: with its name, before its first byte,
        or with a byte now and then. A thread that gets no answer ends with the program.

        Raises:
            CannotImport: The time is over.
        """
        answer: Future[T] = Future()

        def ask() -> None:
            try:
                answer.set_result(question())
            except BaseException as error:  # noqa: BLE001 (raised where the answer is awaited)
                answer.set_exception(error)

        Thread(target=ask, daemon=True).start()
        wait([answer], timeout=self.seconds_left)
        if not answer.done():
            message = (
                f"{name} has not answered in full after {in_words(self.limits.seconds)}, the time that an "
                f"import may take; try again later, or allow more: --timeout {2 * self.limits.seconds:g}"
            )
            raise CannotImport(message)
        return answer.result()

    def body(self, name: str, read: Callable[[int], bytes], encoding: str = "") -> bytes:
        """Return the content of an answer, decompressed.

        Args:
            name: What answers.
            read: Returns at most so many bytes of the answer; none at its end.
            encoding: How the answer says that it is compressed (RFC 9110, section 8.4).

        Raises:
            CannotImport: There are too many bytes, or they are compressed in an unknown way.
        """
        content = bytearray()
        unpack = _unpacker(name, encoding)
        received = 0
        while chunk := read(_AT_ONCE):
            received += len(chunk)
            room = self.limits.answer - len(content)
            content += unpack(chunk, room + 1)
            size = max(received, len(content))
            if size > self.limits.answer:
                raise _too_much(name, "an answer", self.limits.answer)
            if self._bytes + size > self.limits.answers:
                raise _too_much(name, "its answers together", self.limits.answers)
        self._bytes += max(received, len(content))
        return bytes(content)

    def pause(self, duration: float) -> bool:
        """Wait so many seconds; return at once, and False, if the import may not take that long."""
        if duration >= self.seconds_left:
            return False
        time.sleep(duration)
        return True

    def silent(self, name: str, what: str = "") -> CannotImport:
        """Return the error that a server says nothing."""
        message = f"{name} said nothing for {in_words(self.limits.silence)}{what}; try again later"
        return CannotImport(message)


def _unpacker(name: str, encoding: str) -> Callable[[bytes, int], bytes]:
    """Return what decompresses a part of an answer, up to a number of bytes."""
    match encoding.strip().lower():
        case "" | "identity":
            return lambda chunk, most: chunk[:most]
        case "gzip" | "x-gzip" | "deflate":
            return _decompressor(name)
        case other:
            message = f"{name} answers compressed as {quoted(other)}, which nobody asked for; try again later"
            raise CannotImport(message)


def _decompressor(name: str) -> Callable[[bytes, int], bytes]:
    """Return what decompresses an answer; what is not compressed, or goes on after its end, is an error."""
    stream = zlib.decompressobj(_GZIP_OR_ZLIB)

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            content = stream.decompress(chunk, most)
        except zlib.error as error:
            raise broken from error
        if stream.unused_data:
            raise broken
        return content

    broken = CannotImport(f"{name} answers with content that is not compressed as it says; try again later")
    return unpack


def _too_much(name: str, what: str, limit: int) -> CannotImport:
    size = f"{limit / _MB:g} MB" if limit >= _MB else counted(limit, "byte")
    return CannotImport(f"{name}: {what} would be more than {size}, so it is not read; check the address")


def in_words(number: float) -> str:
    """Return a number of seconds as messages say it: `1 second`, `0.5 seconds`."""
    return "1 second" if number == 1 else f"{number:g} seconds"
