"""LaTeX formulas, token by token; which commands have arguments."""

from __future__ import annotations

import re
from typing import Final

from sphinx_workshop.model.symbols import FUNCTIONS, SYMBOLS, names

_TOKEN: Final = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
DEEPEST: Final = 40
"""The deepest nesting of arguments that is read."""
TEXTS: Final = names(
    "text textrm textnormal textit textbf textsf texttt textsc textsl textup textmd emph mbox hbox"
)
"""Commands whose argument is text, not a formula."""
ALPHABETS: Final = names(
    "mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathbb boldsymbol pmb mathbfit"
)
"""Commands that set their argument in another alphabet."""
ACCENTS: Final = names(
    "hat widehat tilde widetilde bar dot ddot acute grave check breve vec mathring overline underline "
    "overbrace underbrace overrightarrow overleftarrow"
)
"""Commands that set something above or below their argument."""
INSIDE: Final = names(
    "mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner ensuremath smash boxed"
)
"""Commands whose argument is what matters."""
FENCES: Final = names("norm abs ceil floor")
"""Commands that many authors define: their argument stands between signs."""
DROPPED: Final = names("label tag color phantom hphantom vphantom hspace vspace")
"""Commands whose argument shows nothing."""
FRACTIONS: Final = names("frac dfrac tfrac cfrac nicefrac sfrac binom dbinom tbinom")
SECOND: Final = names("overset underset stackrel textcolor href")
"""Commands whose second argument is what matters."""
_ONE_ARGUMENT: Final = (
    TEXTS
    | ALPHABETS
    | ACCENTS
    | INSIDE
    | FENCES
    | DROPPED
    | names("operatorname sqrt begin end xrightarrow xleftarrow bm mathds mathbbm Bbb Tilde Hat Bar Vec Dot")
)
SIZES: Final = names("big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm middle")
"""Commands that say how large the delimiter after them is."""
FONTS: Final = names("cal bf rm it sf tt em sl sc frak")
"""Commands of old LaTeX: they set all that follows in another alphabet."""
SILENT: Final = names(
    "displaystyle textstyle scriptstyle scriptscriptstyle allowbreak nonumber notag relax protect xspace "
    "tiny small"
)
"""Commands that only say how something looks."""
_OTHERS: Final = names("left right mleft mright limits nolimits not over choose atop")
_KNOWN: Final = (
    _ONE_ARGUMENT | FRACTIONS | SECOND | SIZES | FONTS | SILENT | FUNCTIONS | _OTHERS | frozenset(SYMBOLS)
)
_DOUBLED: Final = re.compile(r"\\\\(?=([A-Za-z]+|[%{}|_&#]))")


def is_known(name: str) -> bool:
    """Return whether a command, without its backslash, is one of LaTeX or of many authors."""
    return name in _KNOWN


def arguments_of(token: str) -> int:
    """Return how many arguments a token takes: none, if it is no command."""
    name = token[1:]
    if not token.startswith("\\") or not name.isalpha():
        return 0
    return 2 if name in FRACTIONS or name in SECOND else int(name in _ONE_ARGUMENT)


def single(formula: str) -> str:
    r"""Return a formula whose backslashes were doubled for a file (`\\beta`) as it was meant."""
    if "\\\\" not in formula or "\\begin" in formula:
        return formula
    return _DOUBLED.sub(
        lambda found: "\\" if not found[1].isalpha() or is_known(found[1]) else "\\\\", formula
    )


class Reader:
    """The tokens of a formula, from left to right."""

    def __init__(self, formula: str) -> None:
        """Begin at the first token."""
        self.tokens: list[str] = _TOKEN.findall(formula)
        self.at = 0

    def next(self) -> str:
        """Return the next token; empty at the end."""
        self.at += 1
        return self.tokens[self.at - 1] if self.at <= len(self.tokens) else ""

    def skip_spaces(self) -> None:
        """Go to the next token that is no space."""
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1

    def peek(self) -> str:
        """Return the next token that is no space, and stay before it; empty at the end."""
        self.skip_spaces()
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def rest(self) -> str:
        """Return all that follows."""
        start, self.at = self.at, len(self.tokens)
        return "".join(self.tokens[start:])

    def group(self, closing: str = "}") -> str:
        """Return what stands before the closing sign of a group that has been opened, and go past that."""
        depth, start = 0, self.at
        while read := self.next():
            if read == closing and depth == 0:
                return "".join(self.tokens[start : self.at - 1])
            depth += (read == "{") - (read == "}")
        return "".join(self.tokens[start:])

    def argument(self, deepest: int = DEEPEST) -> str:
        """Return the next argument: the inside of a group, a command with its arguments, or one character."""
        self.skip_spaces()
        read = self.next()
        if read == "{":
            return self.group()
        count = arguments_of(read) if deepest else 0
        return read + "".join([f"{{{self.argument(deepest - 1)}}}" for _ in range(count)])

    def optional(self) -> str:
        """Return the next argument in brackets; empty if there is none."""
        if self.at >= len(self.tokens) or self.tokens[self.at] != "[":
            return ""
        self.next()
        return self.group("]")

    def skip(self, sign: str) -> None:
        """Go past a sign, if it is next."""
        if self.at < len(self.tokens) and self.tokens[self.at] == sign:
            self.at += 1
