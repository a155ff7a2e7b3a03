"""Lists of authors without what is no name: e-mail addresses, pronouns, degrees, "et al."."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_workshop.importers.authors.brackets import MARK, brackets, replaced
from sphinx_workshop.importers.authors.markup import with_marks, without_markup, without_tags
from sphinx_workshop.importers.authors.words import DEGREE, SUFFIX

_NO_PART: Final = r"\ue000-\ue002\s,;:|<>()\[\]{}（）＜＞，、；،؛\""
_PART: Final = rf"[^{_NO_PART}@]+"
_AT: Final = r"(?:\s?[(\[{<]\s?at\s?[)\]}>]\s?)"
_DOT: Final = r"(?:\s?[(\[{<]\s?dot\s?[)\]}>]\s?|\sdot\s)"
_ADDRESS: Final = re.compile(
    rf"(?:\b(?:mailto|e-?mail|twitter|mastodon|bluesky):)?\s?"
    rf"(?:\{{[^{{}}]*\}}\s?@\s?{_PART}|(?<![^{_NO_PART}@])(?:{_PART}@)+{_PART}|(?<![^{_NO_PART}])@\w[\w.-]+"
    rf"|(?<![\w.+-])(?:[\w.+-]+\s@\s?[\w-]+(?:\.[\w-]+)+|[\w.+-]+(?:{_AT}|_at_)\w+(?:(?:{_DOT}|\.)\w+)*"
    rf"|[\w.+-]+\sat\s[\w-]+(?:{_DOT}\w+)+|[\w.+-]+\sat\s(?:[\w-]+\.)+[a-z]{{2,}}\b))",
    re.IGNORECASE,
)
"""An e-mail address, or a name at a network, in any of the ways in which people write or hide it."""
_GONE: Final = "\ue002"
"""Where an address was."""
_OPEN: Final = r"\s?[(\[{<（＜【]\s?"
_CLOSE: Final = r"\s?[)\]}>）＞】]"
_EMPTIED: Final = re.compile(rf"{_OPEN}[{_GONE}\s,;:/&|]*{_CLOSE}|\s?[,;:/&|–-]?\s?{_GONE}(?={_CLOSE})")
_BARE: Final = re.compile(rf"(?:^|[,;|\n，、；]|\band\b)\s?{_GONE}\s?(?=$|[,;|\n，、；]|and\b)")
_NAME_AFTER: Final = re.compile(rf"(^|[,;|\n])\s?{_GONE}\s?\(([^()]+)\)")
_BETWEEN: Final = re.compile(rf"(?<=\w)(?:\s?[–—:/(\[<-])?\s?{_GONE}[)\]>]?\s(?=[^\W\d_a-z])")
"""An address that alone stands between two names: `Ada One ada@example.org Bo Two`."""
_LEFT: Final = re.compile(rf"(?:\s?[–—:/-])?\s?[\"“]?{_GONE}[\"”]?")
_PRONOUN: Final = r"(?:she|he|they|xe|ze|hers?|him|his|them|theirs?|sie|er|ihr|ihm|elle|il|ella|él|any|all)"
_ROLE: Final = (
    r"(?:[*†‡§¶#\d]*\s?[:=]?\s?(?:(?:these|both) authors |joint |indicates )?"
    r"(?:presenter|presenting(?: author)?|speaker|corresponding(?: author)?|first authors?|student|supervisor"
    r"|advis[eo]r|(?:co-?)?lead|PI|deceased|equal(?:ly)? contribut(?:ions?|ed|ors?)|contributed equally)\.?)"
)
_ORCID: Final = r"(?:orcid(?:\s?id)?\s?:?\s?)?(?:https?://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]"
_URL: Final = r"(?:https?://|www\.)[^\s<>()（）]+"
_PHONE: Final = r"\s?\+?\d[\d\s/-]{5,}"
_COUNT: Final = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|some)"
_MORE: Final = (
    r"(?:\bet\.? ?al(?:ii\b|\b)\.?|\bet coll\.|\bu\.\s?a\.|\busw\.|\bи др\.|\bи другие|…|\.\.\."
    r"|等\s?\d*\s?[人名]?|(?:ほか|他)\s?\d+\s?名|ほか|(?<=[\s、])他|외\s?\d+\s?[명인]|(?<=\s)등"
    r"|و ?آخر(?:ون|ين)|(?<=\+)\d+|(?<=\+ )\d+"
    rf"|\b{_COUNT} (?:more|others?|weitere|otros|autres)\b(?: (?:co-?)?authors?)?"
    r"|(?<=(?:nd|et| y| &) )(?:others|weitere|andere|otros|autres|colleagues|co-?workers)|(?<=& )co\b\.?)"
)
"""That there are more authors than the list names."""
_REST: Final = re.compile(
    rf"[,;，、；\s]{{0,3}}(?:[&+]|\b(?:and|und|et|y|with|plus|и)\b)?\s?{_MORE}"
    r"(?=\s?(?:$|[,;，、；(（]|(?:from|at)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_NO_NAME: Final = re.compile(
    rf"{_OPEN}(?:{_PRONOUN}(?:\s?/\s?{_PRONOUN})+|{_PRONOUN} pronouns|{_ROLE}|{_ORCID}|{_URL}"
    rf"|she|he|they|elle|{_PHONE}|(?:and |plus |\+ ?)?{_MORE}){_CLOSE}"
    rf"|\s?[,:]?\s?(?:{_ORCID}|{_URL}|(?:tel|phone)\b[.:]?{_PHONE})|,?\s(?:she|he|they)(?:\s?/\s?{_PRONOUN})+\b",
    re.IGNORECASE,
)
"""What stands behind a name and says something else about the person."""
_LABEL: Final = re.compile(
    r"^(?:authors?|by|author\(s\)|autor(?:en|es)?|作者|著者)\s?[:：]\s?|^by\s", re.IGNORECASE
)
_DEGREE: Final = re.compile(
    rf"\s?[,，]\s?{DEGREE}(?:[\s,/]+{DEGREE})*(?=\s?(?:$|[,，;；|&\n(\[（{MARK}]|(?:and|und|et)\b))",
    re.MULTILINE,
)
_SUFFIX: Final = re.compile(rf"\s?[,，]\s?(?={SUFFIX})")
_QUOTED: Final = re.compile(r"(?<=[\"”])\s?[,;]\s?(?=[\"“])")


class Cleaned(NamedTuple):
    """A list of authors as plain text, and what is no longer in it."""

    text: str
    addresses: int
    """How many e-mail addresses are left out."""
    bare: int
    """How many of them stood where an author may be."""
    left_out: list[str]


def cleaned(cell: str) -> Cleaned:
    """Return a list of authors with names, affiliations, and the signs of footnotes between marks."""
    text, addresses, bare = _without_addresses(without_markup(cell))
    left_out: list[str] = []

    def leave_out(words: str) -> str:
        left_out.append(words.strip(" ,;，、；:()[]{}（）"))
        return ""

    text = _unwrapped(text)
    text = replaced(_LABEL.sub("", without_tags(text)), _REST, leave_out)
    text = _QUOTED.sub("|", text)
    text = _NO_NAME.sub(lambda match: leave_out(match[0]), text)
    text = replaced(with_marks(text), _SUFFIX, lambda _: " ")
    return Cleaned(replaced(text, _DEGREE, lambda _: ""), addresses, bare, left_out)


def _unwrapped(text: str) -> str:
    """Return a list without the brackets or quotation marks around all of it."""
    is_list = re.search("[,;|，、；]", text) and not re.search("['\"“]", text[1:-1])
    is_wrapped = brackets(text) == [(0, len(text))] or re.fullmatch('["“].*["”]', text, re.DOTALL)
    return text[1:-1].strip() if is_list and is_wrapped else text


def is_role(text: str) -> bool:
    """Return whether a text says what somebody did for a paper: "equal contribution"."""
    return re.fullmatch(_ROLE, text, re.IGNORECASE) is not None


def _without_addresses(text: str) -> tuple[str, int, int]:
    """Return a text without e-mail addresses, how many there were, and how many where a name may be."""
    folded = re.sub("[＠﹫]|%40", "@", text)
    marked, count = _ADDRESS.subn(_GONE, folded)
    marked, more = _ADDRESS.subn(_GONE, marked)  # what the first ones hid
    count += more
    if not count and "@" not in folded:
        return text, 0, 0
    marked = _NAME_AFTER.sub(r"\1\2", _EMPTIED.sub("", _BETWEEN.sub("; ", marked)))
    bare = len(_BARE.findall(marked))
    return re.sub(r"\s?@\s?", " at ", _LEFT.sub("", marked)).strip(), count, bare
