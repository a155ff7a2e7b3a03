r"""LaTeX formulas as docutils understands them: what it does not know, written with what it knows.

LaTeX reads `\frac12`, `x^10`, `\log n` and `{\cal D}` in ways that docutils does not. Here each argument is put in braces,
each old or rare command becomes a usual one, and the names of functions get their space.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_workshop.model.symbols import FUNCTIONS, SYMBOLS
from sphinx_workshop.model.tex import ALPHABETS, TEXTS, Reader, single, words

THIN: Final = "\\text{\u2009}"
"""The space of LaTeX between a function and its argument, as a character, so that a copied formula has it, too."""
DEEPEST: Final = 20
_OTHER_NAMES: Final = {
    **{"bm": "boldsymbol", "mathds": "mathbb", "mathbbm": "mathbb", "Bbb": "mathbb", "Tilde": "tilde", "Hat": "hat"},
    **{"Bar": "bar", "Vec": "vec", "Dot": "dot", "stackrel": "overset", "mleft": "left", "mright": "right"},
    **{"dots": "ldots", "iff": "Longleftrightarrow", "gets": "leftarrow", "nicefrac": "frac", "sfrac": "frac"},
    **{"land": "wedge", "lor": "vee", "lnot": "neg", "eps": "varepsilon", "degree": "circ", "hbox": "text"},
}
_OLD_FONTS: Final = {
    **{"cal": "mathcal", "bf": "mathbf", "rm": "mathrm", "it": "mathit", "sf": "mathsf", "tt": "mathtt"},
    **{"em": "mathit", "sl": "mathit", "sc": "mathrm", "frak": "mathfrak"},
}
_ALPHABET_OF_TEXT: Final = {"textit": "mathit", "emph": "mathit", "textbf": "mathbf", "texttt": "mathtt", "textsf": "mathsf"}
_LETTERS: Final = {"R": "R", "N": "N", "Z": "Z", "Q": "Q", "C": "C", "E": "E", "RR": "R", "NN": "N", "ZZ": "Z", "EE": "E"}
"""What many authors define for sets of numbers and expectations."""
_FENCES: Final = {
    **{"norm": r"\lVert {} \rVert ", "abs": r"\lvert {} \rvert ", "ceil": r"\lceil {} \rceil "},
    "floor": r"\lfloor {} \rfloor ",
}
_SIZES: Final = frozenset("big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm middle".split())
_TRANSPARENT: Final = frozenset(
    "mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner ensuremath smash".split()
)
"""Commands of which only the argument is shown."""
_DROPPED: Final = frozenset("label tag color hphantom vphantom vspace".split())
_SILENT: Final = frozenset(
    "displaystyle textstyle scriptstyle scriptscriptstyle allowbreak nonumber notag relax protect xspace tiny small".split()
)
_ONE: Final = frozenset(
    "hat widehat tilde widetilde bar dot ddot acute grave check breve vec mathring overline underline overbrace "
    "underbrace overrightarrow overleftarrow phantom boxed xrightarrow xleftarrow".split()
)
_TWO: Final = frozenset("frac dfrac tfrac cfrac binom dbinom tbinom overset underset".split())
_ROWS: Final = {
    **dict.fromkeys("align align* aligned alignat split gather gather* gathered eqnarray eqnarray* multline".split(), "aligned"),
    **dict.fromkeys(("array", "tabular"), "matrix"),
    **dict.fromkeys(("equation", "equation*", "math", "displaymath"), ""),
}
_LIMITS: Final = frozenset("lim sup inf max min".split())
"""docutils gives these their space."""
_KNOWN_FUNCTIONS: Final = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom ker lg ln log Pr sec sin sinh tan tanh "
    "liminf limsup".split()
)
_COMMAND_OF: Final = {
    sign: name
    for name, sign in reversed(SYMBOLS.items())
    if not sign.isalnum() and not sign.isascii() and not name.startswith("text")
}


def for_docutils(formula: str) -> str:
    """Return a formula (LaTeX) in the LaTeX that docutils understands.

    Raises:
        ValueError: Its braces do not match; the message says so.
    """
    return _prepared(single(formula), DEEPEST)


class _Row:
    """A part of a formula that is being written, and what kind of thing was written last."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.last = ""
        """`item` for what is set close to its neighbours, `name` for a function, empty for any other."""

    def add(self, part: str, kind: str = "") -> None:
        """Write a part, after the space that LaTeX sets between a function and its neighbours."""
        if {self.last, kind} in ({"item", "name"}, {"name"}):
            self.parts.append(THIN)
        self.parts.append(part)
        self.last = kind


def _prepared(formula: str, deepest: int) -> str:
    if deepest == 0:
        message = "it is nested too deep; write it more simply"
        raise ValueError(message)
    reader, row = Reader(formula), _Row()
    in_pairs = len(re.findall(r"\\m?left(?![A-Za-z])", formula)) == len(re.findall(r"\\m?right(?![A-Za-z])", formula))
    while token := reader.next():
        name = token[1:]
        if token.isspace():
            row.parts.append(" ")
        elif token == "{":
            row.add(f"{{{_prepared(_group(reader), deepest - 1)}}}", "item")
        elif token == "}":
            message = "its braces do not match; add the missing one"
            raise ValueError(message)
        elif token in "^_":
            if not "".join(row.parts).strip() or row.parts[-1].endswith(("&", "(")):
                row.parts.append("{}")
            row.parts.append(f"{token}{{{_prepared(reader.argument(), deepest - 1)}}}")
        elif not token.startswith("\\"):
            row.add(*_sign(token))
        elif name in {"over", "choose", "atop"}:
            kind = "frac" if name == "over" else "binom"
            rest = _prepared("".join(reader.tokens[reader.at :]), deepest - 1)
            return f"\\{kind}{{{''.join(row.parts)}}}{{{rest}}}"
        elif name in _OLD_FONTS:
            rest = _prepared("".join(reader.tokens[reader.at :]), deepest - 1)
            row.add(f"\\{_OLD_FONTS[name]}{{{rest}}}", "item")
            break
        else:
            _command(_OTHER_NAMES.get(name, name), reader, row, deepest - 1, in_pairs=in_pairs)
    return "".join(row.parts)


def _group(reader: Reader) -> str:
    start = reader.at
    inside = reader.group()
    if reader.tokens[start : reader.at][-1:] != ["}"]:
        message = "its braces do not match; add the missing one"
        raise ValueError(message)
    return inside


def _sign(sign: str) -> tuple[str, str]:
    """Return a character that is no part of a command, and its kind."""
    if sign in "%#":
        return f"\\{sign}", "item"
    if sign in "'’":
        return "\\prime ", "item"
    if sign.isascii() and sign != '"':
        return sign, "item" if sign.isalnum() or sign in ")]" else ""
    if sign in _COMMAND_OF:
        return f"\\{_OTHER_NAMES.get(_COMMAND_OF[sign], _COMMAND_OF[sign])} ", ""
    return (sign, "item") if sign.isalpha() else (f"\\text{{{sign}}}", "item")


def _command(name: str, reader: Reader, row: _Row, deepest: int, *, in_pairs: bool) -> None:
    if name in {"left", "right"} and in_pairs:
        delimiter = {"<": "\\langle", ">": "\\rangle"}.get(reader.peek(), reader.peek())
        reader.argument()
        row.parts.append(f"\\{name}{delimiter} ")
        row.last = "item" if name == "right" else ""
    elif name in _SIZES or name in {"left", "right"}:
        if reader.peek() == ".":
            reader.argument()
    elif name in TEXTS:
        row.add(_text(name, reader.argument(), deepest), "item")
    elif name in ALPHABETS or name in _ONE or name in _TWO or name == "sqrt":
        _with_arguments(name, reader, row, deepest)
    elif name in FUNCTIONS or name == "operatorname":
        _function(name, reader, row)
    elif name in _FENCES:
        row.add(_FENCES[name].replace("{}", _prepared(reader.argument(), deepest)), "item")
    elif name in _TRANSPARENT:
        row.add(f"{{{_prepared(reader.argument(), deepest)}}}", "item")
    elif name in {"textcolor", "href"}:
        reader.argument()
        row.add(f"{{{_prepared(reader.argument(), deepest)}}}", "item")
    elif name in {"begin", "end"}:
        _environment(name, reader, row)
    elif name == "hspace":
        row.parts.append(f"\\hspace{{{reader.argument()}}}")
    elif name in _DROPPED:
        reader.argument()
    elif name == "\\":
        reader.optional()
        row.add("\\\\")
    elif name in _LETTERS:
        row.add(f"\\mathbb{{{_LETTERS[name]}}}", "item")
    elif name in {"not", "limits", "nolimits"}:
        row.parts.append(f"\\{name} ")
    elif name.startswith("text") and name in SYMBOLS:
        row.add(f"\\text{{{SYMBOLS[name]}}}", "item")
    elif name not in _SILENT and name not in {"/", "-", "@"}:
        kind = "item" if SYMBOLS.get(name, "").isalpha() or name in {"infty", "}", "rangle", "%"} else ""
        row.add(f"\\{name}{' ' if name.isalpha() else ''}", kind)


def _with_arguments(name: str, reader: Reader, row: _Row, deepest: int) -> None:
    option = reader.optional() if name in {"sqrt", "xrightarrow", "xleftarrow"} else ""
    if name == "cfrac":
        reader.optional()
    count = 2 if name in _TWO else 1
    inner = "".join([f"{{{_prepared(reader.argument(), deepest)}}}" for _ in range(count)])
    row.add(f"\\{name}{f'[{_prepared(option, deepest)}]' if option else ''}{inner}", "item")


def _function(name: str, reader: Reader, row: _Row) -> None:
    if name == "operatorname":
        if reader.peek() == "*":
            reader.argument()
        name = words(reader.argument())
    row.add(
        f"\\{name} " if name in _LIMITS or name in _KNOWN_FUNCTIONS else f"\\operatorname{{{name}}}",
        "" if name in _LIMITS else "name",
    )


def _environment(name: str, reader: Reader, row: _Row) -> None:
    given = reader.argument()
    if name == "begin" and given in {"array", "tabular", "alignat"}:
        reader.argument()
    known = _ROWS.get(given, given)
    row.add(f"\\{name}{{{known}}}" if known else "")


def _text(name: str, text: str, deepest: int) -> str:
    """Return text inside a formula; it may have formulas of its own."""
    if re.fullmatch("[A-Za-z0-9]+", text) and name in _ALPHABET_OF_TEXT:
        return f"\\{_ALPHABET_OF_TEXT[name]}{{{text}}}"
    parts = []
    for index, part in enumerate(text.split("$")):
        if index % 2:
            parts.append(_prepared(part, deepest))
        elif part:
            plain = re.sub(r"\\([%&_#{} ])", r"\1", part).replace("~", "\u00a0")
            parts.append(f"\\text{{{words(plain) if chr(92) in plain else plain.replace('{', '').replace('}', '')}}}")
    return "".join(parts)
