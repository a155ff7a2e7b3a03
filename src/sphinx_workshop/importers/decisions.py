"""Decisions as other systems word them: whether a paper is accepted, and how and where it is presented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.text import plain

if TYPE_CHECKING:
    from collections.abc import Collection

_NO: Final = re.compile(
    r"reject|withdr|declin|delet|retract|submitted to|not accept|not present|no decision|undecided"
    r"|unspecified|await|^pending|under review|in review|^no$|^draft|^submitted$"
    r"|\b(?:no|non|não|nicht)\s+(?:acc?e|ange|akze)|abgelehnt|zurückgezogen|refus|rejet|rechaz|retirad|recusad"
    r"|rejeitad|rifiutat|respint|拒|不录|未录|不採|不受理|撤回|撤稿|거절|탈락|불합격|철회|отклон|отказ|رفض|مرفوض",
    re.IGNORECASE,
)
_PERHAPS: Final = re.compile(
    r"conditional|pending|probabl|possibl|perhaps|maybe|tentativ|borderline|weak|marginal|provisional"
    r"|subject to|shepherd|wait(?:ing)?[- ]?list|if room|revis|\?|vorbehalt|bedingt|réserve|condici",
    re.IGNORECASE,
)
_YES: Final = re.compile(
    r"\b(?:accept|confirm|oral|spotlight|poster|talk|demo|notable|highlight|camera[- ]ready|yes)",
    re.IGNORECASE,
)
_STATUS: Final = re.compile(r"camera[- ]ready(?: (?:version|paper|files?))?(?: \w+)?\.?", re.IGNORECASE)
"""A status of CMT, such as `Camera Ready Requested`: says that a paper is accepted, and no more."""
_FORM: Final = re.compile(r"(?<![^\W_])(oral|spotlight|poster)s?(?![^\W_])", re.IGNORECASE)
_LAST: Final = re.compile(
    rf"\([^()]*?{_FORM.pattern}[^()]*\)|{_FORM.pattern}(?:\s+(?:paper|presentation|talk|session))?$",
    re.IGNORECASE,
)
"""A form in brackets or at the end; elsewhere it is part of a name: `Workshop on Oral History`."""
_MODES: Final = {
    mode: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for mode, words in {
        "virtual": r"virtual(?:ly)?|remote(?:ly)?|online|zoom",
        "in-person": r"in[- ]?person|on[- ]?site|physical(?:ly)?|face[- ]to[- ]face|vor ort|presencial",
        "hybrid": r"hybrid",
    }.items()
}
_ACCEPTED: Final = (
    r"(?:accept(?:ed|ance)?|confirmed|yes|angenommen|akzeptiert|accept[ée]+s?|aceptad[oa]s?|aceit[oa]s?"
    r"|accettat[oa]|录用|接收|接受|採択|採録|採用|채택|게재 ?확정|принят[оаы]?|одобрен[оаы]?|مقبول)"
)
"""Words that say no more than that a paper is accepted, once somebody knows that they do."""
_FILLER: Final = re.compile(
    rf"\b(?:{_ACCEPTED}|as|an?|for|the|to|(?:paper|presentation|session|talk)s?)\b", re.IGNORECASE
)
"""Words that add nothing to `oral`, `spotlight` or `poster`."""
_START: Final = re.compile(
    rf"\s*(?:{_ACCEPTED}\b)?[\s:,;–—-]*(?:as[- ]is\b|(?:as|for|to)\s+(?:an?\s+|the\s+)?)?", re.IGNORECASE
)
_EDGES: Final = " \t&/+-–—:;,.·|_"


class Decision(NamedTuple):
    """What the words of a decision mean."""

    accepted: bool | None
    """None: the words do not say it plainly, such as `probably accept`, or are not known."""
    decision: str = ""
    """`oral`, `spotlight`, `poster` or words of the source; empty if it does not say."""
    presentation: str = ""
    """`virtual`, `in-person` or `hybrid`; empty if it does not say."""


def decision_of(words: str, chosen: Collection[str] = ()) -> Decision:
    """Return what a decision means: `Accept (Oral)` accepts, as `oral`.

    With `chosen` words, as `comparable` makes them, these and no others accept.
    """
    if chosen:
        accepted: bool | None = comparable(words) in chosen
    elif _NO.search(words.strip()) or not words.strip():
        accepted = False
    else:
        accepted = True if _YES.search(words) and not _PERHAPS.search(words) else None
    return Decision(accepted, *form_of(words))


def is_likely(words: str) -> bool:
    """Return whether words of any language that is known a little say that a paper is accepted."""
    return decision_of(words).accepted is not False and re.search(_ACCEPTED, words, re.IGNORECASE) is not None


def form_of(words: str) -> tuple[str, str]:
    """Return how a paper is presented, and where: `Virtual poster` is a `poster`, and `virtual`.

    Words that say more than `oral`, `spotlight` or `poster` stay as they are: `Tiny Paper Poster`.
    """
    given = plain.name(words)
    if _STATUS.fullmatch(given):
        return "", ""
    rest, presentation = _without_mode(_START.sub("", given, count=1).replace("_", " "))
    rest = _without_brackets(rest)
    words_left = " ".join(re.sub(r"[^\w\s]", " ", _FILLER.sub(" ", rest)).split())
    if form := _FORM.fullmatch(words_left):
        return form[1].lower(), presentation
    return (rest if words_left else ""), presentation


def presentation_at(venue: str) -> str:
    """Return how a paper is presented, by the name of its venue: `NeurIPS 2022 Workshop VGM Poster`."""
    form = _LAST.search(venue.strip())
    return (form[1] or form[2]).lower() if form else ""


def comparable(words: str) -> str:
    """Return words as they are compared: in lower case, with single spaces."""
    return plain.line(words).casefold()


def _without_mode(words: str) -> tuple[str, str]:
    """Return words without those that say where a paper is presented, and what these mean.

    If they name two ways, such as `virtual or in person`, nothing is taken out.
    """
    found = [mode for mode, pattern in _MODES.items() if pattern.search(words)]
    if len(found) != 1:
        return words, ""
    return re.sub(r"[(\[]\W*[)\]]", "", _MODES[found[0]].sub("", words)), found[0]


def _without_brackets(words: str) -> str:
    """Return words without signs at their ends, and without brackets around all of them."""
    rest = " ".join(words.split()).strip(_EDGES)
    while match := re.fullmatch(r"\(([^()]*)\)|\[([^\[\]]*)\]", rest):
        rest = (match[1] or match[2] or "").strip(_EDGES)
    return rest
