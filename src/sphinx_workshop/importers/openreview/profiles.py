"""Profiles of people at OpenReview: the name they go by, where they work, their ORCID."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_workshop.importers.openreview.client import client_of, is_refusal
from sphinx_workshop.importers.record import as_list, as_mapping

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_workshop.importers.openreview.client import Service

_ID: Final = re.compile(r"~(?P<name>.+?)(?P<number>\d+)")
"""The id of a profile, such as `~Ada_Lovelace1`."""


class Profile(NamedTuple):
    """What the service says of a person; what it does not say is empty."""

    id: str
    name: str
    affiliation: str = ""
    orcid: str = ""


def fetch_profiles(keys: Collection[str], service: Service, notes: list[str]) -> dict[str, Profile]:
    """Return the profiles of people by the keys that name them: ids of profiles, or e-mail addresses.

    Note how many profiles could not be read.

    Raises:
        CannotImport: The service cannot be reached, or does not answer as it should.
    """
    with client_of(service, service.version or "v2") as client:
        found = profiles_of(client, keys)
    if missing := len(set(keys)) - len(found):
        notes.append(
            f"{missing} of {len(set(keys))} profiles cannot be read; log in, or add what they say by hand"
        )
    return found


def profiles_of(client: Any, keys: Collection[str]) -> dict[str, Profile]:  # noqa: ANN401
    """Return the profiles that an open client may read, by the keys that name them."""
    ids = sorted({key for key in keys if _ID.fullmatch(key)})
    emails = sorted({key.lower() for key in keys if "@" in key})
    found: dict[str, Profile] = {}
    try:
        for answer in client.search_profiles(ids=ids) if ids else []:
            profile = _profile(answer)
            found |= dict.fromkeys([profile.id, *_names(answer)], profile)
        confirmed = client.search_profiles(confirmedEmails=emails) if emails else {}
        found |= {email: _profile(answer) for email, answer in confirmed.items()}
    except Exception as error:
        if not is_refusal(error):
            raise
    return {key: found[key.lower() if "@" in key else key] for key in keys if _has(found, key)}


def name_in(key: str) -> str:
    """Return the name in the id of a profile: ``Ada Lovelace`` for ``~Ada_Lovelace1``, else nothing."""
    match = _ID.fullmatch(key)
    return match["name"].replace("_", " ").strip() if match else ""


def number_in(key: str) -> int:
    """Return the number in the id of a profile, which tells people of one name apart; 0 if it is none."""
    match = _ID.fullmatch(key)
    return int(match["number"]) if match else 0


def _has(found: Mapping[str, Profile], key: str) -> bool:
    return (key.lower() if "@" in key else key) in found


def _names(answer: Any) -> list[str]:  # noqa: ANN401
    """Return all ids that a profile goes by: people may have several names."""
    names = map(as_mapping, as_list(as_mapping(answer.content).get("names")))
    return [str(name["username"]) for name in names if name.get("username")]


def _profile(answer: Any) -> Profile:  # noqa: ANN401
    content = as_mapping(answer.content)
    names = list(map(as_mapping, as_list(content.get("names"))))
    names.sort(key=lambda name: not name.get("preferred"))
    name = next(filter(None, map(_full_name, names)), "") or name_in(str(answer.id))
    orcid = str(content.get("orcid") or "").rstrip("/").rpartition("/")[2]
    return Profile(str(answer.id), name, _affiliation(content), orcid)


def _full_name(name: Mapping[str, object]) -> str:
    parts = (name.get("fullname"),) if name.get("fullname") else map(name.get, ("first", "middle", "last"))
    return " ".join(" ".join(str(part) for part in parts if part).split())


def _affiliation(content: Mapping[str, object]) -> str:
    """Return the institution of the present position: the first without an end, else the latest."""
    history = list(map(as_mapping, as_list(content.get("history"))))
    history.sort(key=lambda entry: (entry.get("end") is not None, -_year(entry.get("end"))))
    institutions = (as_mapping(entry.get("institution")) for entry in history)
    return next((str(one["name"]) for one in institutions if one.get("name")), "")


def _year(value: object) -> int:
    return int(value) if isinstance(value, int | str) and str(value).isdecimal() else 0
