"""The order of names by the rules of the site's language, and the letters of an index.

No library serves: PyICU must be compiled, icu4py does not sort, and pyuca knows one order for all languages.
The few rules of collation that names need are here, with what CLDR changes for a language: letters that come
after another one, and the script that comes first. Accents count where letters do not differ, capitals where
accents do not. Chinese characters are in the order of Unicode: by radical, then by stroke.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

OTHER: Final = "other"
"""The letter of names that begin with none of the site's language."""
HAN: Final = "漢"
"""The letter of all names in Chinese characters, in the languages that write these."""
_AFTER: Final = {
    "az": "c ç, g ğ, h ı, o ö, s ş, u ü",
    "cs": "c č, h ch, r ř, s š, z ž",
    "da": "z æ ø å",
    "es": "n ñ",
    "et": "s š z ž, w õ ä ö ü",
    "fi": "z å ä ö",
    "hr": "c č ć, d đ, l lj, n nj, s š, z ž",
    "nb": "z æ ø å",
    "nn": "z æ ø å",
    "no": "z æ ø å",
    "pl": "a ą, c ć, e ę, l ł, n ń, o ó, s ś, z ź ż",
    "ro": "a ă â, i î, s ș, t ț",
    "sk": "a ä, c č, h ch, o ô, r ř, s š, z ž",
    "sl": "c č, s š, z ž",
    "sv": "z å ä ö",
    "tr": "c ç, g ğ, h ı, o ö, s ş, u ü",
    "vi": "a ă â, d đ, e ê, o ô ơ, u ư",
}
"""By language: a letter, and those that are letters of their own behind it (CLDR, collation)."""
_FOLDED: Final = {"æ": "ae", "œ": "oe", "þ": "th", "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i"}
"""Letters that Unicode does not decompose, as those that they are sorted with in other languages."""
_SCRIPTS: Final = {
    "Latn": "a-z\u00c0-\u024f\u1e00-\u1eff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff",
    "Deva": "\u0900-\u097f",
    "Thai": "\u0e00-\u0e7f",
    "Kana": "\u3041-\u30ff",
    "Hang": "\uac00-\ud7a3",
    "Hani": "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
}
_SCRIPT: Final = re.compile("|".join(f"(?P<{name}>[{signs}])" for name, signs in _SCRIPTS.items()))
_FIRST: Final = {
    **dict.fromkeys(("ar", "fa", "ur"), ("Arab",)),
    **dict.fromkeys(("bg", "ru", "uk"), ("Cyrl",)),
    "el": ("Grek",),
    "he": ("Hebr",),
    "hi": ("Deva",),
    "ja": ("Latn", "Kana", "Hani"),
    "ko": ("Hang", "Hani"),
    "th": ("Thai",),
    "zh": ("Hani",),
}
"""The scripts that come first in a language, before Latin (CLDR, reorder)."""
_ACCENTS: Final = {"vi": "\u0300\u0309\u0303\u0301\u0323"}
"""The order of accents, where it is not that of Unicode: the tones of Vietnamese."""
_SILENT: Final = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670]|(?<![\u0600-\u06ff])\u0627\u0644(?=[\u0621-\u064a])"
)
"""In Arabic: the signs of vowels, the line that stretches words, and the article before a word."""
_KANA: Final = str.maketrans(
    {chr(sign): chr(sign - 0x60) for sign in range(0x30A1, 0x30F7)}
    | dict(zip("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ", "あいうえおつやゆよわ" * 2, strict=True))
)
"""Katakana and small kana, as the kana that they are sorted with."""
_ROWS: Final = "あかさたなはまやらわ"
_INITIALS: Final = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""The first consonants of Korean syllables, in their order; a double one is filed with the single one."""


class Order(NamedTuple):
    """What decides the order of two names: the first part in which they differ."""

    letters: str
    accents: str
    capitals: str
    written: str


class _Weight(NamedTuple):
    """What a sign counts: as a letter, as an accent, and the letter of an index."""

    letter: str
    accent: str
    heading: str


def sort_key(text: str, locale: Locale) -> Order:
    """Return the key by which names are sorted in a language.

    Source: Unicode Technical Standard 10 (its levels); CLDR for what a language changes.
    """
    weights = [_weight(sign, locale.language) for sign in _signs(text, locale.language)]
    return Order(
        "".join([weight.letter for weight in weights]),
        "".join([weight.accent for weight in weights]),
        text.swapcase(),
        text,
    )


def letter_of(text: str, locale: Locale) -> str:
    """Return the letter under which an index has a name, in lower case; `OTHER` if the language has none."""
    headings = (_weight(sign, locale.language).heading for sign in _signs(text, locale.language))
    return next(filter(None, headings), OTHER)


def _signs(text: str, language: str) -> list[str]:
    """Return the signs that are sorted: what the language takes for one letter is one."""
    if language in {"az", "tr"}:  # whose `I` and `i` are two letters
        text = text.replace("I", "ı").replace("İ", "i")
    folded = unicodedata.normalize("NFC", text.casefold())
    if not folded.isascii():
        folded = _SILENT.sub("", folded).translate(_KANA)
    return _several(language).findall(folded)


@cache
def _several(language: str) -> re.Pattern[str]:
    letters = [letter for letter in _own(language) if len(letter) > 1]
    return re.compile("|".join([*letters, "."]), re.DOTALL)


@cache
def _own(language: str) -> Mapping[str, tuple[str, int]]:
    """Return the letters of a language that come after another: that one, and at which place."""
    groups = [group.split() for group in _AFTER.get(language, "").split(", ")]
    return {letter: (group[0], place) for group in groups for place, letter in enumerate(group[1:], start=1)}


@cache
def _weight(sign: str, language: str) -> _Weight:
    own = _own(language)
    parts = [sign] if "가" <= sign[0] <= "힣" or sign in own else list(unicodedata.normalize("NFD", sign))
    base, marks = parts[0], parts[1:]
    if len(base) == 1 and unicodedata.combining(base):  # an accent that no letter has
        return _Weight("", base, "")
    composed = [unicodedata.normalize("NFC", base + mark) for mark in marks]
    letter = next((one for one in composed if one in own), base)
    if letter != base:
        marks.remove(unicodedata.normalize("NFD", letter)[1])
    heading, (base, place) = letter, own.get(letter, (letter, 0))
    if base in _FOLDED:
        base, marks = _FOLDED[base], [base]
        heading = base[0]
    script, place_of_script = _script(base[0], language)
    letters = "".join(f"{place_of_script}{one}{chr(place)}" for one in base)
    order = _ACCENTS.get(language, "")
    accents = "".join(chr(1 + order.find(mark)) if mark in order else mark for mark in marks)
    return _Weight(letters, f"{accents}\0", _heading(heading, script, language) if base.isalnum() else "")


def _script(sign: str, language: str) -> tuple[str, str]:
    """Return the script of a sign, and what tells its place among the scripts."""
    found = _SCRIPT.match(sign)
    order = list(dict.fromkeys((*_FIRST.get(language, ()), "Latn", *_SCRIPTS)))
    if found is None:
        return "", chr(len(order) + 2) if sign.isalnum() else "\1"
    script = found.lastgroup or ""
    return script, chr(order.index(script) + 2)


def _heading(letter: str, script: str, language: str) -> str:
    if script not in {"Latn", *_FIRST.get(language, ())}:
        return OTHER
    match script:
        case "Hang":
            return _INITIALS[(ord(letter) - 0xAC00) // 588]
        case "Kana":
            return max((row for row in _ROWS if row <= letter), default=letter)
        case "Hani":
            return HAN
        case _:
            return letter
