"""Problems of the data: what is wrong, and where."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, Self


class Position(NamedTuple):
    """A place in a file that a person can go to."""

    file: str
    line: int = 0
    """Counted from 1; 0 where the file as a whole is meant, such as one that is missing."""
    column: int = 0
    """Counted from 1, in characters; 0 where the line is."""

    def __str__(self) -> str:
        """Return the form that editors and terminals turn into a link."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Severity(Enum):
    """What a problem does to the check: an error makes it fail."""

    ERROR = "error"
    WARNING = "warning"


class Kind(Enum):
    """Every kind of problem: its name, what it means, and its severity.

    The name is the ``[kind]`` that the check prints and the subtype of the
    warning in a build: ``suppress_warnings = ["workshop.unknown-key"]``.
    """

    meaning: str
    severity: Severity

    def __new__(cls, name: str, meaning: str, severity: str = "error") -> Self:
        """Make a member whose value is its name."""
        member = object.__new__(cls)
        member._value_ = name
        member.meaning = meaning
        member.severity = Severity(severity)
        return member

    # The files
    NO_DATA = "no-data", "The data folder or its `workshop.yml` does not exist."
    UNREADABLE = "unreadable", "A data file cannot be read, or is not UTF-8 text."
    UNKNOWN_FILE = "unknown-file", "The data folder has a YAML file with an unknown name."
    SYNTAX = "syntax", "A data file is not valid YAML; the rest of the file after that place is not read."
    DUPLICATE_KEY = (
        "duplicate-key",
        "A key is written twice in one entry; YAML would drop one of them silently.",
    )
    YAML_FEATURE = (
        "yaml-feature",
        "A data file uses a part of YAML that data does not need: a tag, a key that is not text, "
        "an alias inside its own anchor, too many aliases, or nesting that is too deep.",
    )
    DATA_FORMAT = "data-format", "The data is written in a format that is newer than this version reads."
    LIMIT = "limit", "A text or a formula is longer than any that a workshop needs."
    MORE = (
        "more",
        "A file has so many problems that only the first are told, errors before warnings; the others are "
        "counted.",
        "warning",
    )
    # The facts
    BLANK = "blank", "A fact has no value. Write a value or `TBD`, or delete the line."
    TO_BE = "to-be", "A word like `tbd`, `TBA`, `TODO` or `?` is written instead of `TBD`."
    UNKNOWN_KEY = "unknown-key", "An entry has a key that does not exist; often it is misspelt."
    MISSING = "missing", "A required fact is missing."
    TYPE = "type", "A fact has the wrong type, such as a list where text is expected."
    VALUE = "value", "A value has the wrong form, is out of range, or is not one of the choices."
    DATE = "date", "A day or a time is not written as `2022-09-22`, `17:00` or both, or does not exist."
    ZONE = "zone", "A time zone is neither `AoE` nor a name of the IANA time zone database."
    URL = "url", "An address is not valid, or does not begin with http, https or mailto."
    IDENTIFIER = "identifier", "An ORCID or another identifier is not valid, or is written as an address."
    PATH = "path", "A path leaves the source folder, or its file does not exist."
    PICTURE = "picture", "A photo or a logo is not a picture, is broken, or has too many pixels."
    MARKUP = (
        "markup",
        "Text in the data uses Markdown that is not allowed there: raw HTML, a directive, a role, an image, "
        "a link to a file, a heading, a table or a quotation.",
    )
    # References
    DUPLICATE_ID = (
        "duplicate-id",
        "Two entries have the same `id`, or two papers have ids that differ only in capital letters.",
    )
    NO_ID = "no-id", "A name without Latin letters needs an `id`, since none can be made from it."
    CONFLICT = "conflict", "Two files give different values for one fact of the same person."
    REFERENCE = "reference", "An `id` is used that no entry has."
    DECLINED = "declined", "A session names a speaker who declined; pages do not show them."
    # Dates
    DATE_ORDER = (
        "date-order",
        "A date is before one that it must follow: a notification before its submission deadline, an end "
        "before its start, or a deadline on the day of the event.",
    )
    DATE_HISTORY = "date-history", "The earlier dates of a milestone are not in order, oldest first."
    MOVED_EARLIER = "moved-earlier", "A deadline has been moved to an earlier day.", "warning"
    DAYLIGHT_SAVING = (
        "daylight-saving",
        "A time is skipped, or occurs twice, when the clocks of its zone change.",
    )
    # The program
    DAY_ORDER = "day-order", "The days of the program are out of order, or a day is written twice."
    OUTSIDE = (
        "outside",
        "A session starts or ends outside the session around it, or a day of the program is not a day of "
        "the event.",
    )
    ROOM_CLASH = "room-clash", "Two sessions are in one room at the same time."
    PERSON_CLASH = (
        "person-clash",
        "A person is in two sessions at the same time, or all authors of a paper are elsewhere when it is "
        "presented.",
    )
    SESSION_ORDER = (
        "session-order",
        "A session is written after a session in the same room that starts later.",
        "warning",
    )
    GAP = "gap", "Nothing happens in any room for more than 15 minutes between two sessions.", "warning"
    NIGHT = (
        "night",
        "A session takes place between 23:00 and 06:00 in the time zone of one of its people.",
        "warning",
    )
    # The papers
    AUTHORS = (
        "authors",
        "The name of an author looks like several names, or has the last name first.",
        "warning",
    )
    NOT_PRESENTED = "not-presented", "A paper is in no session of the program.", "warning"
    PRESENTED_TWICE = (
        "presented-twice",
        "A paper is presented twice in the same way; a talk and a poster are two ways.",
        "warning",
    )
    # The host
    HOST = "host", "The host in `workshop.yml` is unknown."
    HOST_MANDATORY = "host-mandatory", "A mandatory rule of the host is broken."
    HOST_SUGGESTED = (
        "host-suggested",
        "What the host suggests or states is not followed, or the event is on another day than the host's.",
        "warning",
    )
    # The proposal: only its PDF has pages
    PROPOSAL = (
        "proposal",
        "The setting `workshop_proposal` names something that does not exist, or the PDF lacks a picture.",
    )
    TOO_LONG = "too-long", "The proposal has more pages than `proposal.max_pages` in `workshop.yml` allows."
    # The phase
    NOT_READY = "not-ready", "A fact that the present phase needs is missing or TBD."
    ARCHIVE = "archive", "A fact that the archive of a workshop should have is missing or TBD.", "warning"
    KEPT_BACK = (
        "kept-back",
        "No page or export shows papers before the phase `program`, or a speaker who is only invited.",
        "warning",
    )
    # The calendar: only `check` knows what day it is
    SITE_LATE = (
        "site-late",
        "The phase is `proposal` after the day by which the host wants the site live (`check` only).",
        "warning",
    )
    CALL_OVER = (
        "call-over",
        "The last submission deadline is past, and the workshop is still in the phase `call`.",
        "warning",
    )
    EVENT_OVER = (
        "event-over",
        "The last day of the event is past, and the workshop is still in the phase `live`.",
        "warning",
    )
    YEAR = (
        "year",
        "The name of the workshop, or of its host, has a year in which the event does not take place "
        "(`check` only).",
        "warning",
    )
    # The pages
    DIRECTIVE = "directive", "A directive or role asks for something that does not exist."
    REDIRECT = (
        "redirect",
        "A moved page in `workshop_redirects` leads nowhere, or has the name of a page that exists.",
    )
    SITE_FILE = "site-file", "A file that a site has beside its pages, such as its feed, cannot be made."
    MATH = "math", "A formula of a page or of the data is not valid; it is shown as it is written."
    LINK = "link", "The link check found an address in the data that does not work."


class Problem(NamedTuple):
    """One thing that is wrong: where, what, and how to fix it."""

    kind: Kind
    position: Position
    message: str

    @property
    def severity(self) -> Severity:
        """The severity of the problem's kind."""
        return self.kind.severity

    def __str__(self) -> str:
        """Return the line that the check prints."""
        return f"{self.position}: {self.severity.value}: {self.message} [{self.kind.value}]"


def sort(problems: list[Problem]) -> list[Problem]:
    """Return the problems by file and position, each once."""
    return sorted(
        dict.fromkeys(problems), key=lambda problem: (problem.position, problem.kind.value, problem.message)
    )


def told(problems: list[Problem], most: int) -> list[Problem]:
    """Return the problems of each file that are told in full, sorted, and one that counts the others.

    Errors are told before warnings: the check fails for the same files.

    Args:
        problems: all of them, in any order
        most: how many of one file are told
    """
    by_file: dict[str, list[Problem]] = {}
    for problem in sort(problems):
        by_file.setdefault(problem.position.file, []).append(problem)
    return [
        one for found in by_file.values() for one in (_first(found, most) if len(found) > most else found)
    ]


def _first(problems: list[Problem], most: int) -> list[Problem]:
    """Return the first of a file's problems, and one that counts the others at the first of these."""
    ranked = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)  # stable
    others = sort(ranked[most:])
    errors = sum(problem.severity is Severity.ERROR for problem in others)
    message = (
        f"{len(problems)} problems are in this file, and {most} are told; fix these first "
        f"(not told: {errors} errors, {len(others) - errors} warnings)"
    )
    return sort([*ranked[:most], Problem(Kind.MORE, others[0].position, message)])
