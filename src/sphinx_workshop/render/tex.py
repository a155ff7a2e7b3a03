r"""LaTeX formulas as docutils understands them: what it does not know, written with what it knows.

LaTeX reads `\frac12`, `x^10`, `\log n` and `{\cal D}` in ways that docutils does not. Here each argument is
put in braces, each old or rare command becomes a usual one, and the names of functions get their space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.formulas import words
from sphinx_workshop.model.symbols import FUNCTIONS, OWN_FUNCTIONS, SYMBOLS, names
from sphinx_workshop.model.tex import (
    ACCENTS,
    ALPHABETS,
    DROPPED,
    FENCES,
    FONTS,
    INSIDE,
    SILENT,
    SIZES,
    TEXTS,
    Reader,
    single,
)
from sphinx_workshop.render.tex_names import (
    ALPHABET_OF_TEXT,
    COMMAND_OF,
    DELIMITERS,
    LIMITS,
    OLD_FONTS,
    OTHER_NAMES,
    ROWS,
    SETS,
    TWO,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_THIN: Final = "\\text{\u2009}"
"""The space of LaTeX between a function and its argument: a character, so that a copied formula has it."""
_DEEPEST: Final = 20
_CLOSE, _NAME, _FREE = "close", "name", ""
"""Kinds of parts: set close to its neighbours, a function, anything else."""
_UNMATCHED: Final = "its braces do not match; add the missing one"


def for_docutils(formula: str) -> str:
    """Return a formula (LaTeX) in the LaTeX that docutils understands.

    Raises:
        ValueError: Its braces do not match, or it is nested too deep; the message says so.
    """
    return _Writer(single(formula), _DEEPEST).write()


def _count(name: str, formula: str) -> int:
    return len(re.findall(rf"\\m?{name}(?![A-Za-z])", formula))


class _Writer:
    """Writes a formula, or a part of one, token by token."""

    def __init__(self, formula: str, deepest: int) -> None:
        if deepest == 0:
            message = "it is nested too deep; write it more simply"
            raise ValueError(message)
        self.reader = Reader(formula)
        self.deepest = deepest
        self.is_paired = _count("left", formula) == _count("right", formula)
        self.parts: list[str] = []
        self.last = _FREE

    def write(self) -> str:
        """Return the formula."""
        while read := self.reader.next():
            if read.isspace():
                self.parts.append(" ")
            elif read == "{":
                self.add(f"{{{self.inner(self.group())}}}", _CLOSE)
            elif read in {"^", "_"}:
                self.script(read)
            elif read[0] == "\\":
                handler = _HANDLERS.get(read[1:], _Writer.symbol)
                handler(self, OTHER_NAMES.get(read[1:], read[1:]))
            else:
                self.add(*_sign(read))
        return "".join(self.parts)

    def add(self, part: str, kind: str = _FREE) -> None:
        """Write a part, after the space that LaTeX sets between a function and its neighbours."""
        if {self.last, kind} in ({_CLOSE, _NAME}, {_NAME}):
            self.parts.append(_THIN)
        self.parts.append(part)
        self.last = kind

    def inner(self, formula: str) -> str:
        """Return a part of the formula as docutils understands it."""
        return _Writer(formula, self.deepest - 1).write()

    def raw(self) -> str:
        """Return the next argument as it is written."""
        first = self.reader.peek()
        if first == "{":
            self.reader.next()
            return self.group()
        if not first:
            message = "something is missing at its end; complete it"
            raise ValueError(message)
        return self.reader.argument()

    def argument(self) -> str:
        """Return the next argument, in braces."""
        return f"{{{self.inner(self.raw())}}}"

    def rest(self) -> str:
        """Return all that follows, in braces."""
        return f"{{{self.inner(self.reader.rest())}}}"

    def group(self) -> str:
        """Return the inside of a group that has been opened."""
        start = self.reader.at
        inside = self.reader.group()
        if self.reader.tokens[start : self.reader.at][-1:] != ["}"]:
            raise ValueError(_UNMATCHED)
        return inside

    def script(self, sign: str) -> None:
        """Write an index or an exponent; docutils needs something that it belongs to."""
        if not "".join(self.parts).strip() or self.parts[-1] in {"&", "("}:
            self.parts.append("{}")
        self.parts.append(f"{sign}{self.argument()}")

    # Commands: each takes its name

    def symbol(self, name: str) -> None:
        """Write a command without arguments, whether or not it is known."""
        is_letter = SYMBOLS.get(name, "").isalpha() or name in {"infty", "}", "rangle", "%"}
        self.add(f"\\{name}{' ' if name.isalpha() else ''}", _CLOSE if is_letter else _FREE)

    def nothing(self, name: str) -> None:
        """Leave out a command."""

    def unchanged(self, name: str) -> None:
        """Write a command that belongs to its neighbours."""
        self.parts.append(f"\\{name} ")

    def fence(self, name: str) -> None:
        r"""Write `\left` or `\right` with its delimiter."""
        if not self.is_paired:
            self.size(name)
            return
        delimiter = {"<": "\\langle", ">": "\\rangle"}.get(self.reader.peek(), self.reader.peek())
        self.raw()
        self.parts.append(f"\\{name}{delimiter} ")
        self.last = _CLOSE if name == "right" else _FREE

    def size(self, _name: str) -> None:
        """Leave out the size of a delimiter; a dot stands for none."""
        if self.reader.peek() == ".":
            self.raw()

    def text(self, name: str) -> None:
        """Write text inside a formula; it may have formulas of its own."""
        text = self.raw()
        if re.fullmatch("[A-Za-z0-9]+", text) and name in ALPHABET_OF_TEXT:
            self.add(f"\\{ALPHABET_OF_TEXT[name]}{{{text}}}", _CLOSE)
            return
        for index, part in enumerate(text.split("$")):
            if index % 2:
                self.add(self.inner(part), _CLOSE)
            elif part:
                plain = re.sub(r"\\([%&_#{} ])", r"\1", part).replace("~", "\u00a0")
                plain = words(plain) if "\\" in plain else re.sub("[{}]", "", plain)
                self.add(f"\\text{{{plain}}}", _CLOSE)

    def arguments(self, name: str) -> None:
        """Write a command with its arguments."""
        option = self.reader.optional() if name in {"sqrt", "cfrac", "xrightarrow", "xleftarrow"} else ""
        option = f"[{self.inner(option)}]" if option and name != "cfrac" else ""
        inner = "".join([self.argument() for _ in range(2 if name in TWO else 1)])
        self.add(f"\\{name}{option}{inner}", _CLOSE)

    def function(self, name: str) -> None:
        """Write the name of a function."""
        if name == "operatorname":
            self.reader.skip("*")
            self.add(f"\\operatorname{{{words(self.raw())}}}", _NAME)
        elif name in LIMITS:
            self.add(f"\\{name} ")
        else:
            self.add(f"\\operatorname{{{name}}}" if name in OWN_FUNCTIONS else f"\\{name} ", _NAME)

    def between(self, name: str) -> None:
        """Write an argument between delimiters."""
        kind = DELIMITERS[name]
        self.add(rf"\l{kind} {self.inner(self.raw())} \r{kind} ", _CLOSE)

    def inside(self, _name: str) -> None:
        """Write only the argument."""
        self.add(self.argument(), _CLOSE)

    def second(self, _name: str) -> None:
        """Write only the second argument."""
        self.raw()
        self.add(self.argument(), _CLOSE)

    def dropped(self, _name: str) -> None:
        """Leave out a command and its argument."""
        self.reader.skip("*")
        self.raw()

    def width(self, name: str) -> None:
        """Write a space of a certain width."""
        self.reader.skip("*")
        self.parts.append(f"\\{name}{{{self.raw()}}}")

    def environment(self, name: str) -> None:
        """Write the beginning or the end of an environment."""
        given = self.raw()
        if name == "begin" and given in {"array", "tabular", "alignat"}:
            self.raw()
        known = ROWS.get(given, given)
        self.add(f"\\{name}{{{known}}}" if known else "")

    def row(self, name: str) -> None:
        """Write the end of a row."""
        self.reader.optional()
        self.add(f"\\{name}")

    def letters(self, name: str) -> None:
        """Write the letter of a set."""
        self.add(f"\\mathbb{{{SETS[name]}}}", _CLOSE)

    def sign(self, name: str) -> None:
        """Write a sign of text."""
        self.add(f"\\text{{{SYMBOLS[name]}}}", _CLOSE)

    def old_font(self, name: str) -> None:
        """Write what follows in another alphabet."""
        self.add(f"\\{OLD_FONTS[name]}{self.rest()}", _CLOSE)

    def infix(self, name: str) -> None:
        """Write all that stands before and after as a fraction."""
        whole = f"\\{name}{{{''.join(self.parts)}}}{self.rest()}"
        self.parts, self.last = [whole], _CLOSE


_HANDLERS: Final[Mapping[str, Callable[[_Writer, str], None]]] = {
    **dict.fromkeys(SILENT | names("/ - @"), _Writer.nothing),
    **dict.fromkeys(names("not limits nolimits"), _Writer.unchanged),
    **dict.fromkeys(names("left right mleft mright"), _Writer.fence),
    **dict.fromkeys(SIZES, _Writer.size),
    **dict.fromkeys((name for name in SYMBOLS if name.startswith("text")), _Writer.sign),
    **dict.fromkeys(TEXTS, _Writer.text),
    **dict.fromkeys(ALPHABETS | ACCENTS | TWO, _Writer.arguments),
    **dict.fromkeys(names("bm mathds mathbbm Bbb Tilde Hat Bar Vec Dot stackrel"), _Writer.arguments),
    **dict.fromkeys(names("sqrt phantom boxed xrightarrow xleftarrow"), _Writer.arguments),
    **dict.fromkeys(FUNCTIONS | names("operatorname"), _Writer.function),
    **dict.fromkeys(FENCES, _Writer.between),
    **dict.fromkeys(INSIDE - names("boxed"), _Writer.inside),
    **dict.fromkeys(names("textcolor href"), _Writer.second),
    **dict.fromkeys(DROPPED - names("phantom hspace"), _Writer.dropped),
    **dict.fromkeys(names("begin end"), _Writer.environment),
    **dict.fromkeys(SETS, _Writer.letters),
    **dict.fromkeys(FONTS, _Writer.old_font),
    **dict.fromkeys(names("over choose atop"), _Writer.infix),
    "hspace": _Writer.width,
    "\\": _Writer.row,
}


def _sign(sign: str) -> tuple[str, str]:
    """Return a character that is no part of a command, and its kind."""
    if sign == "}":
        raise ValueError(_UNMATCHED)
    if sign in {"%", "#"}:
        return f"\\{sign}", _CLOSE
    if sign in {"'", "\u2019"}:
        return "\\prime ", _CLOSE
    if sign.isascii() and sign != '"':
        return sign, _CLOSE if sign.isalnum() or sign in {")", "]"} else _FREE
    if sign in COMMAND_OF:
        name = COMMAND_OF[sign]
        return f"\\{OTHER_NAMES.get(name, name)} ", _FREE
    return (sign if sign.isalpha() else f"\\text{{{sign}}}"), _CLOSE
