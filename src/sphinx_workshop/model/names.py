"""Types of facts that name something: ids, addresses, identifiers, countries, files."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Annotated, Final, TypeAlias
from urllib.parse import urlsplit

from babel import Locale

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Checked, wrong
from sphinx_workshop.model.limits import LONGEST_ID
from sphinx_workshop.model.texts import text_of
from sphinx_workshop.problems import Kind

_SLUG_GAP: Final = re.compile(r"[^a-z0-9]+")
_USUAL_NAME: Final = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""Most names: they need no folding, which is slow for thousands of authors."""
_ID: Final = re.compile(r"[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")
LIKE_AN_ID: Final = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
"""What is taken for an id where a name may stand, too: a name has a capital letter or a space."""
_EMAIL: Final = re.compile(r"[^\s@<>\"(),;:\\\[\]]+@[^\s@<>\"(),;:\\\[\]]+\.[A-Za-z0-9-]{2,}")
_ORCID: Final = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_USUAL_URL: Final = re.compile(r"https?://(?:[a-z0-9]+[.-])+[a-z]{2,}(?:/[\w/.?=&%~#+-]*)?", re.ASCII)
"""Most addresses, which need no further checks."""
_UNFOLDED: Final = str.maketrans(
    dict(zip("đĐøØłŁıðÐ", "dDoOlLidD", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)
"""Letters that Unicode does not decompose into an ASCII letter and an accent."""


@lru_cache(maxsize=50_000)  # the authors of a large conference, several times each
def slug(text: str) -> str:
    """Return the default id of a name: ``dinh-phung`` for ``Đinh Phùng``, nothing for ``李明``."""
    if _USUAL_NAME.fullmatch(text):
        return text.lower().replace(" ", "-")
    folded = text
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text.translate(_UNFOLDED)).encode("ascii", "ignore").decode()
    return _SLUG_GAP.sub("-", folded.lower()).strip("-")


def key_of(name: str) -> str:
    """Return what tells people in a list apart: the default id; the name itself if it has no Latin letter."""
    return slug(name) or "-".join(name.split())


def url_of(value: object) -> str:
    """Return an address of http, https or mailto; raise for anything else."""
    text = text_of(value)
    if not _USUAL_URL.fullmatch(text) and (reason := _why_no_url(text)):
        raise wrong(Kind.URL, f"{quoted(text)} {reason}")
    return text


def _why_no_url(text: str) -> str | None:
    """Return why a text is no address, and how to fix it; None if it is one."""
    if re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", text):
        return "is not an address; remove the character that no address has, or write a space as %20"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return "is not an address; write it as https://…"
    if parts.scheme == "mailto":
        is_email = _EMAIL.fullmatch(parts.path)
        return None if is_email else "is not an e-mail address; write it as mailto:name@example.org"
    if parts.scheme in {"http", "https"}:
        is_whole = not host.startswith((".", "-")) and ("." in host or ":" in host or host == "localhost")
        return None if is_whole else "is not an address; write all of it, such as https://example.org/page"
    if parts.scheme and not re.fullmatch(r"[\w.-]+\.[a-z]{2,}", parts.scheme):
        return f"begins with `{parts.scheme}:`; only http, https and mailto are allowed"
    return "is not an address; write all of it, beginning with https://"


def _email(value: object) -> str:
    text = text_of(value).removeprefix("mailto:")
    if not _EMAIL.fullmatch(text):
        form = "write it as name@example.org, or TBD"
        raise wrong(Kind.VALUE, f"{quoted(text)} is not an e-mail address; {form}")
    return text


def _country(value: object) -> str:
    text, names = text_of(value), countries()
    if text in names:
        return text
    by_name = {name.lower(): code for code, name in names.items()}
    code = {"UK": "GB", "EN": "GB"}.get(text, text.upper())
    meant = code if code in names else by_name.get(text.lower())
    hint = f"did you mean `{meant}`?" if meant else "write its two letters of ISO 3166, such as `VN`"
    raise wrong(Kind.VALUE, f"{quoted(text)} is not a country; {hint}")


@cache
def countries() -> dict[str, str]:
    """Return the English names of the countries of ISO 3166-1, by their two letters.

    These are the territories of CLDR without the codes that ISO reserves or leaves to users.
    """
    other = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
    territories = Locale.parse("en").territories
    return {code: name for code, name in territories.items() if code.isalpha() and code not in other}


def _orcid(value: object) -> str:
    """Check the form and the checksum, ISO 7064 MOD 11-2 (https://support.orcid.org, structure of the iD)."""
    text = _bare(value, "ORCID", r"orcid\.org/([\dX-]+)", "0000-0002-1825-0097")
    if not _ORCID.fullmatch(text):
        form = "it has four groups of four digits: 0000-0002-1825-0097"
        raise wrong(Kind.IDENTIFIER, f"{quoted(text)} is not an ORCID; {form}")
    total = 0
    for digit in text.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    if text[-1] != "0123456789X"[(12 - total % 11) % 11]:
        message = f"the checksum of the ORCID {quoted(text)} does not match; correct the mistyped digit"
        raise wrong(Kind.IDENTIFIER, message)
    return text


def _bare(value: object, what: str, address: str, example: str, form: str = r"[^/? ]+") -> str:
    """Return a bare identifier; for an address, raise an error that names the id in it."""
    text = text_of(value)
    if re.fullmatch(form, text):
        return text
    inside = re.search(address, text)
    hint = f"write only `{inside[1]}`" if inside else f"write only the id, such as `{example}`"
    raise wrong(Kind.IDENTIFIER, f"{quoted(text)} is not a bare {what} id; {hint}")


def _identifier(value: object) -> str:
    text = text_of(value)
    if len(text) > LONGEST_ID:
        most = f"an id has at most {LONGEST_ID} characters"
        raise wrong(Kind.VALUE, f"{most}, and this one has {len(text)}; write a shorter one")
    if _ID.fullmatch(text):
        return text
    made = slug(text)
    hint = f"did you mean `{made}`?" if made else "write Latin letters, digits and hyphens"
    raise wrong(Kind.VALUE, f"{quoted(text)} is not an id; {hint}")


def path_of(value: object) -> str:
    """Return a path relative to the data folder; whether the file exists is checked later, with all paths."""
    text = text_of(value)
    if text.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) or "\\" in text:
        form = "write it as photos/name.jpg, with `/`"
        raise wrong(Kind.PATH, f"{quoted(text)} is not a path below the data folder; {form}")
    return text


Identifier: TypeAlias = Annotated[
    str,
    Checked(
        _identifier,
        {"type": ["string", "integer"], "pattern": f"^{_ID.pattern}$", "maxLength": LONGEST_ID},
        "id: letters, digits, hyphens",
    ),
]
"""The name by which other entries and pages refer to an entry."""
Url: TypeAlias = Annotated[
    str,
    Checked(url_of, {"type": "string", "pattern": "^(https?://|mailto:)"}, "address (http, https, mailto)"),
]
"""An address of http, https or mailto."""
Email: TypeAlias = Annotated[str, Checked(_email, {"type": "string", "pattern": "@"}, "e-mail address")]
"""An e-mail address."""
Country: TypeAlias = Annotated[
    str, Checked(_country, {"type": "string", "pattern": "^[A-Z]{2}$"}, "country: two letters of ISO 3166")
]
"""A country: two letters of ISO 3166-1."""
Orcid: TypeAlias = Annotated[
    str, Checked(_orcid, {"type": "string", "pattern": f"^{_ORCID.pattern}$"}, "ORCID iD")
]
"""An ORCID iD, bare."""
FilePath: TypeAlias = Annotated[
    str, Checked(path_of, {"type": "string", "pattern": r"^[^/\\~]"}, "file in the data folder")
]
"""A file, relative to the data folder."""


def bare_id(what: str, address: str, example: str, form: str = r"[^/? ]+") -> Checked:
    """Return the annotation of a bare identifier at a service.

    The first group of the pattern `address` finds the id in an address of the service; `form` is the pattern
    of an id.
    """
    return Checked(
        lambda value: _bare(value, what, address, example, form),
        {"type": "string", "pattern": f"^{form}$"},
        f"bare {what} id: `{example}`",
    )
