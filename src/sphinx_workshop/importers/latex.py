r"""LaTeX outside formulas, such as `\emph{x}`, `\%` or `Fig.~3`: what it means, with marks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.marks import BREAK, HELD, ITEM, NUMBER, emphasis, strong
from sphinx_workshop.model.dollars import formula_at
from sphinx_workshop.model.symbols import FUNCTIONS, SYMBOLS
from sphinx_workshop.model.tex import is_known, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.importers.marks import Held

_ACCENTS: Final = {
    **{
        "'": "\u0301",
        "`": "\u0300",
        "^": "\u0302",
        '"': "\u0308",
        "~": "\u0303",
        "=": "\u0304",
        ".": "\u0307",
    },
    **{
        "c": "\u0327",
        "v": "\u030c",
        "u": "\u0306",
        "H": "\u030b",
        "k": "\u0328",
        "r": "\u030a",
        "d": "\u0323",
    },
}
_LETTERS: Final = {
    **{
        "ss": "ß",
        "o": "ø",
        "O": "Ø",
        "l": "ł",
        "L": "Ł",
        "ae": "æ",
        "AE": "Æ",
        "oe": "œ",
        "OE": "Œ",
        "aa": "å",
    },
    **{"AA": "Å", "i": "ı", "j": "ȷ", "dj": "đ", "DJ": "Đ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ"},
}
_ACCENT: Final = (
    r"\\{1,2}(?:([cvuHkrd])(?=\s+[A-Za-z]\b|\s*\{)\s*|(['`^\"~=.]))(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))"
)
_ACCENTED: Final = (re.compile(rf"\{{{_ACCENT}\}}"), re.compile(_ACCENT))
_LETTER: Final = rf"\\{{1,2}}({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])"
_LETTERED: Final = (re.compile(rf"\{{{_LETTER}\}}"), re.compile(rf"{_LETTER}(?:\{{\}}|\s*)"))
_CONTRACTED: Final = re.compile(r"(?<=[a-z])\\'(?=(?:s|t|d|m|re|ll|ve)\b)")
_DISPLAYS: Final = re.compile(
    r"\\{1,2}begin\{(equation|align|gather|eqnarray|displaymath|multline)(\*?)\}(.+?)\\{1,2}end\{\1\2\}",
    re.DOTALL,
)
_PAIRS: Final = re.compile(
    r"(?<!\\)(?:\\{1,2}\((?P<line>.+?)\\{1,2}\)|\\{1,2}\[(?P<display>.+?)\\{1,2}\])", re.DOTALL
)
_PROSE: Final = re.compile(r"(?:^|\s)[^\W\d_]{3,}(?:[\s,.;:]|$)")
_COMMAND: Final = re.compile(r"\\{1,2}([A-Za-z]+)\*?\s*((?:\[[^\[\]{}]*\])*)\{([^{}]*)\}(?:\s*\{([^{}]*)\})?")
_FONT: Final = re.compile(
    r"\{\s*\\{1,2}(bf|bfseries|it|itshape|em|sl|sc|scshape|tt|ttfamily|rm|sf|small)(?![A-Za-z])\s*([^{}]*)\}"
)
_SYMBOL: Final = re.compile(r"(?<![:\\])\\{1,2}([A-Za-z]+)(?![A-Za-z{])(\{\})?[ ]?")
_PROTECTED: Final = re.compile(r"(?<![\\\w}])\{([A-Z][\w-]*[A-Z][\w-]*)\}")
"""A name in the braces that keep its capital letters in a bibliography."""
_DASH: Final = re.compile(
    r"(?<=[^\s!<|:-])-{2,3}(?=[^\s>|:-])"  # 1--2
    r"|(?<=[\w)\]\ufdd1])-{2,3}(?=\s)|(?<=[ \t])-{3}(?=[^\s>|:-])"  # word-- word, word ---word
    r"|(?<=[^|\s:-][ \t])-{2,3}(?=[ \t\n][^|])|(?<=[ \t]{2})-{2,3}(?=[ \t])"
)
"""Dashes of LaTeX; not an option such as `--help`, a rule, a comment, or a line of a table."""
_PROPER: Final = {
    **{"LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "ie": "i.e.", "eg": "e.g.", "etal": "et al."},
    **{"quad": " ", "qquad": " ", "newline": BREAK, "linebreak": BREAK, "par": "\n\n", "item": f"\n{ITEM}"},
}
_SILENT: Final = frozenset(
    (
        "noindent indent smallskip medskip bigskip xspace protect relax centering raggedright maketitle newpage clearpage "
        "bf it em sl sc tt rm sf bfseries itshape small tiny footnotesize normalsize large Large"
    ).split()
)
_PLAIN: Final = frozenset(
    (
        "textrm textnormal textsc textsf textup textmd text mbox underline uline enquote mathrm hbox title author "
        "textsuperscript textsubscript uppercase lowercase MakeUppercase ensuremath hyperlink textcolor color thanks "
        "footnote caption"
    ).split()
)
_CITE: Final = re.compile(r"[Cc]ite\w*|nocite|ref|eqref|autoref|[cC]ref|pageref|parencite|textcite")


def formulas(text: str) -> str:
    r"""Return a text whose formulas in `\(…\)`, `\[…\]` and environments stand between dollars."""
    text = _DISPLAYS.sub(_environment, text)
    return _PAIRS.sub(_in_dollars, text)


def _environment(found: re.Match[str]) -> str:
    rows = (
        "aligned"
        if found[1] in {"align", "eqnarray"}
        else "gathered"
        if found[1] in {"gather", "multline"}
        else ""
    )
    inside = found[3].strip()
    return f"$${inside}$$" if not rows else rf"$$\begin{{{rows}}}{inside}\end{{{rows}}}$$"


def _in_dollars(found: re.Match[str]) -> str:
    content = (found["line"] or found["display"]).strip()
    if not content or "$" in content or _PROSE.search(re.sub(r"\\[A-Za-z]+(?:\{[^{}]*\})?", "", content)):
        return found[0]
    if found["display"]:
        return found[0] if content.isdigit() else f"$${content}$$"  # \[1\] may be an escaped bracket
    return f"${content}$"


def hold_formulas(text: str, held: Held) -> str:
    """Return a text with marks for its formulas."""
    result, at = [], 0
    while (start := text.find("$", at)) >= 0:
        found = formula_at(text, start)
        result.append(text[at:start])
        result.append(held.formula(found.content) if found else "$")
        at = found.end if found else start + 1
    return "".join([*result, text[at:]])


def accents(text: str) -> str:
    r"""Return a text with letters for the accents of LaTeX: `\"o` is ö."""
    if "\\" not in text:
        return text
    text = _CONTRACTED.sub("'", text)
    for sign in "\"'":
        if re.search(rf"\\{sign}(?![A-Za-z{{\\])", text):  # a program has escaped a quotation mark
            text = text.replace(f"\\{sign}", sign)
    for pattern in _ACCENTED:
        text = pattern.sub(_accent, text)
    for pattern in _LETTERED:
        text = pattern.sub(lambda found: _LETTERS[found[1]], text)
    return text


def _accent(found: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", (found[3] or found[4]) + _ACCENTS[found[1] or found[2]])
    return composed if len(composed) == 1 else found[0]


def without_latex(text: str, held: Held, escape: Callable[[str], str]) -> str:
    """Return a text with marks for what LaTeX outside formulas means.

    Args:
        text: has marks for its formulas
        held: takes links and code
        escape: makes plain text Markdown
    """
    text = _PROTECTED.sub(r"\1", _quotes(text))
    if "\\" in text:
        text = accents(text)
        text = re.sub(r"\\verb\*?([|!+])(.+?)\1", lambda found: _code(found[2], held), text)
        text = _lists(text)
        before = ""
        while before != text:  # from the inside to the outside
            before = text
            text = _FONT.sub(lambda found: _font(found[1], found[2], held), text)
            text = _COMMAND.sub(lambda found: _command(found, held, escape), text)
        text = _SYMBOL.sub(lambda found: _symbol(found, text), text)
        text = re.sub(r"\\\\(?:\[[^\[\]]*\])?(?=\s|$)", BREAK, text)
        text = re.sub(r"\\[,;:! /@]", lambda found: " " if found[0][1] in ",;: " else "", text)
        text = re.sub(r"\\{1,2}([%&#])", r"\1", text).replace("\ufdd8", "{").replace("\ufdd9", "}")
    text = re.sub(rf"(?<=[\w.,)\]}}'])~(?=[\w(\[{HELD[0]}])", " ", text)
    return _dashes(text)


def _quotes(text: str) -> str:
    text = re.sub(r"(?:``|(?<![\w'])'')([^`'\n]+(?:'[^`'\n][^`'\n]*)*)''", "“\\1”", text)
    text = re.sub(r"``([^`\"]+)\"", "“\\1”", text)
    return re.sub(r"(?<![\w`])`([^`'\n]+)'(?![\w'])", "‘\\1’", text)


def _dashes(text: str) -> str:
    return _DASH.sub(lambda found: "—" if len(found[0]) == 3 else "–", text) if "--" in text else text  # noqa: PLR2004


def _lists(text: str) -> str:
    """Mark the items of lists, and make paragraphs of other environments."""

    def numbered(found: re.Match[str]) -> str:
        return "\n\n" + re.sub(r"\\{1,2}item(?![A-Za-z])\s*", f"\n{NUMBER}", found[1]) + "\n\n"

    text = re.sub(
        r"\\{1,2}begin\{enumerate\}(?:\[[^\]]*\])?(.*?)\\{1,2}end\{enumerate\}",
        numbered,
        text,
        flags=re.DOTALL,
    )
    text = re.sub(
        r"\\{1,2}item(?![A-Za-z])\s*(?:\[([^\]]*)\])?", lambda found: f"\n{ITEM}{found[1] or ''}", text
    )
    return re.sub(
        r"\\{1,2}(?:begin|end)\{(?:itemize|enumerate|description|abstract|center|quote|quotation|flushleft)\}(?:\[[^\]]*\])?",
        "\n\n",
        text,
    )


def _font(name: str, text: str, held: Held) -> str:
    if name in {"bf", "bfseries"}:
        return strong(text)
    if name in {"it", "itshape", "em", "sl"}:
        return emphasis(text)
    return _code(text, held) if name in {"tt", "ttfamily"} else text


def _command(found: re.Match[str], held: Held, escape: Callable[[str], str]) -> str:
    name, text, second = found[1], found[3], found[4]
    rest = found[0][found[0].rindex("{") :] if second is not None else ""
    if name in {"textbf", "textit", "emph", "textsl", "texttt"}:
        kind = {"textbf": "bf", "texttt": "tt"}.get(name, "it")
        return _font(kind, text, held) + rest
    if name == "href" and second is not None:
        return _link(held.back(text), second, held, escape)
    if name == "url":
        return _link(held.back(text), text, held, escape) + rest
    if name in {"textcolor", "hyperlink"} and second is not None:
        return second
    if _CITE.fullmatch(name):
        return f"[{text}]{rest}"
    if name in {"footnote", "thanks"}:
        return f" ({text.strip()}){rest}"
    if name in {"textsuperscript", "textsubscript"}:
        return held.script("^" if name == "textsuperscript" else "_", text) + rest
    if re.fullmatch(r"(?:sub)*section|paragraph|subparagraph", name):
        return f"\n\n{strong(text)}\n\n{rest}"
    if name in {"label", "vspace", "hspace", "bibliographystyle"}:
        return rest
    if name in _PLAIN or (is_known(name) and re.search(HELD, text)):
        return text + rest
    if is_known(name) and name not in {"begin", "end"}:
        return words(rf"\{name}{found[2]}{{{text}}}" + (f"{{{second}}}" if second is not None else ""))
    return found[0].replace("{", "\ufdd8").replace("}", "\ufdd9")  # unknown: it stays as it is written


def _code(text: str, held: Held) -> str:
    code = re.sub(r"\\([_%&#{}$])", r"\1", held.back(text)).strip()
    if not code or "`" in code:
        return text
    return held.hold(f"`{' '.join(code.split())}`")


def _link(address: str, label: str, held: Held, escape: Callable[[str], str]) -> str:
    address = re.sub(r"\\([_%&#~])", r"\1", address.strip())
    if not re.fullmatch(r"(?:https?://|mailto:)[^\s<>()]+", address):
        return label
    if held.back(label).strip() == address:
        return held.hold(f"<{address}>")
    return held.hold(f"[{escape(label.strip())}]({address})")


def _symbol(found: re.Match[str], text: str) -> str:
    """Return what a command without arguments means; it takes the space that ends it, but not after `{}`."""
    name, space = found[1], " " if found[0].endswith(" ") else ""
    if name in _PROPER:
        return _PROPER[name] + space
    if name in _SILENT:
        return space if found[2] else ""
    if name in FUNCTIONS:
        return (" " if text[: found.start()][-1:].isalnum() else "") + name + space
    if name in SYMBOLS:
        return SYMBOLS[name] + space
    return words(f"\\{name}") + space if is_known(name) else found[0]
