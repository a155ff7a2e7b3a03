r"""Formulas in plain words, for forms that know no formulas: `O(n \log n)` is "O(n log n)"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.limits import LONGEST_FORMULA
from sphinx_workshop.model.symbols import FUNCTIONS, SYMBOLS, names, pairs
from sphinx_workshop.model.tex import (
    ACCENTS,
    ALPHABETS,
    DEEPEST,
    DROPPED,
    FENCES,
    FONTS,
    FRACTIONS,
    INSIDE,
    SECOND,
    SILENT,
    SIZES,
    TEXTS,
    Reader,
    is_known,
    single,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_COMBINING: Final = pairs(
    "hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 dot \u0307 ddot \u0308 acute \u0301 "
    "grave \u0300 check \u030c breve \u0306 vec \u20d7 mathring \u030a "
    "Tilde \u0303 Hat \u0302 Bar \u0304 Vec \u20d7 Dot \u0307"
)
_RAISED: Final = str.maketrans("0123456789-\u2212+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_AROUND: Final = {"norm": "‖{}‖", "abs": "|{}|", "ceil": "⌈{}⌉", "floor": "⌊{}⌋"}
_PRIME: Final = "\u2032"
_ONE_THING: Final = re.compile(r"[\w.\u2032*\u2217\u22c6†\u22a4\u0300-\u036f]*|[-\u2212+]\w+|.|\([^()]*\)")
_OPERATORS: Final = "√∑∏∫"


@lru_cache(maxsize=2_000)  # the title of a paper is asked for in many places
def words(formula: str) -> str:
    """Return a formula (LaTeX) in plain words; what is nested too deep stays LaTeX."""
    return " ".join(_read(single(formula), DEEPEST).split())


def too_long(formula: str) -> str:
    """Return what to say of a formula that is longer than the limit."""
    return f"it has {len(formula)} characters, and {LONGEST_FORMULA} are the most; split it into several"


def _read(formula: str, deepest: int) -> str:
    return _Writer(formula, deepest).write() if deepest else formula


def _one(text: str) -> str:
    """Return a text in brackets, unless it reads as one thing."""
    return text if _ONE_THING.fullmatch(text) else f"({text})"


class _Writer:
    """Writes a formula, or a part of one, token by token."""

    def __init__(self, formula: str, deepest: int) -> None:
        self.reader = Reader(formula)
        self.deepest = deepest
        self.result = ""
        self.follows_name = False

    def write(self) -> str:
        """Return the words."""
        while read := self.reader.next():
            if read in {"^", "_"}:
                self.result += self.script(read)  # of what stands before: the name of a function, too
                continue
            name = read[1:]
            is_command = read[0] == "\\"
            part = self.command(name) if is_command else self.character(read)
            is_name = is_command and (name in FUNCTIONS or name == "operatorname" or not _is_other(name))
            is_glued = is_name and (self.result[-1:].isalnum() or self.result[-1:] in {")", "]"})
            goes_on = self.follows_name and (part[:1].isalnum() or part[:1] in set(_OPERATORS))
            self.result += f" {part}" if is_glued or goes_on else part
            self.follows_name = is_name if part else self.follows_name
        return unicodedata.normalize("NFC", self.result)

    def character(self, read: str) -> str:
        """Return what a character means."""
        if read == "{":
            return _read(self.reader.group(), self.deepest - 1)
        return {"}": "", "&": " ", "~": " ", "'": _PRIME}.get(read, read)

    def command(self, name: str) -> str:
        """Return what a command means, with its arguments."""
        if name in _HANDLERS:
            return _HANDLERS[name](self, name)
        if name in SYMBOLS:
            has_space = not self.result or self.result[-1].isspace()
            if name.isalpha() and (SYMBOLS[name].isalpha() or not has_space):
                self.reader.skip_spaces()  # they only end the command
            return SYMBOLS[name]
        return name if name.isalnum() else " "

    def argument(self) -> str:
        """Return the next argument in words."""
        return _read(self.reader.argument(), self.deepest - 1).strip()

    def script(self, sign: str) -> str:
        """Return an index or an exponent."""
        text = self.argument()
        if text in {_PRIME, "\u2218"}:
            return text.replace("\u2218", "°")
        if self.result.strip():
            return f"{sign}{_one(text)}"
        # It belongs to the word before the formula: 10$^{th}$, CO$_2$, 10$^{-3}$.
        is_number = sign == "^" and re.fullmatch(r"[-\u2212+]?[0-9]+", text)
        return text.translate(_RAISED) if is_number else text

    # Commands: each takes its name

    def nothing(self, name: str) -> str:
        """Leave out a command that only says how something looks."""
        if name.isalpha():
            self.reader.skip_spaces()
        return ""

    def delimiter(self, name: str) -> str:
        """Leave out the size of a delimiter; a dot stands for none."""
        self.reader.skip_spaces()
        if name in {"left", "right", "mleft", "mright", "middle"}:
            self.reader.skip(".")
        return ""

    def negated(self, _name: str) -> str:
        """Return a sign with a line through it."""
        return f"{self.argument()}\u0338"

    def text(self, _name: str) -> str:
        """Return text inside a formula; it may have formulas of its own."""
        parts = self.reader.argument().split("$")
        for index, part in enumerate(parts):
            plain = re.sub(r"\\([%&_#{}])", r"\1", part).replace("~", " ")
            is_formula = index % 2 or "\\" in plain
            parts[index] = _read(part, self.deepest - 1) if is_formula else re.sub("[{}]", "", plain)
        return "".join(parts)

    def inside(self, _name: str) -> str:
        """Return the argument."""
        return self.argument()

    def function(self, _name: str) -> str:
        """Return the name of a function."""
        self.reader.skip("*")
        return self.argument()

    def second(self, _name: str) -> str:
        """Return the second argument."""
        self.argument()
        return self.argument()

    def dropped(self, name: str) -> str:
        """Leave out a command and its argument."""
        self.reader.skip("*")
        self.argument()
        return " " if name == "hspace" else ""

    def double_struck(self, _name: str) -> str:
        """Return the letter of a set, with double strokes."""
        text = self.argument()
        for name in (f"DOUBLE-STRUCK CAPITAL {text}", f"MATHEMATICAL DOUBLE-STRUCK CAPITAL {text}"):
            try:
                return unicodedata.lookup(name)
            except KeyError:
                continue
        return text

    def accent(self, name: str) -> str:
        """Return a letter with its accent."""
        text = self.argument()
        return unicodedata.normalize("NFC", text[:1] + _COMBINING[name]) + text[1:]

    def root(self, _name: str) -> str:
        """Return a root."""
        degree = _read(self.reader.optional(), self.deepest - 1)
        text = self.argument()
        is_clear = len(text) == 1 or text.isdigit() or re.fullmatch(r"\([^()]*\)", text)
        return f"{degree}√{text}" if is_clear else f"{degree}√({text})"

    def fraction(self, name: str) -> str:
        """Return a fraction or a binomial coefficient."""
        if name == "cfrac":
            self.reader.optional()
        above, below = self.argument(), self.argument()
        return f"({above} choose {below})" if name.endswith("binom") else f"{_one(above)}/{_one(below)}"

    def between(self, name: str) -> str:
        """Return an argument between signs."""
        return _AROUND[name].format(self.argument())

    def arrow(self, name: str) -> str:
        """Return an arrow with what stands above it."""
        self.reader.optional()
        arrow = "→" if name == "xrightarrow" else "←"
        return f"{arrow}^{_one(above)}" if (above := self.argument()) else arrow

    def environment(self, name: str) -> str:
        """Leave out the beginning or the end of an environment."""
        if self.reader.argument() in {"array", "tabular", "alignat"} and name == "begin":
            self.reader.argument()
        return " "


_HANDLERS: Final[Mapping[str, Callable[[_Writer, str], str]]] = {
    **dict.fromkeys(SILENT | FONTS | names("limits nolimits !"), _Writer.nothing),
    **dict.fromkeys(SIZES | names("left right mleft mright"), _Writer.delimiter),
    **dict.fromkeys(TEXTS, _Writer.text),
    **dict.fromkeys(ALPHABETS | INSIDE | ACCENTS | names("bm"), _Writer.inside),
    **dict.fromkeys(_COMBINING, _Writer.accent),
    **dict.fromkeys(names("mathbb mathds mathbbm Bbb"), _Writer.double_struck),
    **dict.fromkeys(SECOND, _Writer.second),
    **dict.fromkeys(DROPPED, _Writer.dropped),
    **dict.fromkeys(FRACTIONS, _Writer.fraction),
    **dict.fromkeys(FENCES, _Writer.between),
    **dict.fromkeys(names("xrightarrow xleftarrow"), _Writer.arrow),
    **dict.fromkeys(names("begin end"), _Writer.environment),
    "not": _Writer.negated,
    "operatorname": _Writer.function,
    "sqrt": _Writer.root,
    "over": lambda _writer, _name: "/",
}


def _is_other(name: str) -> bool:
    """Return whether a command is no name: what nobody knows is read as one."""
    return not name.isalpha() or is_known(name)
