"""E-mail addresses in texts from outside: no data file gets one, and so no page does."""

from __future__ import annotations

import re
from typing import Final

_HIDDEN: Final = r"\u00ad\u200b-\u200d\u2060"
"""Characters without a width, which stand inside addresses that were copied from a page."""
_CHARACTER: Final = rf"[\w.%+{_HIDDEN}-]"
_LOCAL: Final = rf"(?:\$?\\?\{{[^{{}}@\n]{{1,200}}\}}|{_CHARACTER}(?:{_CHARACTER}|(?<=\w)'(?=\w))*)\**"
"""What stands before the sign: a name, or several in braces."""
_AT: Final = (
    r"(?:\s?(?:\$?\\?[@\uff20\ufe6b]\$?|[\[({<]\s?(?:at|@)\s?[\])}>])\s?|&(?:\#0*64|\#x0*40|commat);|%40)"
)
_DOT: Final = r"(?:\.|\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\sdot\s)"
_LABEL: Final = rf"[\w{_HIDDEN}-]+"
_END: Final = r"[^\W\d_]{2,}"
_ADDRESS: Final = re.compile(
    rf"(?:mailto:)?(?<![\w.%+@-])(?!(?:git|hg)@)"  # not an account, @ada@social.example, nor a repository
    rf"(?:{_LOCAL}{_AT}\**(?!\d{{1,2}}\.(?-i:[A-Z][a-z]))(?:{_LABEL}{_DOT})+{_END}"  # nor "precision@1.We"
    rf"|{_LOCAL}\sat\s(?:{_LABEL}\sdot\s)+{_END})",
    re.IGNORECASE,
)
_POSSIBLE: Final = re.compile(r"[@\uff20\ufe6b]|mailto:|&\#|&commat|%40|\bat\b", re.IGNORECASE)
_LINKED: Final = re.compile(
    r"\[(?P<words>[^\[\]\n]{0,300})\]\((?P<target>[^()\s]*)\)"
    r"|<a\s(?P<attributes>[^<>]{0,1000})>(?P<html>.{0,300}?)</a\s*>"
    r"|<(?P<bare>[^<>\s]{1,300})>",
    re.IGNORECASE | re.DOTALL,
)
_URL: Final = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
OMITTED: Final = "(…)"
"""What stands for an address, in any language."""
_OMITTED_IN_BRACKETS: Final = re.compile(r"\s*[\[(<]?\(…\)[\])>]?")
NEVER_PUBLISHED: Final = "no page gets e-mail addresses by an import; add it by hand if it is public"
"""Why a link to an address is left out."""


def has_email(text: str) -> bool:
    """Return whether an e-mail address, or a link to one, is in a text."""
    return without_emails(text) != text


def without_emails(text: str) -> str:
    """Return a text with a mark for each e-mail address; a link to one keeps its words."""
    if not _POSSIBLE.search(text):
        return text
    words = _URL.sub(_url, _LINKED.sub(_link, text))
    return _ADDRESS.sub(OMITTED, words).replace(f"({OMITTED})", OMITTED)


def name_without_emails(text: str) -> str:
    """Return a name, or another short text, without e-mail addresses and the brackets around them."""
    marked = without_emails(text)
    return text if marked == text else _OMITTED_IN_BRACKETS.sub(" ", marked).strip(" ,;:<>")


def _link(found: re.Match[str]) -> str:
    target = found["target"] or found["attributes"] or found["bare"] or ""
    if "mailto:" not in target.lower() and not _ADDRESS.search(target):
        return found[0]
    return found["words"] or found["html"] or OMITTED


def _url(found: re.Match[str]) -> str:
    return OMITTED if _ADDRESS.search(found[0]) else found[0]
