"""What the keys and the lists of a site may be called, by the fact or the part that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.tables.columns import COLUMNS
from sphinx_workshop.importers.tables.heads import comparable_head

if TYPE_CHECKING:
    from collections.abc import Mapping


def keys_of(words: str) -> tuple[str, ...]:
    """Return names of keys, the surest first, as they are compared."""
    return tuple(dict.fromkeys(map(comparable_head, words.split(" | "))))


def _column(fact: str) -> str:
    return COLUMNS[fact].words


_URL: Final = (
    "url | website | webpage | web | homepage | home page | home | personal page | site | href | link"
)
_SLIDES: Final = f"{_column('slides')} | slide deck | presentation file"
_VIDEO: Final = f"{_column('video')} | recording url | watch | talk video"

PERSON: Final[Mapping[str, tuple[str, ...]]] = {
    "name": keys_of("name | full name | display name | speaker name | speaker | person | member"),
    "first": keys_of(_column("first")),
    "last": keys_of(_column("last")),
    "affiliation": keys_of(
        f"{_column('affiliation')} | affil | affl | affliation | institute | instituion | "
        "org | company | employer | lab | works at | department"
    ),
    "position": keys_of("position | job | job title | occupation | rank | appointment | post"),
    "title": keys_of("title"),
    "url": keys_of(f"{_URL} | speaker webpage | profile | page | absolute url"),
    "photo": keys_of(
        "photo | image | img | picture | pic | avatar | portrait | headshot | photo url | image path"
    ),
    "bio": keys_of("bio | biography | short bio | about | description | profile text | body"),
    "role": keys_of("role | roles | duty | responsibility | chair of"),
    "category": keys_of("category | type | group"),
    "email": keys_of("email | e-mail | mail | contact"),
    "pronouns": keys_of("pronouns | pronoun"),
    "country": keys_of("country"),
    "orcid": keys_of(_column("orcid")),
    "scholar": keys_of("scholar | google scholar | gscholar | scholar url"),
    "github": keys_of("github | github username | github url"),
    "linkedin": keys_of("linkedin | linkedin username | linkedin url"),
    "openreview": keys_of("openreview | openreview id"),
    "dblp": keys_of("dblp"),
    "twitter": keys_of("twitter | x | twitter username | twitter handle | twitter url"),
    "bluesky": keys_of("bluesky | bsky"),
    "mastodon": keys_of("mastodon"),
    "talk": keys_of("talk | talk title | title of talk | presentation | keynote"),
    "abstract": keys_of("abstract | talk abstract | talk description | abstract of talk"),
    "slides": keys_of(_SLIDES),
    "video": keys_of(_VIDEO),
}
"""Of a person."""

DATE: Final[Mapping[str, tuple[str, ...]]] = {
    "id": keys_of("id"),
    "name": keys_of(
        "name | summary | title | event | label | milestone | what | deadline name | description | text"
    ),
    "due": keys_of("date | due | deadline | value | when | day | time | datetime | date text"),
    "was": keys_of("old date | old | previous | previous date | original | original date | was | strike"),
    "zone": keys_of("timezone | zone | tz"),
    "url": keys_of(_URL),
}
"""Of an important date."""

SESSION: Final[Mapping[str, tuple[str, ...]]] = {
    "title": keys_of("title | event | activity | session | topic | what | session title | talk title | talk"),
    "name": keys_of("name"),
    "time": keys_of("time | when | hours | slot | timeslot | duration"),
    "start": keys_of("start | start time | time start | begin | from | starts at | starttime"),
    "end": keys_of("end | end time | time end | to | until | ends at | finish"),
    "speakers": keys_of("speakers | speaker | presenter | presenters | by | who | speaker name"),
    "chairs": keys_of("chair | chairs | session chair | host"),
    "moderators": keys_of("moderator | moderators"),
    "panelists": keys_of("panelists | panellists | panel"),
    "affiliation": PERSON["affiliation"],
    "url": keys_of(f"{_URL} | speaker webpage"),
    "room": keys_of("room | location | place | venue | where"),
    "kind": keys_of("type | kind | category | categories | session type"),
    "track": keys_of("track"),
    "description": keys_of(
        "description | abstract | subtitle | details | detail | note | notes | summary | text | body"
    ),
    "slides": keys_of(_SLIDES),
    "video": keys_of(_VIDEO),
    "sessions": keys_of(
        "sessions | sub events | subevents | events | talks | items | subsessions | sub sessions | "
        "schedule | slots | timeslots | time slots | program | entries | presentations | children"
    ),
}
"""Of a session of the program."""

DAY: Final[Mapping[str, tuple[str, ...]]] = {
    "date": keys_of("date | day | name | title | label"),
    "rooms": keys_of("rooms"),
    "sessions": SESSION["sessions"],
}
"""Of a day of the program."""

SPONSOR: Final[Mapping[str, tuple[str, ...]]] = {
    "name": keys_of("name | title | fullname | sponsor | company | alt | alttext"),
    "url": keys_of(_URL),
    "logo": keys_of("logo | image | img | picture | pic | photo | file | src"),
    "tier": keys_of("tier | level | category | type | rank"),
}
NEWS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": keys_of("date | day | when | time"),
    "title": keys_of("title | headline | name"),
    "text": keys_of("text | content | description | body | message | news | announcement | update"),
    "url": keys_of(_URL),
}
QUESTION: Final[Mapping[str, tuple[str, ...]]] = {
    "question": keys_of("question | q | title | name"),
    "answer": keys_of("answer | a | text | content | description | body"),
    "group": keys_of("group | category | section"),
}
TOPIC: Final[Mapping[str, tuple[str, ...]]] = {
    "title": keys_of("title | name | topic | label | heading"),
    "text": keys_of("text | description | content | body"),
    "items": keys_of("items | topics | subtopics | list | bullets"),
}
CONFIG: Final[Mapping[str, tuple[str, ...]]] = {
    "name": keys_of("full name | long title | full title | workshop name | conf title | title"),
    "short_name": keys_of(
        "short name | short title | acronym | conf acro | short | shortname | abbreviation"
    ),
    "tagline": keys_of("tagline | subtitle | slogan | theme title"),
    "description": keys_of("description"),
    "date": keys_of("workshop date | date | dates | event date | conf date | day | workshop dates"),
    "place": keys_of("venue | location | place | city | conf city | conf location | address"),
    "contact": keys_of("contact email | contact | email | e-mail | mail"),
    "host": keys_of("host | conference | colocated with | co location"),
    "format": keys_of("format | mode"),
    "submission": keys_of(
        "submission url | submission link | submit url | submission | submit | openreview | "
        "openreview url | cmt | easychair"
    ),
    "registration": keys_of("registration url | registration link | registration | register url"),
    "livestream": keys_of("livestream | live stream | zoom | livestream url"),
    "proceedings": keys_of("proceedings | proceedings url"),
    "twitter": PERSON["twitter"],
    "url": keys_of("url"),
}
"""Of the settings of a site, and of the lists in them that are about the workshop."""
ABOUT_THE_WORKSHOP: Final = frozenset(
    keys_of("workshop | event | conference | header | info | site | about | edition | conf | hero | brand")
)
"""Keys below which the workshop is described."""

MEMBERS: Final = frozenset(
    keys_of(
        "people | members | member | items | entries | list | groups | group | persons | team | company | "
        "companies | faqs | questions | papers | speakers | organizers | organisers | keynotes | dates | "
        "sponsors | talks | posts"
    )
)
"""Keys below which a group has what it is made of."""
LABEL: Final = keys_of("title | name | role | section | label | heading | category | committee")
"""Keys with the heading of a group."""
