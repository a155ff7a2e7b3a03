"""The issue forms: `tools/issue_forms.py` writes them from this table, and the import reads issues by it."""

from __future__ import annotations

from typing import Final

from sphinx_workshop.importers.issue.fields import Field, Form, Shape
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.people import Status

ADD: Final = "Add"
CORRECT: Final = "Correct"
SPEAKER: Final = "Speaker"
ORGANIZER: Final = "Organizer"
COMMITTEE: Final = "Committee member"
_ACTIONS: Final = (ADD, CORRECT)
_EMPTY: Final = "An empty field changes nothing. Write TBD for what is still to be announced."
_PUBLIC: Final = Field(
    "public",
    "This is public",
    "I know that everybody can read this issue, and that the workshop's site will show what it says.",
    shape=Shape.TICK,
    required=True,
)


def _action(noun: str) -> Field:
    """Return the first field of a form, by which the import knows the form."""
    return Field(
        "action", f"Add or correct a {noun}", _EMPTY, shape=Shape.CHOICE, choices=_ACTIONS, required=True
    )


def _new(what: str) -> Field:
    return Field(f"new_{what}", f"New {what}", f"Only where the {what} itself is to be corrected.")


PERSON: Final = Form(
    "person",
    "A speaker, an organizer or a member of a committee.",
    (
        _action("person"),
        Field(
            "part",
            "Part in the workshop",
            shape=Shape.CHOICE,
            choices=(SPEAKER, ORGANIZER, COMMITTEE),
            required=True,
        ),
        Field(
            "name",
            "Name",
            "The full name, as the person writes it. For a correction: as the site has it now.",
            required=True,
            example="Ada Example",
        ),
        _new("name"),
        Field(
            "id",
            "Short name in Latin letters",
            "Only for a name that has no Latin letters, or that somebody else here has, too.",
            example="li-ming",
        ),
        Field("affiliation", "Affiliation", "Several: with `;` between them.", example="Example University"),
        Field("position", "Position", "The position there.", example="Research scientist"),
        Field("url", "Home page", example="https://example.org/ada"),
        Field("orcid", "ORCID iD", example="0000-0002-1825-0097"),
        Field("pronouns", "Pronouns", example="she/her"),
        Field("bio", "Biography", "A few sentences. Markdown may be used.", shape=Shape.TEXT),
        Field(
            "links",
            "Other pages",
            "One address on each line: Google Scholar, GitHub, LinkedIn, OpenReview, a blog, an account.",
            shape=Shape.TEXT,
            example="https://scholar.google.com/citations?user=…\nhttps://bsky.app/profile/example.org",
        ),
        Field(
            "photo",
            "Photo",
            "Drag a picture into the field; whoever merges the change saves it in the repository.",
            shape=Shape.TEXT,
        ),
        Field(
            "role",
            "Role",
            "What the person does, such as general chair or panelist. Several: with `;` between them.",
        ),
        Field("committee", "Committee", "For a committee member: which one.", example="Program committee"),
        Field("talk.title", "Talk title", "For a speaker."),
        Field("talk.abstract", "Talk abstract", "Markdown may be used.", shape=Shape.TEXT),
        Field("talk.slides", "Slides of the talk", example="https://example.org/slides.pdf"),
        Field("talk.video", "Recording of the talk", example="https://example.org/video"),
        Field(
            "status",
            "Status",
            "Whether a speaker or a committee member has agreed.",
            shape=Shape.CHOICE,
            choices=[status.value for status in Status if status is not Status.INVITED],
        ),
        _PUBLIC,
    ),
)

DATE: Final = Form(
    "date",
    "A deadline or another important date. An extension shows the earlier date, too.",
    (
        _action("date"),
        Field(
            "name",
            "Name",
            "What readers call it. For a correction: as the site has it now.",
            required=True,
            example="Paper submission deadline",
        ),
        _new("name"),
        Field(
            "due",
            "Date",
            "A day, which ends at 23:59; a day and a time; a month; or TBD.",
            example="2030-09-22, 2030-09-22 17:00, 2030-09 or TBD",
        ),
        Field(
            "timezone",
            "Time zone",
            "AoE (anywhere on Earth), which is meant if this is empty, or a name of the IANA database.",
            example="Asia/Ho_Chi_Minh",
        ),
        Field(
            "kind",
            "Kind",
            "What happens then.",
            shape=Shape.CHOICE,
            choices=[kind.value for kind in MilestoneKind],
        ),
        Field(
            "track",
            "Track",
            "Only if it is not for all tracks: the ids of those that it is for, with `;` between them.",
        ),
        _PUBLIC,
    ),
)

PAPER: Final = Form(
    "paper",
    "An accepted paper.",
    (
        _action("paper"),
        Field(
            "id",
            "Number of the paper",
            "Its number or id. For a correction, its present title will do, too.",
            required=True,
            example="42",
        ),
        Field("title", "Title", "`$math$` may be used."),
        Field(
            "authors",
            "Authors",
            "All, in order, one on each line; an affiliation in brackets. A correction replaces the list.",
            shape=Shape.TEXT,
            example="Ada Example (Example University)\nBo Example",
        ),
        Field("abstract", "Abstract", "Markdown and `$math$` may be used.", shape=Shape.TEXT),
        Field("decision", "Decision", example="oral"),
        Field("track", "Track", "The id of its track."),
        Field("award", "Award", example="Best paper"),
        Field("keywords", "Keywords", "With `;` between them."),
        Field("links.openreview", "Page at OpenReview", example="https://openreview.net/forum?id=…"),
        Field("links.pdf", "PDF", example="https://example.org/42.pdf"),
        Field("links.video", "Video", example="https://example.org/video"),
        Field("links.slides", "Slides", example="https://example.org/slides.pdf"),
        Field("links.poster", "Poster", example="https://example.org/poster.pdf"),
        Field("links.code", "Code", example="https://example.org/code"),
        _PUBLIC,
    ),
)

FORMS: Final = (PERSON, DATE, PAPER)
