r"""LaTeX outside formulas, such as `\emph{x}`, `\%` or `Fig.~3`: what it means, with marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.text.letters import accents, dashes, quotes
from sphinx_workshop.importers.text.marks import (
    BREAK,
    HELD,
    ITEM,
    NUMBER,
    emphasis,
    label,
    strong,
    without_marks,
)
from sphinx_workshop.model.dollars import formula_at
from sphinx_workshop.model.formulas import words
from sphinx_workshop.model.limits import LONGEST_FORMULA
from sphinx_workshop.model.symbols import FUNCTIONS, SYMBOLS, names, pairs
from sphinx_workshop.model.tex import DEEPEST, is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.importers.text.marks import Held

_DISPLAYS: Final = re.compile(
    r"\\{1,2}begin\{(equation|align|gather|eqnarray|displaymath|multline)(\*?)\}"
    rf"(.{{1,{LONGEST_FORMULA}}}?)\\{{1,2}}end\{{\1\2\}}",
    re.DOTALL,
)
_ROWS: Final = pairs("align aligned eqnarray aligned gather gathered multline gathered")
_PAIRS: Final = re.compile(
    rf"(?<!\\)(?:\\{{1,2}}\((?P<line>.{{1,{LONGEST_FORMULA}}}?)\\{{1,2}}\)"
    rf"|\\{{1,2}}\[(?P<display>.{{1,{LONGEST_FORMULA}}}?)\\{{1,2}}\])",
    re.DOTALL,
)
_PROSE: Final = re.compile(r"(?:^|\s)[^\W\d_]{3,}(?:[\s,.;:]|$)")
_COMMAND: Final = re.compile(r"\\{1,2}([A-Za-z]+)\*?\s*((?:\[[^\[\]{}]*\])*)\{([^{}]*)\}(?:\s*\{([^{}]*)\})?")
"""A command with one or two arguments that have no braces inside."""
_FONT: Final = re.compile(
    r"\{\s*\\{1,2}(bf|bfseries|it|itshape|em|sl|sc|scshape|tt|ttfamily|rm|sf|small)(?![A-Za-z])\s*+([^{}]*)\}"
)
_SYMBOL: Final = re.compile(r"(?<![:\\])\\{1,2}([A-Za-z]+)(?![A-Za-z])(?:(\{\})|(?!\{))[ ]?")
_PROTECTED: Final = re.compile(r"(?<![\\\w}])\{([A-Z][\w-]*[A-Z][\w-]*)\}")
"""A name in the braces that keep its capital letters in a bibliography."""
_NUMBERED: Final = re.compile(
    r"\\{1,2}begin\{enumerate\}(?:\[[^\]]{0,300}\])?(.{0,10000}?)\\{1,2}end\{enumerate\}", re.DOTALL
)
_ITEM: Final = re.compile(r"\\{1,2}item(?![A-Za-z])\s*(?:\[([^\]]{0,300})\])?")
_AROUND: Final = re.compile(
    r"\\{1,2}(?:begin|end)\{(?:itemize|enumerate|description|abstract|center|quote|quotation|flushleft)\}"
    r"(?:\[[^\]]{0,300}\])?"
)
_PROPER: Final = pairs("LaTeX LaTeX TeX TeX BibTeX BibTeX ie i.e. eg e.g.") | {
    "quad": " ",
    "qquad": " ",
    "newline": BREAK,
    "linebreak": BREAK,
    "par": "\n\n",
}
_SILENT: Final = names(
    "noindent indent smallskip medskip bigskip xspace protect relax centering raggedright maketitle newpage "
    "clearpage bf it em sl sc tt rm sf bfseries itshape small tiny footnotesize normalsize large Large"
)
_PLAIN: Final = names(
    "textrm textnormal textsc textsf textup textmd text mbox underline uline mathrm hbox title author "
    "uppercase lowercase MakeUppercase ensuremath color caption textcolor hyperlink"
)
_CITATION: Final = re.compile(r"[Cc]ite\w*|nocite|ref|eqref|autoref|[cC]ref|pageref|parencite|textcite")
_SECTION: Final = re.compile(r"(?:sub)*section|paragraph|subparagraph")
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s<>()]+")


def formulas(text: str) -> str:
    r"""Return a text whose formulas in `\(…\)`, `\[…\]` and environments stand between dollars."""
    text = _DISPLAYS.sub(_environment, text)
    return _PAIRS.sub(_in_dollars, text)


def _environment(found: re.Match[str]) -> str:
    rows, inside = _ROWS.get(found[1]), found[3].strip()
    return rf"$$\begin{{{rows}}}{inside}\end{{{rows}}}$$" if rows else f"$${inside}$$"


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


def without_latex(text: str, held: Held, escape: Callable[[str], str]) -> str:
    """Return a text with marks for what LaTeX outside formulas means.

    Args:
        text: has marks for its formulas
        held: takes links and code
        escape: makes plain text Markdown
    """
    text = _PROTECTED.sub(r"\1", quotes(text))
    if "\\" in text:
        writer = _Commands(held, escape)
        text = re.sub(r"\\verb\*?([|!+])(.{1,300}?)\1", lambda found: writer.code(found[2]), accents(text))
        text = writer.all(_lists(text))
        text = _SYMBOL.sub(lambda found: _symbol(found, text), text)
        text = re.sub(r"\\\\(?:\[[^\[\]]*\])?(?=\s|$)", BREAK, text)
        text = re.sub(r"\\[,;:! /@]", lambda found: " " if found[0][1] in ",;: " else "", text)
        text = re.sub(r"\\{1,2}([%&#])", r"\1", text).replace("\ufdd8", "{").replace("\ufdd9", "}")
    text = re.sub(rf"(?<=[\w.,)\]}}'])~(?=[\w(\[{HELD[0]}])", " ", text)  # a space that breaks no line
    return dashes(text)


def _lists(text: str) -> str:
    """Mark the items of lists, and make paragraphs of other environments."""
    text = _NUMBERED.sub(lambda found: f"\n\n{_ITEM.sub(f'{chr(10)}{NUMBER}', found[1])}\n\n", text)
    text = _ITEM.sub(lambda found: f"\n{ITEM}{found[1] or ''}", text)
    return _AROUND.sub("\n\n", text)


class _Commands:
    """Commands with arguments: each method takes a command, and returns what it means."""

    def __init__(self, held: Held, escape: Callable[[str], str]) -> None:
        self.held = held
        self.escape = escape

    def all(self, text: str) -> str:
        """Return a text with what its commands mean, from the inside to the outside."""
        before = ""
        for _level in range(DEEPEST):
            if before == text:
                break
            before = text
            text = _FONT.sub(lambda found: self.font(found[1], found[2]), text)
            text = _COMMAND.sub(self.command, text)
        return text

    def command(self, found: re.Match[str]) -> str:
        """Return what a command means; what nobody knows stays as it is written."""
        name, text, second = found[1], found[3], found[4]
        if not text.strip() and name not in _MEANINGS:
            return found[0]
        if second is not None and name == "href":
            return self.link(self.held.back(text), second)
        if second is not None and name in {"textcolor", "hyperlink"}:
            return second
        meant = self.one(name, text)
        if meant is not None:
            return meant + (found[0][found[0].rindex("{") :] if second is not None else "")
        if is_known(name) and name not in {"begin", "end"}:
            end = f"{{{second}}}" if second is not None else ""
            return f"{text}{end}" if re.search(HELD, text) else words(rf"\{name}{found[2]}{{{text}}}{end}")
        return found[0].replace("{", "\ufdd8").replace("}", "\ufdd9")

    def one(self, name: str, text: str) -> str | None:
        """Return what a command with one argument means; None for others."""
        if name in _MEANINGS:
            return _MEANINGS[name](self, text)
        if name in _PLAIN:
            return text
        if _CITATION.fullmatch(name):
            return f"[{text}]"
        return f"\n\n{strong(text)}\n\n" if _SECTION.fullmatch(name) else None

    def font(self, name: str, text: str) -> str:
        """Return a text in another font."""
        if name in {"bf", "bfseries"}:
            return strong(text)
        if name in {"it", "itshape", "em", "sl"}:
            return emphasis(text)
        return self.code(text) if name in {"tt", "ttfamily"} else text

    def code(self, text: str) -> str:
        """Return a mark for code."""
        code = without_marks(re.sub(r"\\([_%&#{}$])", r"\1", self.held.back(text)))
        return self.held.hold(f"`{code}`") if code and "`" not in code else text

    def link(self, address: str, words: str) -> str:
        """Return a mark for a link; only the label, if data may not have the address."""
        address = re.sub(r"\\([_%&#~])", r"\1", address.strip())
        if not _WEB.fullmatch(address):
            return words
        if self.held.back(words).strip() == address:
            return self.held.hold(f"<{address}>")
        return self.held.hold(f"[{self.escape(label(words))}]({address})")


_MEANINGS: Final[Mapping[str, Callable[[_Commands, str], str]]] = {
    "textbf": lambda _commands, text: strong(text),
    **dict.fromkeys(names("textit emph textsl"), lambda _commands, text: emphasis(text)),
    "texttt": _Commands.code,
    "url": lambda commands, text: commands.link(commands.held.back(text), text),
    "enquote": lambda _commands, text: f"“{text}”",
    **dict.fromkeys(names("footnote thanks"), lambda _commands, text: f" ({text.strip()})"),
    "textsuperscript": lambda commands, text: commands.held.script("^", text),
    "textsubscript": lambda commands, text: commands.held.script("_", text),
    **dict.fromkeys(names("label vspace hspace bibliographystyle"), lambda _commands, _text: ""),
}


def _symbol(found: re.Match[str], text: str) -> str:
    """Return what a command without arguments means; it takes the space that ends it, but not after `{}`."""
    name, space = found[1], " " if found[0].endswith(" ") else ""
    if name in _PROPER:
        return _PROPER[name] + space
    if name in _SILENT:
        return space if found[2] else ""
    if name in FUNCTIONS:
        return (" " if text[max(0, found.start() - 1) : found.start()].isalnum() else "") + name + space
    if name in SYMBOLS:
        return SYMBOLS[name] + space
    return words(f"\\{name}") + space if is_known(name) else found[0]
