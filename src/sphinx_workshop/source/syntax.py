"""What to say where text is not YAML: the place to look at, and the usual fix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml import MarkedYAMLError

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.limits import MAX_DEPTH
from sphinx_workshop.problems import Kind, Position, Problem

if TYPE_CHECKING:
    from yaml import YAMLError

_LINE_BREAK: Final = "\r\n|[\n\r\x85\u2028\u2029]"
"""What ends a line: YAML 1.1, section 5.4."""
_UNPRINTABLE: Final = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What YAML 1.1, section 5.1, does not allow in a file."""
BLANK_FIX: Final = "write one or `TBD`, or delete the line"
"""The fix for most facts without a value; the reader does not know which fact allows what."""
NO_FACTS: Final = "the file has no facts; write some, or `TBD` for all of them"
TO_BE_MESSAGE: Final = "{} is not understood; write `TBD` for what is to be announced"

CONFLICT: Final = "this line is the mark of a merge conflict; resolve the conflict, and remove its marks"
_CONFLICT: Final = re.compile(r"<{7} |={7}$|>{7} ")
INVISIBLE: Final = re.compile("[\u00a0\u200b\u200e\u200f\u2060\ufeff]")
"""What looks like a space, or like nothing."""
_NO_SPACE: Final = re.compile(r"\s*(?:- )?([a-z_]+):\S")
"""A key whose value follows the colon without a space."""

TOO_DEEP: Final = f"values are nested more than {MAX_DEPTH} deep; no fact is; rewrite this entry"

_QUOTES: Final = 'text with a colon followed by a space needs quotes: `title: "Q&A: panel"`'
_LINES: Final = (
    "indent the line like the one above it, whose key needs a colon and a space after it; "
    "a text of several lines needs `|` and an indent"
)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, as YAML counts them."""
    return re.split(_LINE_BREAK, text)


def explain(error: YAMLError, text: str, file: str) -> Problem:
    """Return the problem that a parser's error in a text stands for."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _unprintable(text, file)
    mark, opened = error.problem_mark, error.context_mark
    problem, context = str(error.problem), error.context or ""
    here = Position(file, mark.line + 1, mark.column + 1)
    if "maximum nesting depth" in problem:  # libyaml's own limit, which it meets while it looks ahead
        return Problem(Kind.YAML_FEATURE, here, TOO_DEEP)
    lines = lines_of(text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    before, after = line[: mark.column], line[mark.column :]
    if conflict := next((number for number, one in enumerate(lines, start=1) if _CONFLICT.match(one)), None):
        return Problem(Kind.SYNTAX, Position(file, conflict, 1), CONFLICT)
    if quote := _left_open(lines[: mark.line], before):
        fix = "the quotation mark that opens here is not closed in its line"
        return _problem(Position(file, *quote), problem, fix)
    if opened is not None and (
        ("quoted scalar" in context and "unexpected" in problem)
        or ("flow" in context and opened.line != mark.line)
    ):
        # What is open at the end of the file was opened somewhere, and there is the place to look.
        what = "the quotation mark" if "quoted" in context else "the bracket"
        position = Position(file, opened.line + 1, opened.column + 1)
        return _problem(position, problem, f"{what} that opens here is not closed")
    if re.match(r"\?\s*(?:$|[,}\]])", after):
        return Problem(Kind.TO_BE, here, TO_BE_MESSAGE.format("`?`"))
    above = lines[mark.line - 1] if mark.line else ""
    return _problem(here, problem, _fix(problem, before, line, above))


def within(problems: list[Problem], text: str) -> list[Problem]:
    """Return problems with positions inside the text: libyaml gives some after its end."""
    if not problems:
        return []
    lines = lines_of(text)
    return [
        problem
        if problem.position.line <= len(lines)
        else problem._replace(position=Position(problem.position.file, len(lines), len(lines[-1]) + 1))
        for problem in problems
    ]


def is_next(first: Position, second: Position, text: str) -> bool:
    """Return whether only white space lies between two positions of a text, or the second comes first."""
    if second < first:
        return True
    lines = lines_of(text)[first.line - 1 : second.line]
    lines[-1] = lines[-1][: second.column - 1]
    return not "".join(lines)[first.column - 1 :].strip()


def _problem(position: Position, problem: str, fix: str) -> Problem:
    return Problem(Kind.SYNTAX, position, f"this is not YAML: {problem}; {fix}")


def _unprintable(text: str, file: str) -> Problem:
    found = re.search(_UNPRINTABLE, text)
    lines = lines_of(text[: found.start() if found else 0])
    position = Position(file, len(lines), len(lines[-1]) + 1)
    character = f"the character U+{ord(found[0]):04X}" if found else "a character"
    return Problem(Kind.SYNTAX, position, f"{character} is not allowed in YAML; remove it")


def _left_open(above: list[str], before: str) -> tuple[int, int] | None:
    """Return the line and column of a quotation mark above that one before the problem closes, if any."""
    if before.count('"') % 2:
        for number in range(len(above), 0, -1):
            if above[number - 1].count('"') % 2:
                return number, above[number - 1].rindex('"') + 1
    return None


def _fix(problem: str, before: str, line: str, above: str) -> str:
    """Return the fix for what libyaml complains of, in words that it may change (tested in test_private.py).

    `before` is the line as far as the place of the problem, `above` the line before it.
    """
    if "\t" in line:
        return "indent with spaces, not with tabs"
    if INVISIBLE.search(line):
        return "replace the invisible character in this line (perhaps a no-break space) with a space"
    no_space = _NO_SPACE.match(above)
    if "could not find expected ':'" in problem and no_space:
        return f"add a space after the colon of `{no_space[1]}:` in the line above"
    if "mapping values are not allowed" in problem:
        return _QUOTES if ": " in before else _LINES
    if "cannot start any token" in problem:
        return "text that begins with this character needs quotes"
    if "could not find expected ':'" in problem:
        return _LINES
    if "did not find expected key" in problem and re.search("['\"]", before):
        return "put the text in quotes as a whole, and write each `'` in single quotes twice"
    if "escape" in problem:
        return "a backslash has a meaning in double quotes; write two, or use single quotes"
    if "alphabetic or numeric character" in problem:
        return "text that begins with `*` or `&` needs quotes"
    return "look at the indentation, quotes and brackets of this line and the one before"


def blank_message(step: str | int | None) -> str:
    """Return what to say of a value that is missing, by what leads to it: key, index, or None at the top."""
    if step is None:
        return NO_FACTS
    if isinstance(step, int):
        return "this item of the list is blank; write a value or `TBD`, or delete the line"
    return f"{quoted(step)} has no value; {BLANK_FIX}"
