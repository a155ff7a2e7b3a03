"""Texts of a site as values of data files; what a fact cannot have stays behind, with the reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.text import markdown, plain
from sphinx_workshop.importers.text.emails import has_email

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.importers.jekyll.leaves import Leaf
    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.yamledit import Value

_LINK: Final = re.compile(
    r"\[(?P<words>[^\[\]]+)\]\(\s*(?P<url>[^()\s]+)[^()]*\)"
    r"|<a\s[^<>]*?href\s*=\s*[\"']?(?P<href>[^\s\"'<>]+)[^<>]*>(?P<html>.{0,1000}?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_MARKS: Final = re.compile(r"<[^<>]*>|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`")
_LIQUID: Final = re.compile(
    r"\{\{(?:(?!\{\{).){0,1000}?\}\}|\{%(?:(?!\{%).){0,1000}?%\}", re.DOTALL
)  # none goes on past the beginning of another: else many beginnings without an end would take minutes
_SCRIPT: Final = re.compile(r"<(script|style|iframe|object)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def linked(text: str) -> tuple[str, str]:
    """Return the words of a text without marks, and the address that its first link leads to."""
    found = _LINK.search(text)
    words = _LINK.sub(lambda link: link["words"] or link["html"] or "", text)
    return name(words), (found["url"] or found["href"] or "") if found else ""


def name(text: str) -> str:
    """Return a name or another short text without marks, and without e-mail addresses."""
    return plain.name(_MARKS.sub("", _without_code(text)))


def line(text: str) -> str:
    """Return one line of text as Markdown."""
    return markdown.unless_tbd(markdown.inline, _without_code(text))


def block(text: str) -> str:
    """Return Markdown of a site as data may have it."""
    return markdown.unless_tbd(markdown.allowed, _without_code(text))


def without_liquid(text: str) -> str:
    """Return text without the tags of Liquid, which Jekyll fills in."""
    return _LIQUID.sub("", text)


def _without_code(text: str) -> str:
    """Return text without scripts, comments and Liquid, none of which a reader sees."""
    return _COMMENT.sub("", _SCRIPT.sub("", without_liquid(text))).strip()


def words(leaf: Leaf | None, convert: Callable[[str], str], to: str) -> str:
    """Return a text as a data file has it, and note where it came to."""
    if leaf is None:
        return ""
    text = convert(leaf.text)
    if not text:
        leaf.stays(
            reasons.EMAIL if has_email(leaf.text) else "" if plain.is_to_be(leaf.text) else reasons.NO_TEXT
        )
        if plain.is_to_be(leaf.text):
            leaf.stays(reasons.TO_COME)
        return ""
    leaf.came(to)
    if has_email(leaf.text):
        leaf.why = reasons.IN_PART
    elif _SCRIPT.search(leaf.text):
        leaf.why = reasons.WITHOUT_SCRIPT
    return text


def address(leaf: Leaf | None, to: str) -> str:
    """Return an address as a data file has it, and note where it came to, or why not."""
    if leaf is None:
        return ""
    given = linked(leaf.text)[1] or leaf.text
    if re.match(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|io)(?:/|$))", given):
        given = f"https://{given}"
    if not re.match(r"[a-z][a-z0-9+.-]*:", given, re.IGNORECASE):
        leaf.stays(reasons.OF_THE_SITE)
        return ""
    url, reason = plain.address(given)
    if not url:
        leaf.stays(reasons.EMAIL if has_email(given) or given.lower().startswith("mailto:") else reason)
        return ""
    leaf.came(to)
    return url


def why_refused(model: type[Entry], fact: str, value: Value) -> str:
    """Return why an entry cannot have a value as a fact; empty if it can."""
    try:
        model.model_validate({fact: value})
    except ValidationError as error:
        for detail in error.errors():
            if detail["loc"][:1] == (fact,):
                return str(detail["msg"])
    return ""


def keep(model: type[Entry], facts: dict[str, Value], fact: str, value: Value, leaf: Leaf | None) -> None:
    """Add a value to facts, if the entry can have it; else its leaf stays behind."""
    if not value:
        return
    if why := why_refused(model, fact, value):
        if leaf is not None:
            leaf.stays(why)
        return
    facts[fact] = value
