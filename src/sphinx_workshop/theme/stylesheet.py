"""The stylesheet of the inherited theme, cut down to what a page of a workshop can use.

The rules are taken from the installed theme at build time, so that they always fit its templates. A rule
stays if each class that it asks for can stand on an ordinary page: if the class is a word of the theme's
templates and scripts, or of Sphinx's writers. The classes that only dropped rules know are returned: a page
that uses one of them loads the complete stylesheet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TOKEN: Final = re.compile(
    r"""
    "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*'              # strings
    | url\((?:"[^"]*"|'[^']*'|[^)"']*)\)               # addresses, those of pictures in the sheet, too
    | /\*.*?\*/                                        # comments
    | [{};]
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT: Final = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
_SELECTORS: Final = re.compile(r",(?![^(\[]*[)\]])")
_FUNCTION: Final = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_CLASS: Final = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_WORD: Final = re.compile(r"-?[A-Za-z_][\w-]*")
_CONDITIONS: Final = ("@media", "@supports", "@layer", "@container")
_ICON: Final = re.compile(r"fa|fa[a-z]|fa-[\w-]+")
"""The classes of Font Awesome: what pages need of it are a few icons that the theme draws itself."""


class Rule(NamedTuple):
    """A rule or an at-rule: what stands before the braces, and what in them (None: it has none)."""

    prelude: str
    block: str | None

    def __str__(self) -> str:
        """Return the rule as CSS."""
        return self.prelude if self.block is None else f"{self.prelude}{{{self.block}}}"


class Cut(NamedTuple):
    """A stylesheet that was cut down."""

    css: str
    left_out: frozenset[str]
    """The classes that nothing in it knows any more."""


def rules(css: str) -> Iterator[Rule]:
    """Yield the rules of a stylesheet at its outermost level."""
    depth = start = brace = 0
    for token in _TOKEN.finditer(css):
        match token.group():
            case "{":
                brace = token.start() if depth == 0 else brace
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    yield Rule(css[start:brace].strip(), css[brace + 1 : token.start()])
                    start = token.end()
            case ";" if depth == 0:
                yield Rule(css[start : token.end()].strip(), None)
                start = token.end()


def words(texts: Iterable[str]) -> frozenset[str]:
    """Return whatever could be the name of a class in templates, scripts and writers."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def cut(css: str, is_known: Callable[[str], bool]) -> Cut:
    """Return a stylesheet without the rules for classes that are not known, and without icons from fonts.

    Args:
        css: The stylesheet.
        is_known: Tells whether a class can stand on an ordinary page.
    """
    dropped: set[str] = set()

    def is_expected(name: str) -> bool:
        return is_known(name) and not _ICON.fullmatch(name)

    def keep(selector: str) -> bool:
        classes = _CLASS.findall(_FUNCTION.sub("", selector))
        unknown = [name for name in classes if not is_expected(name)]
        dropped.update(unknown)
        return not unknown

    text = "".join(_kept(rules(_COMMENT.sub("", css)), keep))
    return Cut(text, frozenset(dropped))


def _kept(found: Iterable[Rule], keep: Callable[[str], bool]) -> Iterator[str]:
    for rule in found:
        if rule.block is None:
            yield str(rule)
        elif rule.prelude.startswith(_CONDITIONS):
            if inner := "".join(_kept(rules(rule.block), keep)):
                yield str(Rule(rule.prelude, inner))
        elif rule.prelude.startswith("@"):
            if "Font Awesome" not in rule.block and not rule.prelude.startswith("@keyframes fa-"):
                yield str(rule)
        elif selectors := [one for one in map(str.strip, _SELECTORS.split(rule.prelude)) if keep(one)]:
            yield str(Rule(",".join(selectors), rule.block))
