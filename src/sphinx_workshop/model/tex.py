"""LaTeX formulas, token by token, and in plain words: `O(n \\log n)` is "O(n log n)"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from sphinx_workshop.model.symbols import FUNCTIONS, SYMBOLS

_TOKEN: Final = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_DEEPEST: Final = 40
"""The deepest nesting of groups that is read; what is deeper is left as it is written."""
TEXTS: Final = frozenset(
    "text textrm textnormal textit textbf textsf texttt textsc textsl textup textmd emph mbox hbox".split()
)
"""Commands whose argument is text, not a formula."""
ALPHABETS: Final = frozenset(
    "mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathbb boldsymbol pmb mathbfit".split()
)
"""Commands that set their argument in another alphabet."""
_ACCENTS: Final = {
    **{"hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304"},
    **{"dot": "\u0307", "ddot": "\u0308", "acute": "\u0301", "grave": "\u0300", "check": "\u030c"},
    **{"breve": "\u0306", "vec": "\u20d7", "mathring": "\u030a"},
}
_ARGUMENTS: Final = {
    **dict.fromkeys((*TEXTS, *ALPHABETS, *_ACCENTS), 1),
    **dict.fromkeys(
        "operatorname mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner".split(), 1
    ),
    **dict.fromkeys("overline underline overbrace underbrace overrightarrow overleftarrow".split(), 1),
    **dict.fromkeys("sqrt phantom hphantom vphantom smash boxed ensuremath norm abs ceil floor".split(), 1),
    **dict.fromkeys(
        "label tag color hspace vspace begin end xrightarrow xleftarrow underleftarrow".split(), 1
    ),
    **dict.fromkeys("frac dfrac tfrac cfrac nicefrac sfrac binom dbinom tbinom".split(), 2),
    **dict.fromkeys("overset underset stackrel textcolor href".split(), 2),
}
"""How many arguments a command has, where it has any."""
_SILENT: Final = frozenset(
    (
        "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits left right middle mleft mright big Big "
        "bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm allowbreak nonumber notag relax protect "
        "xspace rm bf it sf tt cal em sc sl tiny small hfill"
    ).split()
)
"""Commands that only say how something looks."""
_FENCES: Final = {"norm": "‖{}‖", "abs": "|{}|", "ceil": "⌈{}⌉", "floor": "⌊{}⌋"}
_RAISED: Final = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_STARRED: Final = frozenset({"operatorname", "hspace", "vspace", "tag"})
_DROPPED: Final = frozenset("phantom hphantom vphantom label tag color hspace vspace begin end".split())


_DOUBLED: Final = re.compile(r"\\\\(?=([A-Za-z]+|[%{}|_&#]))")


def single(formula: str) -> str:
    r"""Return a formula whose backslashes were doubled for a file (`\\beta`) as it was meant; rows stay rows."""
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

    def peek(self) -> str:
        """Return the next token that is no space, without going past it; empty at the end."""
        at = self.at
        while at < len(self.tokens) and self.tokens[at].isspace():
            at += 1
        return self.tokens[at] if at < len(self.tokens) else ""

    def skip_spaces(self) -> None:
        """Go to the next token that is no space."""
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1

    def group(self, closing: str = "}") -> str:
        """Return what stands before the closing sign of a group that has been opened, and go past that."""
        depth, start = 0, self.at
        while token := self.next():
            if token == closing and depth == 0:
                return "".join(self.tokens[start : self.at - 1])
            depth += (token == "{") - (token == "}")
        return "".join(self.tokens[start:])

    def argument(self, deepest: int = _DEEPEST) -> str:
        """Return the next argument: the inside of a group, a command with its own arguments, or one character."""
        self.skip_spaces()
        token = self.next()
        if token == "{":
            return self.group()
        count = arguments_of(token) if deepest else 0
        return token + "".join([f"{{{self.argument(deepest - 1)}}}" for _ in range(count)])

    def optional(self) -> str:
        """Return the next argument in brackets; empty if there is none."""
        if self.peek() != "[":
            return ""
        self.skip_spaces()
        self.next()
        return self.group("]")


def arguments_of(token: str) -> int:
    """Return how many arguments a command has."""
    return _ARGUMENTS.get(token[1:], 0) if token.startswith("\\") else 0


def is_known(name: str) -> bool:
    """Return whether a command, without its backslash, is one of LaTeX or of many authors."""
    return name in SYMBOLS or name in _ARGUMENTS or name in _SILENT or name in FUNCTIONS


@lru_cache(maxsize=2_000)
def words(formula: str) -> str:
    """Return a formula in plain words."""
    return " ".join(_words(single(formula), _DEEPEST).split())


def _words(formula: str, deepest: int) -> str:
    if deepest == 0:
        return formula
    reader, result = Reader(formula), ""
    after_name = False
    while token := reader.next():
        if token in "^_":
            result += _script(
                token, _words(reader.argument(), deepest - 1).strip(), has_base=bool(result.strip())
            )
            continue
        name = token[1:]
        is_function = name in FUNCTIONS or name == "operatorname" or (name.isalpha() and not is_known(name))
        is_name = token.startswith("\\") and is_function
        part = _part(token, name, reader, deepest - 1, has_space=not result or result[-1].isspace())
        if (is_name and (result[-1:].isalnum() or result.endswith((")", "]")))) or (
            after_name and _continues(part)
        ):
            result += " "
        result += part
        if part:
            after_name = is_name
    return unicodedata.normalize("NFC", result)


def _continues(part: str) -> bool:
    """Return whether a name and what follows it would be read as one word."""
    return part[:1].isalnum() or part[:1] in "√∑∏∫"


def _part(token: str, name: str, reader: Reader, deepest: int, *, has_space: bool) -> str:
    """Return a token with its arguments in plain words; `has_space` says whether a space stands before it."""
    if token == "{":
        return _words(reader.group(), deepest)
    if token in {"}", "\\left", "\\right", "\\middle", "\\mleft", "\\mright"}:
        if reader.peek() == "." and token != "}":
            reader.argument()
        return ""
    if not token.startswith("\\"):
        return {"&": " ", "~": " ", "'": "′"}.get(token, token)
    if name in _ARGUMENTS:
        return _command(name, reader, deepest)
    if name in SYMBOLS:
        if name.isalpha() and (SYMBOLS[name].isalpha() or not has_space):
            reader.skip_spaces()  # they only end the command
        return SYMBOLS[name]
    if name in _SILENT or name == "!":
        if name.isalpha():
            reader.skip_spaces()
        return ""
    if name == "not":
        return _words(reader.argument(), deepest) + "\u0338"
    return name if name.isalnum() else " "


def _command(name: str, reader: Reader, deepest: int) -> str:
    option = reader.optional() if name in {"sqrt", "cfrac", "xrightarrow", "xleftarrow"} else ""
    if name in _STARRED and reader.peek() == "*":
        reader.argument()
    raw = [reader.argument() for _ in range(_ARGUMENTS[name])]
    if name in TEXTS:
        return _text(raw[0], deepest)
    if name == "begin" and raw[0].startswith(("array", "tabular")):
        reader.argument()
    if name in _DROPPED:
        return " " if name == "hspace" else ""
    inner = [_words(argument, deepest).strip() for argument in raw]
    if name == "mathbb" and len(inner[0]) == 1:
        return _double_struck(inner[0])
    if name in _ACCENTS:
        return unicodedata.normalize("NFC", inner[0][:1] + _ACCENTS[name]) + inner[0][1:]
    if name == "sqrt":
        return f"{_words(option, deepest)}√{inner[0] if inner[0].isdigit() or _is_fenced(inner[0]) or len(inner[0]) < 2 else f'({inner[0]})'}"
    if name.endswith("frac"):
        return f"{_one(inner[0])}/{_one(inner[1])}"
    if name.endswith("binom"):
        return f"({inner[0]} choose {inner[1]})"
    if name in _FENCES:
        return _FENCES[name].format(inner[0])
    if name.startswith("x"):
        return {"xrightarrow": "→", "xleftarrow": "←"}[name]
    return inner[-1]


def _text(text: str, deepest: int) -> str:
    parts = text.split("$")
    plain = [re.sub(r"\\([%&_#{}$])", r"\1", part).replace("~", " ") for part in parts[::2]]
    plain = [_words(part, deepest) if "\\" in part else part for part in plain]
    formulas = [_words(part, deepest) for part in parts[1::2]]
    return "".join(part for pair in zip(plain, [*formulas, "", ""], strict=False) for part in pair)


def _script(sign: str, text: str, *, has_base: bool) -> str:
    if text in {"′", "∘"}:
        return {"∘": "°"}.get(text, text)
    if not has_base:  # it belongs to the word before the formula: 10$^{th}$, CO$_2$, 10$^{-3}$
        return text.translate(_RAISED) if sign == "^" and re.fullmatch(r"[-−+]?\d+", text) else text
    return f"{sign}{_one(text)}"


def _one(text: str) -> str:
    """Return a text in brackets, unless it reads as one thing."""
    return (
        text
        if re.fullmatch(r"[\w.′*∗⋆†⊤\u0300-\u036f]*|[-−+]\w+|.", text) or _is_fenced(text)
        else f"({text})"
    )


def _is_fenced(text: str) -> bool:
    return text.startswith("(") and text.endswith(")") and text.count("(") == 1


def _double_struck(letter: str) -> str:
    for name in (f"DOUBLE-STRUCK CAPITAL {letter}", f"MATHEMATICAL DOUBLE-STRUCK CAPITAL {letter}"):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return letter
