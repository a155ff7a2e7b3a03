"""The examples of the manual: each fenced block with its page, its line, its language and its text."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MANUAL: Final = Path(__file__).parents[2] / "manual"
_FENCED: Final = re.compile(
    r"(?ms)^(?P<indent> *)(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)\n(?P=indent)(?P=fence)$"
)
_INLINE: Final = re.compile(r"`(sphinx-workshop [^`]+)`")
_COMMENT: Final = re.compile(r"\s+# .*|^#.*")


class Example(NamedTuple):
    """A fenced block of a page."""

    page: str
    line: int
    language: str
    text: str

    @property
    def id(self) -> str:
        """The name of its test: `how-to/call.md:18`."""
        return f"{self.page}:{self.line}"

    @property
    def lines(self) -> list[str]:
        """The lines; one that ends with a backslash goes on in the next one."""
        return self.text.replace("\\\n", "").splitlines()

    @property
    def file(self) -> str:
        """The file that its first line names, as `# dates.yml` does; empty without such a line."""
        found = re.match(r"# (\S+\.ya?ml)\n", self.text)
        return found[1] if found else ""


def examples(*languages: str) -> list[Example]:
    """Return the blocks of all pages that have one of these languages."""
    return [one for path in sorted(MANUAL.rglob("*.md")) for one in read(path) if one.language in languages]


def read(path: Path) -> Iterator[Example]:
    """Yield the blocks of a page."""
    source = path.read_text(encoding="utf-8")
    page = path.relative_to(MANUAL).as_posix()
    for found in _FENCED.finditer(source):
        line = source.count("\n", 0, found.start()) + 1
        yield Example(page, line, found["language"], dedent(found["text"]) + "\n")


def commands() -> dict[str, str]:
    """Return every command line of `sphinx-workshop` by where it stands, in blocks and in sentences."""
    found: dict[str, str] = {}
    for one in examples("sh", "shell", "bash", "console"):
        for number, text in enumerate(one.lines, 1):
            command = _COMMENT.sub("", text).strip().removeprefix("$ ")
            if command.startswith("sphinx-workshop "):
                found[f"{one.page}:{one.line + number}"] = command
    for path in sorted(MANUAL.rglob("*.md")):
        source = path.read_text(encoding="utf-8")
        page = path.relative_to(MANUAL).as_posix()
        for inline in _INLINE.finditer(source):
            line = source.count("\n", 0, inline.start()) + 1
            found[f"{page}:{line}:{inline.start()}"] = " ".join(inline[1].split())
    return found
