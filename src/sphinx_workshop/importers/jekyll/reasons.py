"""Why a text of a site stays behind: each reason says what to do, where there is something to do."""

from __future__ import annotations

from typing import Final

TO_COME: Final = "to be announced"
EMAIL: Final = "an import brings no e-mail addresses; add it by hand if it is public"
IN_PART: Final = "imported without its e-mail addresses; add them by hand if they are public"
WITHOUT_SCRIPT: Final = "imported without its script or frame"
NO_TEXT: Final = "it has no text that readers would see"
CANNOT_READ: Final = "it cannot be read"

NOBODY_KNOWS: Final = (
    "nobody can tell what this list is; add --map NAME=PART, with the name of the file or the key"
)
SEVERAL_YEARS: Final = "the site has several editions, and nobody can tell which this is; add --year"
UNKNOWN_ROLE: Final = (
    "nobody can tell what these people do; add --map NAME=organizers, or another part, "
    "with the name of the list"
)
SAID_OTHERWISE: Final = "another list of the site says otherwise"
OTHER_FILE: Final = "another data file says otherwise"

NO_NAME: Final = "the entry has no name"
NO_PERSON: Final = "nobody can tell whether this is one person; write the name in the data file"
NO_COUNTRY: Final = "no country has that name in English; write the two letters of ISO 3166 as `country:`"
NO_SESSION: Final = "a session needs at least a title and a time; write it in the data file"
NO_TIME: Final = "it is no time that can be told for sure; write it as `start:` and `end:`"
NO_PAPERS: Final = "a list of papers has titles and authors"
NO_PAPER: Final = "a paper needs a title and authors; write it in the data file"
NOT_ACCEPTED: Final = "the paper is not accepted, has no title, or the id of another"
NO_SPONSOR: Final = "a sponsor needs a name; write it in the data file"
NO_NEWS: Final = "news need a day with a year; write them in the data file"
NO_ANSWER: Final = "a question needs an answer; write both in the data file"
NO_DATE: Final = "nobody can tell name and date apart; write them in dates.yml"
OTHER_DATE: Final = "another list of the site has another date of that name"
NO_ACCOUNT: Final = "it is no address of an account"
NO_HOST: Final = "no profile of a host has that name; write `host:` if there is one"
TEMPLATE: Final = "the example of a template"
TOO_LONG: Final = "it is too long for a tagline; put it on a page"

IN_THE_SITE: Final = "the file is in the site; copy it into the data folder, and write its path"
OF_THE_SITE: Final = "it leads to a file or a page of the site, whose address will be another one"
ELSEWHERE: Final = "the picture is elsewhere; save it in the data folder, and write its path"
NO_PICTURE: Final = "the site has no such picture"
SEVERAL_PICTURES: Final = "several pictures of the site have that name"
OUTSIDE: Final = "its path leaves the folder of the site"
WRONG_PICTURE: Final = "it is not a picture that browsers show"
ACTIVE_PICTURE: Final = "the drawing has a script in it, or loads files of others"

EDITION: Final = "it is about another edition"
PROSE: Final = "prose; copy what you want to keep into a page below docs/"
NO_PLACE: Final = "no data file has a place for it"
DEGREE: Final = "a form of address; names stand without them"
SAID_BY_LIST: Final = "the list says it already"
HEADING: Final = "a heading; the page that shows the list has its own"
DAY_KNOWN: Final = "the day has a date"
OF_A_PAGE: Final = "about a page, which you write anew"
ABOUT_LOOKS: Final = "about looks or order"
OF_THE_THEME: Final = "words, menus and looks of the theme"
SETTING: Final = "a setting of Jekyll or its theme"
ANOTHER: Final = "another setting says it already"

LAST: Final = (
    *(EDITION, TO_COME, PROSE, NO_PLACE, DEGREE, HEADING, DAY_KNOWN, SAID_BY_LIST),
    *(OF_A_PAGE, ABOUT_LOOKS, OF_THE_THEME, ANOTHER, SETTING),
)
"""The reasons that ask for least, in the order in which to look at them."""
