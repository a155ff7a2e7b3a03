"""Lists of authors as plain text: LaTeX and HTML are read, and signs of footnotes stand between marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sphinx_workshop.importers.authors.brackets import MARK, MARK_END, replaced
from sphinx_workshop.importers.text.entities import unescaped

_TAG: Final = re.compile(
    r"</?(?:a|b|i|u|p|em|strong|span|su[bp]|div|font|small|[ou]l|li)(?:\s[^<>]*)?>", re.IGNORECASE
)
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(((?:https?://|mailto:)[^\s()]+)\)")
_LATEX: Final = re.compile(r"\\|\{|\$|\^|\w~\w")
_RAISED: Final = re.compile(
    r"\$?\^ ?\{([^{}]*)\}\$?|\$\^?([^$]{1,20})\$|\^(\d+(?:,\d+)*|[*†‡]|[a-z]\b)"
    r"|\\(?:textsuperscript|inst|IEEEauthorrefmark|thanksref|footnotemark)\s?[\[{]([^\]{}]*)[\]}]"
)
_SIGN: Final = re.compile(r"(?:[^\w\s]|\d{1,2}|\\[a-z]+|\b[a-z]\b|\s)*")
"""What may be a sign; any other raised text is an affiliation."""
_ACCENT: Final = re.compile(
    r"\\(?:(['\"`^~=.])|([uvHcdbkr])(?=[\s{]))\s?\{?\s?(?:\\([ij])(?![A-Za-z])|([A-Za-z]))(\s?\})?"
)
_COMBINING: Final = (
    "\u0301\u0308\u0300\u0302\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u0331\u0328\u030a"
)
_ACCENTS: Final = dict(zip("'\"`^~=.uvHcdbkr", _COMBINING, strict=True))
_NAMED: Final = ("ss", "o", "O", "l", "L", "ae", "AE", "oe", "OE", "aa", "AA", "i", "j", "dh", "th")
_LETTERS: Final = dict(zip(_NAMED, "ßøØłŁæÆœŒåÅıȷðþ", strict=True))
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)(?:\{\}|\s(?=[^\W\d_])|(?![A-Za-z]))")
_SIGNS: Final = "*＊∗⁎†‡§¶#＃※⁑\u2200-\u22ff\u25a0-\u25ff\u2600-\u27bf\U0001f300-\U0001faff‖∥⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ"
_NEXT: Final = r"(?= ?(?:$|[,;|\n&，、；،؛()（）\[\]]|(?:and|und|et|y|e)\s))"
_FURTHER: Final = rf"(?: ?[,;，'’˒ʼ·]? ?(?:[{_SIGNS}]|(?<!\d)\d{{1,2}}(?!\d))+{_NEXT})*"
_AFTER_COMMA: Final = re.compile(
    rf"(?<=[^\W\d_]),(?:[{_SIGNS}]|\d{{1,2}})(?:,?[{_SIGNS}]|,\d{{1,2}})*(?=\s|$)"
)
"""A sign where physicists have it: `Ada One,1 Bo Two,1,2 and Chi Three2`."""
_FOOTNOTE: Final = re.compile(
    rf" ?[{_SIGNS}](?:[{_SIGNS}]|\d)*{_FURTHER}"
    rf"|(?<=[^\W\d_.])\d{{1,2}}[{_SIGNS}]*{_FURTHER}{_NEXT}"
    rf"|(?<=[.)）])\d{{1,2}}[{_SIGNS}]*{_FURTHER}{_NEXT}"
    rf"|(?<=[^\W\d_]) \d{{1,2}}[{_SIGNS}]*{_FURTHER}{_NEXT}"
    rf"| 0\d{{3}}{_NEXT}"  # tells people of one name apart
    r"|(?<![\w.])\d{1,2}(?=[^\W\d_]{2}|[A-Z]\s)"
)


def without_markup(text: str) -> str:
    """Return a text with letters for LaTeX's accents, and without its commands and those of HTML."""
    plain = re.sub("[\x00\ue000-\ue00f]", "", unescaped(text, "")).replace("\r\n", "\n").replace("\r", "\n")
    plain = re.sub(r"<sup>(.*?)</sup>", _marked, plain, flags=re.IGNORECASE)
    plain = re.sub(r"<br\s?/?>", "\n", plain, flags=re.IGNORECASE)
    plain = _LINK.sub(r"\1 <\2>", plain)
    plain = re.sub(r"\*\*([^*]+)\*\*|(?<!\w)(__?)([^_@]+)\2(?!\w)", r"\1\3", plain)
    if _LATEX.search(plain):
        plain = _without_latex(plain)
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(filter(None, lines)))


def without_tags(text: str) -> str:
    """Return a text without the tags of HTML."""
    return _TAG.sub("", text)


def _without_latex(text: str) -> str:
    people = re.split(r"\\and(?![a-z])", text, flags=re.IGNORECASE)
    plain = "|".join(people).replace(r"\\", ", " if len(people) > 1 else "\n")
    plain = re.sub(r"\\(?:thanks|footnote)\s?\{([^{}]*)\}", r" (\1)", plain)
    plain = _RAISED.sub(_marked, _ACCENT.sub(_accented, plain))
    plain = _COMMAND.sub(lambda match: _LETTERS.get(match[1], ""), plain)
    plain = re.sub(r"\\(?=\W)", "", plain).replace("~", " ")
    return plain if "@" in plain else re.sub("[{}]", "", plain)


def _accented(match: re.Match[str]) -> str:
    letter = match[3] or match[4]
    rest = match[5] if match[5] and "{" not in match[0] else ""
    return f"{letter}{_ACCENTS[match[1] or match[2]]}{rest}"


def _marked(match: re.Match[str]) -> str:
    sign = next(filter(None, match.groups()), "")
    return f"{MARK}{sign}{MARK_END}" if _SIGN.fullmatch(sign) else f" ({sign})"


def with_marks(text: str) -> str:
    """Return a text with the signs of footnotes between marks: no comma between them separates names."""
    text = replaced(text, _AFTER_COMMA, lambda sign: f"{MARK}{sign[1:]}{MARK_END},")
    return replaced(text, _FOOTNOTE, lambda sign: f"{MARK}{sign}{MARK_END}")


def as_written(text: str) -> str:
    """Return a text with its signs of footnotes as they were."""
    return " ".join(re.sub(f"[{MARK}{MARK_END}]", "", text).split())


def keys_of(sign: str) -> list[str]:
    """Return what a sign of a footnote refers to: `1` and `2` for `1,2` as for `¹²`."""
    plain = unicodedata.normalize("NFKC", sign)
    number = r"\d+" if plain == sign or "," in plain else r"\d"
    return re.findall(rf"[a-z]|{number}|[^\s,;'’\w]", plain)
