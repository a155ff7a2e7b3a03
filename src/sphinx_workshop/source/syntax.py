"""What to say where text is not YAML: the place to look at, and the usual mend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.problems import Kind, Position, Problem

if TYPE_CHECKING:
    import yaml
    from yaml.error import Mark

LINE_BREAK: Final = "\r\n|[\n\r\x85\u2028\u2029]"
"""What ends a line: YAML 1.1, section 5.4."""
_UNPRINTABLE: Final = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What YAML 1.1, section 5.1, does not allow in a file."""
BLANK_MEND: Final = "write one or `TBD`, or delete the line"
"""What may be done about most facts without a value; who reads YAML does not know them."""
TO_BE_MESSAGE: Final = "{} is not understood; write `TBD` for what is to be announced"

CONFLICT: Final = "this line is the mark of a merge conflict; settle it, and remove its marks"
_CONFLICT: Final = re.compile(r"<{7} |={7}$|>{7} ")
INVISIBLE: Final = re.compile("[\u00a0\u200b\u200e\u200f\u2060\ufeff]")
"""What looks like a blank, or like nothing."""
_NO_BLANK: Final = re.compile(r"\s*(?:- )?([a-z_]+):\S")
"""A key with its value right behind the colon."""

MAX_DEPTH: Final = 40
"""Facts nest about six deep; libraries that walk them recurse."""
TOO_DEEP: Final = f"values are nested more than {MAX_DEPTH} deep; no fact is; rewrite this entry"

_QUOTES: Final = 'text with a colon followed by a space needs quotes: `title: "Q&A: panel"`'
_LINES: Final = (
    "indent the line as the one above it, which needs a colon and a space behind its key; "
    "a text of several lines needs `|` and an indent"
)


def explain(error: yaml.YAMLError, text: str, file: str, lines_before: int = 0) -> Problem:
    """Return the problem that a parser's error stands for.

    :param text: the text that was parsed
    :param file: the name of the file, as positions shall give it
    :param lines_before: how many lines of the file come before the text
    """
    problem = _explained(error, text, file)
    position = problem.position
    return problem._replace(position=position._replace(line=lines_before + position.line))


def _explained(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark: Mark | None = getattr(error, "problem_mark", None)
    if mark is None:
        return _unprintable(text, file)
    problem: str = getattr(error, "problem", None) or "not understood"
    context: str = getattr(error, "context", None) or ""
    if "maximum nesting depth" in problem:  # libyaml's own limit, which it meets while it looks ahead
        return Problem(Kind.YAML_FEATURE, Position(file, mark.line + 1, mark.column + 1), TOO_DEEP)
    opened: Mark | None = getattr(error, "context_mark", None)
    lines = re.split(LINE_BREAK, text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    before, after = line[: mark.column], line[mark.column :]
    conflict = next((number for number, one in enumerate(lines) if _CONFLICT.match(one)), None)
    if conflict is not None:
        return Problem(Kind.SYNTAX, Position(file, conflict + 1, 1), CONFLICT)
    quote = _left_open(lines, mark.line, before)
    if quote is not None:
        mend = "the quotation mark that opens here is not closed in its line"
        return Problem(Kind.SYNTAX, Position(file, *quote), f"this is not YAML: {problem}; {mend}")
    if opened is not None and (
        ("quoted scalar" in context and "unexpected" in problem)
        or ("flow" in context and opened.line != mark.line)
    ):
        # What is open at the end of the file was opened somewhere, and there is the place to look.
        mend = "the quotation mark" if "quoted" in context else "the bracket"
        return _problem(file, opened, problem, f"{mend} that opens here is not closed")
    if re.match(r"\?\s*(?:$|[,}\]])", after):
        return Problem(
            Kind.TO_BE, Position(file, mark.line + 1, mark.column + 1), TO_BE_MESSAGE.format("`?`")
        )
    above = lines[mark.line - 1] if mark.line else ""
    return _problem(file, mark, problem, _mend(problem, before, line, above))


def within(problems: list[Problem], text: str, lines_before: int = 0) -> list[Problem]:
    """Return problems with the places moved into the text that libyaml gives behind its end."""
    if not problems:
        return []
    lines = re.split(LINE_BREAK, text)
    last = lines_before + len(lines)
    return [
        problem
        if problem.position.line <= last
        else problem._replace(position=Position(problem.position.file, last, len(lines[-1]) + 1))
        for problem in problems
    ]


def _problem(file: str, mark: Mark, problem: str, mend: str) -> Problem:
    position = Position(file, mark.line + 1, mark.column + 1)
    return Problem(Kind.SYNTAX, position, f"this is not YAML: {problem}; {mend}")


def _unprintable(text: str, file: str) -> Problem:
    found = re.search(_UNPRINTABLE, text)
    lines = re.split(LINE_BREAK, text[: found.start() if found else 0])
    position = Position(file, len(lines), len(lines[-1]) + 1)
    character = f"the character U+{ord(found[0]):04X}" if found else "a character"
    return Problem(Kind.SYNTAX, position, f"{character} is not allowed in YAML; remove it")


def _left_open(lines: list[str], number: int, before: str) -> tuple[int, int] | None:
    """Return where a quotation mark opens that a later line closes by what opens there; None for none.

    :param number: the line of the problem, counted from 0
    :param before: that line, as far as the place of the problem
    """
    if before.count('"') % 2 == 0:
        return None
    for index in range(number - 1, -1, -1):
        if lines[index].count('"') % 2:
            return index + 1, lines[index].rindex('"') + 1
    return None


def _mend(problem: str, before: str, line: str, above: str) -> str:
    """Return the mend for what libyaml complains of.

    :param before: the line, as far as the place of the problem
    :param above: the line before
    """
    if "\t" in line:
        return "indent with spaces, not with tabs"
    if INVISIBLE.search(line):
        return "replace the invisible character in this line (a no-break space, perhaps) by a blank"
    missing = _NO_BLANK.match(above)
    if "could not find expected ':'" in problem and missing:
        return f"write a blank behind the colon of `{missing[1]}:` in the line above"
    if "mapping values are not allowed" in problem:
        return _QUOTES if ": " in before else _LINES
    if "cannot start any token" in problem:
        return "text that begins with this character needs quotes"
    if "could not find expected ':'" in problem:
        return _LINES
    if "did not find expected key" in problem and re.search("['\"]", before):
        return "put the whole text in quotes, and write each `'` in single quotes twice"
    if "escape" in problem:
        return "a backslash has a meaning in double quotes; write two, or use single quotes"
    if "alphabetic or numeric character" in problem:
        return "text that begins with `*` or `&` needs quotes"
    return "look at the indentation, quotes and brackets of this line and the one before"
