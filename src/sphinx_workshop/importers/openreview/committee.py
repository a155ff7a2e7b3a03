"""The committees of a venue at OpenReview: the members of its groups, without those who declined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.importers.merge.committee import Member
from sphinx_workshop.importers.openreview.client import client_of, is_refusal, reason_of
from sphinx_workshop.importers.openreview.profiles import name_in, number_in, profiles_of
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.messages import counted, listing, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.importers.openreview.client import Service
    from sphinx_workshop.importers.openreview.profiles import Profile

ROLES: Final = {
    "Program_Chairs": "Program chairs",
    "Senior_Area_Chairs": "Senior area chairs",
    "Area_Chairs": "Area chairs",
    "Program_Committee": "Program committee",
    "Reviewers": "Reviewers",
    "Ethics_Reviewers": "Ethics reviewers",
}
"""The groups of a venue that readers see, by the last part of their ids, in the order in which they stand."""


def fetch_committee(venue: str, service: Service, notes: list[str]) -> dict[str, list[Member]]:
    """Return the members of each committee of a venue, by the role of the committee.

    They are those who agreed: who is only invited, or declined, is not in the group. Members who are known
    by an e-mail address alone are left out, and their number is noted.

    Raises:
        CannotImport: No group can be read.
    """
    refused = ""
    for number in ("v2", "v1") if service.version is None else (service.version,):
        with client_of(service, number) as client:
            groups, why = _groups(client, venue)
            refused = refused or why
            if groups:
                profiles = profiles_of(client, {key for keys in groups.values() for key in keys})
                return {role: _members(role, keys, profiles, notes) for role, keys in groups.items()}
    message = (
        f"no committee of {quoted(venue)} can be read{refused}; check the id, or log in as an organizer: "
        "set OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD"
    )
    raise CannotImport(message)


def _groups(client: Any, venue: str) -> tuple[dict[str, list[str]], str]:  # noqa: ANN401
    """Return who is in each group that has members, and why a group cannot be read."""
    found: dict[str, list[str]] = {}
    refused = ""
    for suffix, role in ROLES.items():
        members, why = _members_of(client, f"{venue}/{suffix}")
        refused = refused or why
        declined = set(_members_of(client, f"{venue}/{suffix}/Declined")[0]) if members else set()
        if agreed := [member for member in members if member not in declined]:
            found[role] = agreed
    return found, refused


def _members_of(client: Any, group: str) -> tuple[list[str], str]:  # noqa: ANN401
    """Return who is in a group; nobody, and why, if it may not be read or is not there."""
    try:
        return [str(member) for member in client.get_group(group).members or ()], ""
    except IndexError:  # the answer has no group
        return [], ""
    except Exception as error:
        if not is_refusal(error):
            raise
        return [], f" ({reason_of(error)})"


def _members(role: str, keys: list[str], profiles: Mapping[str, Profile], notes: list[str]) -> list[Member]:
    people: dict[str, Member] = {}
    nameless: list[str] = []
    without_profile = 0
    for key in dict.fromkeys(keys):
        profile = profiles.get(key)
        if profile is not None:
            people[profile.id] = Member(profile.name, profile.affiliation, number_in(profile.id))
        elif name := name_in(key):
            people[key] = Member(name, number=number_in(key))
            without_profile += 1
        else:
            nameless.append(key)
    if without_profile:
        what = counted(without_profile, "profile")
        notes.append(
            f"{role}: {what} cannot be read, so the name is that in the id; add affiliations by hand"
        )
    if emails := [key for key in nameless if "@" in key]:
        what = f"{counted(len(emails), 'member')} with only an e-mail address, which is never published"
        notes.append(f"{role}: {what}: left out; add their names by hand")
    if others := [key for key in nameless if "@" not in key]:
        notes.append(f"{role}: left out, since they are no people: {listing(others)}")
    return sorted(people.values(), key=lambda member: (member.name.split()[-1].casefold(), member.name))
