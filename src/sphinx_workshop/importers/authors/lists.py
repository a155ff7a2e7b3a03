"""Lists of authors, taken apart into the text of one person each, where that is certain."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.authors.brackets import MARK, MARK_END, bare, brackets, hidden, replaced, split
from sphinx_workshop.importers.authors.words import (
    CJK,
    SUFFIX,
    apart,
    is_cjk,
    is_family,
    is_half,
    is_initials,
    is_institution,
    is_place,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRONG: Final = re.compile(r"[;；؛|｜\n、،]|\s[•·]\s")
"""What separates people, and never the two halves of a name."""
_BREAK: Final = re.compile(r"\n")
_COMMA: Final = re.compile(r"[,，]")
_SURE_AND: Final = r"and|AND|&|＆|und|et|и|та|και|và|及び|及|和|与|與|および|と|및|و|і|และ|और"
_AND: Final = re.compile(rf"(?<!\bvon)\s(?:{_SURE_AND})\s|(?<=\w)&\s|\s&(?=\w)")
_LEADING_AND: Final = re.compile(rf"^(?:{_SURE_AND}|And|y|e|og|och)\s|^[&＆]")
_MAYBE_AND: Final = re.compile(
    r"\s(?:y|e|i|en|og|och|ja|ve|dan|és|și|şi|a|ed|oraz|sowie|as well as|And|Und|Et|/|\+)\s"
    rf"|(?<=[\u4e00-\u9fff])と(?=[\u4e00-\u9fff])|(?<=[{CJK}])[/／](?=[{CJK}])"
    r"|\s(?=و\w)(?!(?:وليد|وائل|وسام|وسيم|وجدي|وفاء|وفيق|وداد|ورد|وردة|وحيد|وحيدة|وهيب|وهبة|وهبي|وهب|واصف|واصل|واثق"
    r"|وضاح|وجيه|وديع|وعد|وئام|ولاء|ولي|والي|وفا|وصال|وصفي|وقاص)\b)و"
)
"""An "and" between two full names; else it is a part of a name, as in `Ramón y Cajal`."""
_AFTER_BRACKET: Final = re.compile(rf"(?<=[)\]）】{MARK_END}])\s?(?=[^\W\d_])")
_BEFORE_SIGN: Final = re.compile(rf"\s?(?={MARK})")
_NUMBER: Final = re.compile(r"(?:^|(?<=\s)|(?<=[,;]))(?:\(?(\d{1,3})[.)]\s?|(\d{1,3})\s)(?=[^\W\d])")
_QUOTES: Final = re.compile(r"[\"“]([^\"“”]*)[\"”]$")
_LINE_GOES_ON: Final = re.compile(rf"(?:[,;|，、；،؛&]|\s(?:{_SURE_AND}))$")
_COLON: Final = re.compile(r"\s?(?::\s|：)")
_UNREAD: Final = re.compile(r"[()\[\]]|\s\d{1,2}\s|[^\W\d_]\d")
"""What an affiliation has if names, and signs of footnotes, are still in it."""
_WORD: Final = re.compile(r"[^\W\d_]{3}")
"""What more than the sign of a footnote has."""
_PAIR: Final = 2


class Piece(NamedTuple):
    """The text of one person, and the affiliation that follows a comma."""

    text: str
    affiliation: str = ""


def groups(text: str) -> list[str]:
    """Return the parts of a list between signs that surely separate people."""
    numbers = list(_NUMBER.finditer(hidden(text)))
    counted = [int(each[1] or each[2]) for each in numbers]
    if len(numbers) > 1 and numbers[0].start() == 0 and counted == list(range(1, len(numbers) + 1)):
        text = replaced(text, _NUMBER, lambda _: "\n")
    parts = (
        _LEADING_AND.sub("", part).lstrip(" ,-–•·").rstrip(" ,") for part in split(_unwrapped(text), _STRONG)
    )
    return [_QUOTES.sub(r"\1", part) if _QUOTES.match(part) else part for part in parts if part]


def _unwrapped(text: str) -> str:
    """Return a list whose line breaks all separate people, with each institution in its person's line."""
    lines = split(text, _BREAK) or [""]
    of_institutions = sum(map(is_institution, lines))
    alternates = of_institutions * 2 == len(lines)
    result = lines[0]
    for before, line in pairwise(lines):
        if _LINE_GOES_ON.search(before) or _LEADING_AND.match(line):
            result += f" {line}"
        elif alternates and is_institution(line) and not is_institution(before):
            result += f", {line}"
        else:
            result += f"\n{line}"
    return result


class Style(NamedTuple):
    """How a list writes people."""

    turn: bool
    """Whether names are written as `Family, Given`."""
    is_unsure: bool
    """Whether two full names with a comma between them may be those of one person."""
    has_affiliations: bool
    """Whether parts are written as `Given Family, Affiliation`."""
    is_alone: bool
    """Whether the list has one part only."""


def style_of(parts: Sequence[str], *, last_first: bool) -> Style:
    """Return how a list writes people; `last_first` is known of the table."""
    pairs = list(map(pair_of, parts))
    is_paired = len(parts) > 1 and all(pairs)
    return Style(
        turn=last_first or (is_paired and any(is_family(*pair) for pair in pairs)),
        is_unsure=is_paired and not any(map(brackets, parts)),
        has_affiliations=len(parts) > 1 and any(_has_affiliation(part) for part in parts),
        is_alone=len(parts) == 1,
    )


def _has_affiliation(part: str) -> bool:
    names = list(map(bare, split(part, _COMMA)))
    return len(names) > 1 and not is_institution(names[0]) and all(map(is_institution, names[1:]))


def pair_of(group: str) -> list[str]:
    """Return the two texts of a part that has one comma, without their brackets; nothing for any other."""
    names = list(map(bare, split(group, _COMMA)))
    return names if len(names) == _PAIR and not any(map(is_institution, names)) else []


def people(group: str, how: Style) -> list[Piece] | None:
    """Return the people of a part of a list; None if nobody can tell.

    Args:
        group: A part of a list, as `groups` gives it.
        how: How the list writes people.
    """
    if found := _with_colon(group, how):
        return found
    segments = [_LEADING_AND.sub("", segment) for segment in split(group, _COMMA)]
    names = [apart(bare(segment))[0] for segment in segments]
    if len(segments) > 1 and any(map(is_institution, names)):
        return _with_affiliation(segments, how)
    each = [person for segment in segments for person in _each(segment)]
    if any(_names_somebody(apart(bare(one))[1]) for one in each):
        return None
    if len(segments) == _PAIR and how.has_affiliations and is_half(names[1]) and not is_half(names[0]):
        return [Piece(*segments)]
    if len(segments) == _PAIR == len(each) and (how.turn or is_family(*names)):
        return [Piece(_turned(*segments))]
    if pairs := _pairs(group, each):
        return [Piece(_turned(family, given)) for family, given in pairs]
    halves = sum(is_half(bare(name)) for name in each)
    is_certain = len(segments) == 1 or (halves * 2 < len(each) and not how.is_unsure)
    return list(map(Piece, each)) if is_certain else None


def _pairs(group: str, each: Sequence[str]) -> list[tuple[str, str]]:
    """Return families and given names: `One, Ada and Two, Bo`, or `One, A., Two, B.`."""
    halves = [split(part, _COMMA) for part in split(group, _AND)]
    if len(halves) > 1 and all(len(pair) == _PAIR and is_family(*map(bare, pair)) for pair in halves):
        return [(family, given) for family, given in halves]
    pairs = list(zip(each[::2], each[1::2], strict=False))
    is_certain = len(pairs) * 2 == len(each) and all(
        is_initials(bare(given)) and is_family(bare(family), bare(given)) and not is_initials(bare(family))
        for family, given in pairs
    )
    return pairs if is_certain else []


def _each(segment: str) -> list[str]:
    """Return the people between the words for "and"."""
    sure = split(segment, _AND)
    if is_institution(bare(segment)) and not all(apart(bare(part))[1] for part in sure):
        return [segment]
    return [each for part in sure for one in _full(part, _MAYBE_AND) for each in _full(one, _between(one))]


def _full(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of a text if all of them have a full name, else the text."""
    found = split(text, separator)
    parts = [part for part in found if bare(part)]
    is_whole = not any(_WORD.search(part) for part in found if part not in parts)
    return parts if parts and is_whole and not any(is_half(bare(part)) for part in parts) else [text]


def _between(text: str) -> re.Pattern[str]:
    """Return what is between people if only the brackets or the signs of footnotes tell them apart."""
    return _BEFORE_SIGN if text.startswith(MARK) else _AFTER_BRACKET


def _with_colon(group: str, how: Style) -> list[Piece] | None:
    """Return a person, with a colon before the affiliation, or people behind the affiliation of all."""
    halves = split(group, _COLON)
    if len(halves) != _PAIR:
        return None
    person, affiliation = halves
    name = bare(person)
    if is_institution(name) and not is_institution(affiliation):
        return [Piece(text, own or person) for text, own in people(affiliation, how) or ()]
    if len(split(person, _COMMA)) > 1 or is_half(name) or is_institution(name):
        return None
    others = split(affiliation, _COMMA)[1:]
    is_whole = not how.is_alone or all(is_institution(each) or is_place(each) for each in others)
    return [Piece(person, affiliation)] if is_whole else None


def _with_affiliation(segments: Sequence[str], how: Style) -> list[Piece] | None:
    """Return people whose affiliation follows a comma; None if it may be that of some of them only."""
    start = next(place for place, each in enumerate(segments) if is_institution(apart(bare(each))[0]))
    affiliation = segments[start:]
    found = [person for segment in segments[:start] for person in _each(segment)]
    is_crowded = any(_names_somebody(each) or _UNREAD.search(bare(each)) for each in affiliation)
    is_whole = all(is_institution(each) or is_place(each) for each in affiliation)
    is_certain = len(found) == 1 or not (how.is_alone or any(is_half(bare(each)) for each in found))
    if is_crowded or not (found and is_whole and is_certain):
        return None
    return [Piece(person, ", ".join(affiliation)) for person in found]


def _names_somebody(affiliation: str) -> bool:
    """Return whether an affiliation may have the name of a person after an "and"."""
    return any(not is_institution(other) and not is_half(other) for other in split(affiliation, _AND)[1:])


def _turned(family: str, given: str) -> str:
    """Return a name with the given name first, and what stands in brackets last."""
    covered = hidden(given)
    end = next((match.start() for match in re.finditer(r".\x00", covered)), len(given))
    first, rest = given[:end].strip(), given[end:]
    suffix = re.search(rf"\s({SUFFIX})$", first)
    if suffix:
        first = first[: suffix.start()]
    if is_cjk(family) and is_cjk(first):
        return f"{family}{first}{rest}"
    return " ".join(filter(None, [first, family, suffix[1] if suffix else "", rest]))
