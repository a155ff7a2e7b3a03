"""Words that tell people from institutions, degrees and places in a list of authors."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale

from sphinx_workshop.importers.authors.brackets import bare

SUFFIX: Final = r"(?:[JS]r\b\.?|I{2,3}\b|IV\b|2nd\b|3rd\b)"
"""What follows a name and stays a part of it."""
DEGREE: Final = (
    r"(?:(?:Ph\.?D|M\.?Sc|Master'?s?|Doctoral|Graduate)\.? (?:student|candidate)\b"
    r"|(?:(?:Assistant|Associate|Adjunct) )?Professor\b|Ph\.?\s?D\b\.?|M\.?D\b\.?|D\.?Phil\b\.?"
    r"|[BM]\.?Sc\b\.?|[BM]\.?[AS]\b\.?|M\.?B\.?A\b\.?|MPH\b|M\.?Eng\b\.?|[BM]\.?Tech\b\.?|J\.?D\b\.?|Ed\.?D\b\.?"
    r"|Sc\.?D\b\.?|DVM\b|RN\b|FRCP\b|FRS\b|Esq\b\.?|Dr\.\s?rer\.\s?nat\."
    r"|(?:(?:Senior |Student |Life |Graduate )?(?:Member|Fellow),?\s*)+(?:IEEE|ACM)\b)"
)
"""A degree or an honour, as it follows a comma."""
_SURE: Final = r"(?:Ph\.?\s?D\b\.?|M\.D\b\.?|MD|D\.?Phil\b\.?|[BM]\.?Sc\b\.?|MBA|MPH)"
"""A degree that is one without a comma, too: `MA` may be somebody's name."""
_DEGREES: Final = re.compile(rf"{_SURE}(?:[\s,/]+{_SURE})*")
_LAST_DEGREE: Final = re.compile(rf"[\s,]+{_SURE}$")
_TITLE: Final = re.compile(
    r"(?:(?:Univ\.-)?[Pp]rof(?:\.ssa|\.|essor(?:in)?\b)?|Pr\.|PD|[Dd]r(?:\.-Ing)?\b\.?|Dra\.|Dott\.(?:ssa)?|Priv\.-Doz\."
    r"|(?:Assoc|Asst|Assistant|Associate)\b\.?|Dipl\.-\w+\.?|Ing\.|inż\.|hab\.|habil\.|mgr\b|Mag\.|M\.Sc\.|B\.Sc\."
    r"|h\.\s?c\.|(?:rer|nat|med|phil|jur|techn?)\.|M[rsx]\b\.?|Mrs\b\.?|Mme\b\.?|Engr\b\.?|د\.|أ\.د\.)"
    r"(?:\s+|(?<=\.))(?=\S)"
)
_CJK_TITLE: Final = re.compile(r"(?<=\w\w)\s*(?:教授|博士|先生|교수님?|박사님?)$")
_INSTITUTION: Final = re.compile(
    r"univ|\binst\b|\btech\b|\bacad\b|\buni\b|üniv|instit|instyt|\bcolegio|academy|academia\b|akadem|\bdept\b|\bdep(?:artment|artamento)"
    r"|facult|fakult|laborat|research|\bcentro\b|hospital|clinic|klinik|polyt|polit[eé]c"
    r"|[eé]cole\b|\bescuela|\bescola\b|hochschule|\binc\b|\bltd\b|\bllc\b|\bgmbh\b"
    r"|\bcorp(?:oration)?\b|\bcompany|\bco\.|technolog|technisch"
    r"|foundation|\bministry|\bcouncil|\bsociety|\bagency|\bmuseum|observator|collaboration"
    r"|consortium|\bof\b|\bfor\b|independent|scienc|engineer|medicin|comput|informat"
    r"|大[学學]|[学學]院|[学學]校|研究|科学院|公司|会社|會社|[实實実][验驗験]室|中心|センター|高専|機構"
    r"|대학|연구|회사|센터|학교|университет|институт|академи|лаборатор|كلية|جامعة|معهد|مركز"
    r"|đại học|học viện|viện ",
    re.IGNORECASE,
)
_NAME_TOO: Final = re.compile(
    r"\b(?:colleges?|schools?|labs?|cent(?:er|re)s?|groups?|library|teams?|bank)\b", re.IGNORECASE
)
"""Words of institutions that are family names, too: `Ada B. Center`."""
_MIDDLE_INITIAL: Final = re.compile(r"\s[A-Z]\.?\s")
_KNOWN: Final = re.compile(
    r"\b(?:AI|MIT|ETH|EPFL|KAIST|POSTECH|UC|UCLA|UCL|CMU|NYU|USC|UIUC|I+IT|TU|LMU|KIT|CNRS|INRIA|Inria|CNR"
    r"|CERN|NASA|NIST|NTT|IBM|NEC|SAP|CSIRO|AIST|NII|RIKEN|HKUST|NTU|NUS|MILA|DFKI|CWI|TUM|RWTH|Google|Microsoft|DeepMind|OpenAI|NVIDIA"
    r"|Amazon|Adobe|Tencent|Alibaba|Baidu|ByteDance|Samsung|Salesforce|Facebook|Anthropic|VinAI)\b"
)
_PARTICLE: Final = re.compile(
    r"(?:van|von|vom|zu|zur|de|del|della|der|den|di|da|das|do|dos|du|la|le|el|al|bin|ben|ibn|ter|ten|te|af|av)\s"
)
CJK: Final = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003134f"
_ALL_CJK: Final = re.compile(rf"[{CJK}]+(?:[\s·・][{CJK}]+)*")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]*)+|[A-ZА-Я]{1,2}")
_CROWDED: Final = re.compile(
    r"[가-힣]{3,4} [가-힣]{3,4}|[가-힣]{3,4}[과와] [가-힣]{2,4}|(?:\S+\s+){8}.*"
    rf"|[{CJK}]+(?: [{CJK}]{{2,}}){{2,}}"
    r"|[א-ת]+ [א-ת]+ ו[א-ת]+ [א-ת]+"
    r"|[\u4e00-\u9fff\uac00-\ud7af]+[·・][\u4e00-\u9fff\uac00-\ud7af]+"
)
"""Text that looks like the names of several people, with nothing certain between them."""
_JOINED: Final = re.compile(r"[\u4e00-\u9fff]{2,4}[和与與及][\u4e00-\u9fff]{2,3}")
"""Two Chinese names with an "and" between them, or one Japanese name."""
_BETWEEN: Final = re.compile(r"\s+(?:[-–—]|at|from|of)\s+|\s?:\s+|：|\s?/\s?")
"""What stands between a name and an institution."""
_ODD: Final = re.compile(r"[()\[\]{}<>（）【】:：=\\/|@]|\d|\s[-–—]\s|(?:^|\w )[a-h]$")
"""What no name has: something else is still in it."""
_WITH: Final = re.compile(r"[\s(](?:with|joint|in collaboration)\s")
_LONGEST: Final = 400
"""Longest text in which a person is looked for: what is longer takes time, and is none."""
_PLACES: Final = frozenset(
    {"usa", "u.s.a.", "us", "u.s.", "uk", "u.k.", "england", "scotland", "wales", "uae", "korea", "turkey"}
)


def is_institution(text: str) -> bool:
    """Return whether a text is surely no person: a university, a department, a company."""
    if _NAME_TOO.search(text) and not _MIDDLE_INITIAL.search(text):
        return True
    return _INSTITUTION.search(text) is not None or _KNOWN.search(text) is not None


def is_place(text: str) -> bool:
    """Return whether a text may follow an institution as the place where it is: a country, or one word."""
    return len(text.split()) == 1 or text.lower() in _countries()


@cache
def _countries() -> frozenset[str]:
    return _PLACES | {name.lower() for name in Locale("en").territories.values()}


def is_cjk(text: str) -> bool:
    """Return whether a text is in Chinese, Japanese or Korean letters only."""
    return _ALL_CJK.fullmatch(text) is not None


def is_half(name: str) -> bool:
    """Return whether a name has one word only, as a family name has: a Chinese one has one letter."""
    if is_cjk(name):
        return len(name) == 1
    return len(re.sub(r"(?<=\b\w)\.(?=\w)", ". ", name).split()) < 2  # noqa: PLR2004


def is_initials(name: str) -> bool:
    """Return whether a text is only the initials of given names."""
    return _INITIALS.fullmatch(name) is not None


def is_family(name: str, given: str) -> bool:
    """Return whether of two texts the first is surely a family name, and the second the given name."""
    if is_cjk(name) or is_cjk(given):
        return is_half(name) and is_cjk(given) and not is_half(given)
    has_points = "." in given and is_initials(given)  # `LG` after a full name is a company
    return is_half(name) or has_points or _PARTICLE.match(name) is not None


def apart(text: str) -> tuple[str, str]:
    """Return a name, and the institution after a dash, a colon, or a word such as "at"."""
    for match in _BETWEEN.finditer(text) if len(text) <= _LONGEST else ():
        person, affiliation = text[: match.start()], text[match.end() :]
        if is_institution(affiliation) and not is_institution(person):
            return person, affiliation
    return text, ""


def is_doubtful(name: str, *, is_last: bool) -> bool:
    """Return whether a name may be more than one person's, or has something in it that no name has.

    Args:
        name: The name.
        is_last: Whether it ends a list with commas, where an "and" may be.
    """
    if _WITH.search(name) or (is_last and _JOINED.fullmatch(name)):
        return True
    plain = bare(name)
    return _CROWDED.fullmatch(plain) is not None or _ODD.search(plain) is not None or is_institution(plain)


def is_degree(text: str) -> bool:
    """Return whether a text is only a degree."""
    return _DEGREES.fullmatch(text) is not None


def without_titles(name: str) -> str:
    """Return a name without `Dr.` before it and `PhD` after it."""
    if len(name) > _LONGEST:
        return name
    while match := _TITLE.match(name):
        name = name[match.end() :]
    while (match := _LAST_DEGREE.search(name)) and not is_half(name[: match.start()]):
        name = name[: match.start()]
    return _CJK_TITLE.sub("", name)
