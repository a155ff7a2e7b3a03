"""The types of facts: each takes the text of the data file, or says how to mend it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from functools import cache
from typing import Annotated, Final, TypeAlias, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from sphinx_workshop.model.base import Also, Checked, nearest, wrong
from sphinx_workshop.model.markup import refuse_block, refuse_inline
from sphinx_workshop.model.plain import Bad, Mapping
from sphinx_workshop.problems import Kind, quoted

AOE: Final = "AoE"
"""Anywhere on Earth: a day has ended when it has ended everywhere, at UTC-12."""

_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TIME: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_YEARS: Final = range(1900, 2200)
"""A year that is not among them is a slip of the keyboard; clocks and calendars end not far beyond."""
_SLUG_GAP: Final = re.compile(r"[^a-z0-9]+")
_ID: Final = re.compile(r"[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")
_EMAIL: Final = re.compile(r"[^\s@<>\"(),;:\\\[\]]+@[^\s@<>\"(),;:\\\[\]]+\.[A-Za-z0-9-]{2,}")
_ORCID: Final = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_UNFOLDED: Final = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ı": "i",  # noqa: RUF001 (that very letter)
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "Ð": "D",
    }
)


def slug(text: str) -> str:
    """Return the id that a name makes: ``Đinh Phùng`` gives ``dinh-phung``, ``李明`` gives nothing."""
    folded = unicodedata.normalize("NFKD", text.translate(_UNFOLDED)).encode("ascii", "ignore").decode()
    return _SLUG_GAP.sub("-", folded.lower()).strip("-")


def _text(value: object) -> str:
    """Take a text as it is written, whatever YAML would have made of it."""
    if isinstance(value, str):
        text = value.strip()
        if text == "TBD":
            raise wrong(Kind.VALUE, "`TBD` cannot stand here; write the value, or delete the line")
        return text
    if isinstance(value, Mapping | list):
        raise wrong(Kind.TYPE, f"a text is expected here, not {_named(value)}; {_text_mend(value)}")
    raise wrong(Kind.TYPE, "a text is expected here")


def _named(value: object) -> str:
    return "an entry with keys" if isinstance(value, Mapping) else "a list"


def _text_mend(value: object) -> str:
    if isinstance(value, Mapping) and len(value) == 1:
        ((key, inner),) = value.items()
        if isinstance(inner, str):
            text = quoted(f'"{key}: {inner}"')
            return f"a colon followed by a space makes a key: put the text in quotes: {text}"
    return "put text that has a colon, a comma or a bracket in quotes"


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def parse_day(text: str) -> date:
    """Return the day that ``2022-09-22`` names; raises for anything else."""
    match = _DAY.fullmatch(text)
    if not match:
        raise wrong(Kind.DATE, f"{quoted(text)} is not a day; write it as 2022-09-22, or TBD")
    year, month, day = map(int, match.groups())
    if year not in _YEARS:
        raise wrong(Kind.DATE, f"the year {year} of {quoted(text)} is hardly meant; correct it")
    try:
        return date(year, month, day)
    except ValueError:
        raise wrong(
            Kind.DATE, f"there is no day {quoted(text)}; write it as year, month, day: 2022-09-22"
        ) from None


def parse_time(text: str) -> time:
    """Return the time of day that ``17:00`` names; 24 hours, no AM and PM."""
    match = _TIME.fullmatch(text)
    if match:
        try:
            hour, minute, second = (int(part or 0) for part in match.groups())
            return time(hour, minute, second)
        except ValueError:
            pass
    raise wrong(Kind.DATE, f"{quoted(text)} is not a time; write it as 17:00, in 24 hours, or TBD")


def parse_moment(text: str) -> date | datetime:
    """Return a day, or a day and a time: ``2022-09-22`` or ``2022-09-22 17:00``."""
    day, gap, rest = text.replace("T", " ", 1).partition(" ")
    if not _DAY.fullmatch(day) or (gap and not _TIME.fullmatch(rest.strip())):
        if re.fullmatch(r"[\d:. ]+(?:Z|[+-]\d\d:?\d\d)", rest.strip()):
            raise wrong(
                Kind.DATE,
                f"{quoted(text)} has an offset in it; write 2022-09-22 17:00, and the zone as `timezone:`",
            )
        raise wrong(
            Kind.DATE, f"{quoted(text)} is not a date; write it as 2022-09-22 or 2022-09-22 17:00, or TBD"
        )
    parsed = parse_day(day)
    return datetime.combine(parsed, parse_time(rest.strip())) if gap else parsed


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return parse_day(_text(value))


def _moment(value: object) -> date | datetime:
    return value if isinstance(value, date) else parse_moment(_text(value))


def _clock(value: object) -> time | datetime:
    """Take a time of the day of the program, or a whole moment for what ends past midnight."""
    if isinstance(value, time | datetime):
        return value
    text = _text(value)
    if _TIME.fullmatch(text):
        return parse_time(text)
    try:
        moment = parse_moment(text)
    except Exception:  # noqa: BLE001 (whatever is wrong with it, a time is what is meant)
        moment = None
    if not isinstance(moment, datetime):
        raise wrong(
            Kind.DATE,
            f"{quoted(text)} is not a time; write it as 17:00, in 24 hours, "
            "or as 2022-12-03 00:30 past midnight, or TBD",
        )
    return moment


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: object) -> str:
    text = _text(value)
    if text == AOE or text in _zones():
        return text
    if text.lower() == "aoe":
        raise wrong(Kind.ZONE, f"{quoted(text)} is not a time zone; did you mean `AoE`?")
    close = nearest(text, {zone.lower(): zone for zone in _zones()})
    known = {zone.lower(): zone for zone in _zones()}
    hint = (
        f"did you mean `{known[close]}`?"
        if close
        else "write a name of the IANA database, such as `Asia/Ho_Chi_Minh`, or AoE"
    )
    if re.fullmatch(r"(?:UTC|GMT)?[+-]\d.*", text) or re.fullmatch(r"[A-Z]{3,4}", text):
        hint = (
            "an offset or an abbreviation does not know daylight saving: "
            "write a name such as `America/New_York`, or AoE"
        )
    raise wrong(Kind.ZONE, f"{quoted(text)} is not a time zone; {hint}")


@cache
def tzinfo(name: str) -> ZoneInfo:
    """Return the zone of a name of the data: an IANA name, or AoE (UTC-12)."""
    return ZoneInfo("Etc/GMT+12" if name == AOE else name)


def _url(value: object) -> str:
    text = _text(value)
    if re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", text):
        raise wrong(
            Kind.URL,
            f"{quoted(text)} is not an address; remove the character that no address has, "
            "or write a blank as %20",
        )
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        raise wrong(Kind.URL, f"{quoted(text)} is not an address; write it as https://…") from None
    if parts.scheme == "mailto":
        if _EMAIL.fullmatch(parts.path):
            return text
        raise wrong(Kind.URL, f"{quoted(text)} is not an e-mail address; write it as mailto:name@example.org")
    if parts.scheme not in {"http", "https"}:
        if parts.scheme and not re.fullmatch(r"[\w.-]+\.[a-z]{2,}", parts.scheme):
            raise wrong(
                Kind.URL, f"{quoted(text)} is of `{parts.scheme}:`; only http, https and mailto are allowed"
            )
        raise wrong(Kind.URL, f"{quoted(text)} is not an address; write the whole of it, from https:// on")
    if (
        not host
        or host.startswith((".", "-"))
        or ("." not in host and ":" not in host and host != "localhost")
    ):
        raise wrong(
            Kind.URL,
            f"{quoted(text)} names no host; write the whole address, such as https://example.org/page",
        )
    return text


def _email(value: object) -> str:
    text = _text(value).removeprefix("mailto:")
    if not _EMAIL.fullmatch(text):
        raise wrong(
            Kind.VALUE, f"{quoted(text)} is not an e-mail address; write it as name@example.org, or TBD"
        )
    return text


def _country(value: object) -> str:
    text = _text(value)
    names = countries()
    if text in names:
        return text
    if text.upper() in names:
        raise wrong(Kind.VALUE, f"{quoted(text)} is not a country; did you mean `{text.upper()}`?")
    meant = next((code for code, name in names.items() if name.lower() == text.lower()), None)
    meant = {"UK": "GB", "EN": "GB"}.get(text, meant)
    hint = f"did you mean `{meant}`?" if meant else "write its two letters of ISO 3166, such as `VN`"
    raise wrong(Kind.VALUE, f"{quoted(text)} is not a country; {hint}")


@cache
def countries() -> dict[str, str]:
    """Return the English names of the countries of ISO 3166-1, by their two letters.

    CLDR's list less the codes that ISO reserves or leaves to users.
    """
    from babel import Locale  # noqa: PLC0415 (costs a file; few sites need it)

    other = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
    territories = Locale.parse("en").territories
    return {code: name for code, name in territories.items() if code.isalpha() and code not in other}


def _orcid(value: object) -> str:
    """Check the form and the checksum, ISO 7064 MOD 11-2 (https://support.orcid.org, structure of the iD)."""
    text = _bare(value, "ORCID", r"orcid\.org/([\dX-]+)", "0000-0002-1825-0097")
    if not _ORCID.fullmatch(text):
        raise wrong(
            Kind.IDENTIFIER,
            f"{quoted(text)} is not an ORCID; it has four groups of four digits: 0000-0002-1825-0097",
        )
    ten = 10  # written as X
    total = 0
    for digit in text.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if text[-1] != ("X" if check == ten else str(check)):
        raise wrong(
            Kind.IDENTIFIER, f"the checksum of the ORCID {quoted(text)} does not fit; a digit is wrong"
        )
    return text


def _bare(value: object, what: str, address: str, example: str) -> str:
    """Take a bare identifier; name the one that an address holds."""
    text = _text(value)
    if "/" not in text and "?" not in text and " " not in text:
        return text
    inside = re.search(address, text)
    hint = f"write only `{inside[1]}`" if inside else f"write only the id, such as `{example}`"
    raise wrong(Kind.IDENTIFIER, f"{quoted(text)} is not a bare {what} id; {hint}")


def _identifier(value: object) -> str:
    text = _text(value)
    if _ID.fullmatch(text):
        return text
    made = slug(text)
    hint = f"did you mean `{made}`?" if made else "write Latin letters, digits and hyphens"
    raise wrong(Kind.VALUE, f"{quoted(text)} is not an id; {hint}")


def _path(value: object) -> str:
    """Take a path relative to the data folder; whether a file is there is checked where files are."""
    text = _text(value)
    if text.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) or "\\" in text:
        raise wrong(
            Kind.PATH,
            f"{quoted(text)} is not a path below the data folder; write it as photos/name.jpg, with `/`",
        )
    return text


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value)
    if text not in {"true", "false"}:
        raise wrong(Kind.VALUE, f"{quoted(text)} is neither `true` nor `false`; write one of them")
    return text == "true"


def _count(value: object) -> int:
    if isinstance(value, int):
        return value
    text = _text(value)
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise wrong(Kind.VALUE, f"{quoted(text)} is not a number of things; write it in digits, such as 9")
    return int(text)


def _language(value: object) -> str:
    text = _text(value)
    if not _LANGUAGE.fullmatch(text):
        raise wrong(Kind.VALUE, f"{quoted(text)} is not a language; write its code, such as `en` (BCP 47)")
    return text


def _inline(value: object) -> str:
    text = _line(value)
    refuse_inline(text)
    return text


def _markdown(value: object) -> str:
    text = _text(value)
    refuse_block(text)
    return text


def _one_or_more(value: object) -> object:
    """Let a single value stand where a list may."""
    return value if isinstance(value, list | tuple | Bad) else [value]


Item = TypeVar("Item")

Line: TypeAlias = Annotated[str, Checked(_line, {"type": ["string", "number"], "minLength": 1}, "text")]
"""One line of plain text."""
Inline: TypeAlias = Annotated[
    str, Checked(_inline, {"type": ["string", "number"], "minLength": 1}, "text (Markdown, one line)")
]
"""One line of Markdown."""
Markdown: TypeAlias = Annotated[
    str, Checked(_markdown, {"type": ["string", "number"], "minLength": 1}, "text (Markdown)")
]
"""Markdown with paragraphs and lists."""
Identifier: TypeAlias = Annotated[
    str,
    Checked(
        _identifier,
        {"type": ["string", "integer"], "pattern": f"^{_ID.pattern}$"},
        "id: letters, digits, hyphens",
    ),
]
"""What other entries and pages name this one by."""
Url: TypeAlias = Annotated[
    str, Checked(_url, {"type": "string", "pattern": "^(https?://|mailto:)"}, "address (http, https, mailto)")
]
"""An address of http, https or mailto."""
Email: TypeAlias = Annotated[str, Checked(_email, {"type": "string", "pattern": "@"}, "e-mail address")]
"""An e-mail address."""
DAY_SCHEMA: Final[dict[str, object]] = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}$"}
Day: TypeAlias = Annotated[date, Checked(_day, DAY_SCHEMA, "day: `2022-09-22`")]
"""A day: ``2022-09-22``."""
Moment: TypeAlias = Annotated[
    date | datetime,
    Checked(
        _moment,
        {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2})?)?$"},
        "day, or day and time: `2022-09-22 17:00`",
    ),
]
"""A day, or a day and a time in the zone beside it."""
Clock: TypeAlias = Annotated[
    time | datetime,
    Checked(
        _clock,
        {"type": "string", "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}[ T])?\d{1,2}:\d{2}(:\d{2})?$"},
        "time: `17:00`, or day and time",
    ),
]
"""A time of the day, or a day and a time."""
Zone: TypeAlias = Annotated[
    str, Checked(_zone, {"type": "string", "pattern": "^[A-Za-z]"}, "IANA time zone, or `AoE`")
]
"""``AoE`` or a name of the IANA time zone database."""
Country: TypeAlias = Annotated[
    str, Checked(_country, {"type": "string", "pattern": "^[A-Z]{2}$"}, "country: two letters of ISO 3166")
]
"""A country: two letters of ISO 3166-1."""
Language: TypeAlias = Annotated[
    str,
    Checked(_language, {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"}, "language: code of BCP 47"),
]
"""A language: a code of BCP 47."""
Orcid: TypeAlias = Annotated[
    str, Checked(_orcid, {"type": "string", "pattern": f"^{_ORCID.pattern}$"}, "ORCID iD")
]
"""An ORCID iD, bare."""
FilePath: TypeAlias = Annotated[
    str, Checked(_path, {"type": "string", "pattern": r"^[^/\\~]"}, "file in the data folder")
]
"""A file, relative to the data folder."""
Boolean: TypeAlias = Annotated[bool, Checked(_boolean, {"type": "boolean"}, "`true` or `false`")]
"""``true`` or ``false``."""
Count: TypeAlias = Annotated[int, Checked(_count, {"type": "integer", "minimum": 1}, "number, from 1")]
"""A number of things, at least 1."""
Several: TypeAlias = Annotated[tuple[Item, ...], Also(_one_or_more)]
"""One value, or a list of values."""


def bare_id(what: str, address: str, example: str) -> Checked:
    """Return the annotation of a bare identifier at a service; an address is refused by naming the id in it.

    :param what: the service, for people
    :param address: a pattern whose first group finds the id in an address
    :param example: an id as it should be
    """
    return Checked(
        lambda value: _bare(value, what, address, example),
        {"type": "string", "pattern": "^[^/? ]+$"},
        f"bare {what} id: `{example}`",
    )
