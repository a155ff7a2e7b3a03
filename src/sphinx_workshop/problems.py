"""What can be wrong with the facts, and where."""

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
    """What a problem does to the check: an error fails it."""

    ERROR = "error"
    WARNING = "warning"


class Kind(Enum):
    """Every kind of problem: its name, its severity and what it means.

    The name is the ``[kind]`` that the check prints and the subtype of the
    warning in a build: ``suppress_warnings = ["workshop.unknown-key"]``.
    """

    severity: Severity
    meaning: str

    def __new__(cls, name: str, severity: str, meaning: str) -> Self:
        """Make a member whose value is its name alone."""
        member = object.__new__(cls)
        member._value_ = name
        member.severity = Severity(severity)
        member.meaning = meaning
        return member

    # The files
    NO_DATA = ("no-data", "error", "The data folder or its `workshop.yml` does not exist.")
    UNREADABLE = ("unreadable", "error", "A data file cannot be read, or is not UTF-8 text.")
    UNKNOWN_FILE = ("unknown-file", "error", "A YAML file in the data folder has a name that nothing reads.")
    SYNTAX = (
        "syntax",
        "error",
        "A data file is not well-formed YAML; what comes after the place is not read.",
    )
    DUPLICATE_KEY = (
        "duplicate-key",
        "error",
        "A key is written twice in one entry; YAML would drop one silently.",
    )
    YAML_FEATURE = (
        "yaml-feature",
        "error",
        "A data file uses a part of YAML that facts have no need of: a tag, a key that is not text, "
        "an alias inside its own anchor, aliases that multiply, nesting without end.",
    )
    # The facts
    BLANK = ("blank", "error", "A fact has no value. Three states exist: absent, `TBD`, and a value.")
    TO_BE = ("to-be", "error", "A word like `tbd`, `TBA`, `TODO` or `?` stands where `TBD` is meant.")
    UNKNOWN_KEY = (
        "unknown-key",
        "error",
        "A key that this entry does not have, often a slip of the keyboard.",
    )
    MISSING = ("missing", "error", "A required fact is not there.")
    TYPE = (
        "type",
        "error",
        "A list stands where a text is expected, a text where an entry is expected, and so on.",
    )
    VALUE = ("value", "error", "A value is not of the form, range or choice that the fact has.")
    DATE = (
        "date",
        "error",
        "A day or a time is not written as `2022-09-22`, `17:00` or both, or does not exist.",
    )
    ZONE = ("zone", "error", "A time zone is neither `AoE` nor a name of the IANA time zone database.")
    URL = ("url", "error", "An address is not of http, https or mailto, or is not an address at all.")
    IDENTIFIER = (
        "identifier",
        "error",
        "An ORCID or another identifier is not well-formed, or is a whole address.",
    )
    PATH = ("path", "error", "A path leaves the source folder, or no file is there.")
    MARKUP = (
        "markup",
        "error",
        "Text of the data uses more of Markdown than is safe: raw HTML, a directive, a role, an image, "
        "a link to a file, a heading, a table or a quotation.",
    )
    # What ties them together
    DUPLICATE_ID = ("duplicate-id", "error", "Two entries of one file have the same `id`.")
    NO_ID = ("no-id", "error", "No `id` can be made from a name without Latin letters; it must be given.")
    CONFLICT = ("conflict", "error", "Two files give different values for one fact of one person.")
    REFERENCE = ("reference", "error", "An `id` is named that no entry has.")
    DECLINED = ("declined", "error", "A session names a speaker who declined; pages leave them out.")
    # Dates
    DATE_ORDER = (
        "date-order",
        "error",
        "A date comes before what it must follow: notification before submission, an end before a start, "
        "a deadline on the day of the event.",
    )
    DATE_HISTORY = (
        "date-history",
        "error",
        "The earlier dates of a milestone are not in order, oldest first.",
    )
    MOVED_EARLIER = ("moved-earlier", "warning", "A deadline has been moved to an earlier day.")
    DAYLIGHT_SAVING = ("daylight-saving", "error", "A time that the clock of its zone skips, or shows twice.")
    # The program
    DAY_ORDER = ("day-order", "error", "The days of the program are out of order, or one is written twice.")
    OUTSIDE = (
        "outside",
        "error",
        "A session begins or ends outside the times of the session around it, or a day of the program lies "
        "outside the dates of the event.",
    )
    ROOM_CLASH = ("room-clash", "error", "Two sessions are in one room at the same time.")
    PERSON_CLASH = (
        "person-clash",
        "error",
        "A person is in two sessions at the same time, or a paper is presented while none of its authors "
        "is free.",
    )
    SESSION_ORDER = (
        "session-order",
        "warning",
        "A session is written after one of the same room that begins later.",
    )
    GAP = ("gap", "warning", "Nothing happens in any room for more than 15 minutes between two sessions.")
    NIGHT = (
        "night",
        "warning",
        "A session begins, or goes on, between 23:00 and 06:00 where one of its people is.",
    )
    # The papers
    AUTHORS = (
        "authors",
        "warning",
        "The name of an author looks like several names, or has the last name first.",
    )
    NOT_PRESENTED = ("not-presented", "warning", "A paper is in no session of the program.")
    PRESENTED_TWICE = (
        "presented-twice",
        "warning",
        "A paper is presented twice in the same way; a talk and a poster of one paper are not.",
    )
    # The host
    HOST = ("host", "error", "The host that `workshop.yml` names is not known.")
    HOST_MANDATORY = ("host-mandatory", "error", "A mandatory rule of the host is broken.")
    HOST_SUGGESTED = ("host-suggested", "warning", "A date that the host suggests or states has passed.")
    # The phase
    NOT_READY = ("not-ready", "error", "A fact that the present phase needs is missing or to be announced.")
    ARCHIVE = (
        "archive",
        "warning",
        "What the archive of a workshop should have is missing or to be announced.",
    )
    KEPT_BACK = (
        "kept-back",
        "warning",
        "Papers are there, and no page or export shows them before the phase `program`.",
    )
    # In the pages
    DIRECTIVE = ("directive", "error", "A directive or role of a page asks for something that is not there.")
    MATH = ("math", "error", "A formula of a page or of the data is not understood; it is shown as written.")
    LINK = ("link", "error", "The link check found an address in the data that does not answer.")


class Problem(NamedTuple):
    """One thing that is wrong, where, and how to mend it."""

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
    """Return the problems by file and place, each once."""
    return sorted(
        dict.fromkeys(problems), key=lambda problem: (problem.position, problem.kind.value, problem.message)
    )
