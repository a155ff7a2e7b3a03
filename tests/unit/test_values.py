"""Each type of fact takes what a person means, and refuses what nobody can."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from pydantic import ValidationError

from sphinx_workshop.model.call import Call, Track
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.people import Organizer
from sphinx_workshop.model.program import Session


def event(**more: str) -> Event:
    return Event.model_validate({"name": "W", "phase": "call", **more})


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTPS://EXAMPLE.org/a?b=c#d",
        "http://localhost:8000/",
        "http://[::1]/",
        "mailto:a@example.org",
        "mailto:a@example.org?subject=Hi",
        "https://例え.jp/",
        "https://example.org/a_(b)",
    ],
)
def test_an_address_is_taken_as_it_is_written(url: str) -> None:
    assert event(url=f" {url} ").url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "ftp://example.org",
        "file:///etc/passwd",
        "//example.org/",
        "/page",
        "page.html",
        "example.org",
        "example.org:80/x",
        "https:",
        "https://",
        "https:///x",
        "https:/example.org",
        "https://.example.org",
        "https://-example.org",
        "https://intranet/",
        "https://[::1/",
        "https://example.org:x/",
        "https://example.org/<b>",
        "https://example.org/`x`",
        "mailto:",
        "mailto:everybody",
        "www.example.org/x",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        event(url=url)


@pytest.mark.parametrize("address", ["a@example.org", "mailto:a@example.org", "a.b+c@sub.example.org"])
def test_an_email_address_is_taken_bare(address: str) -> None:
    assert event(contact=address).contact == address.removeprefix("mailto:")


@pytest.mark.parametrize(
    "address", ["a@localhost", "a@b@c.org", "a b@example.org", "<a@example.org>", "@example.org"]
)
def test_what_is_no_email_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        event(contact=address)


@pytest.mark.parametrize(
    ("orcid", "good"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0001-5109-3700", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1694-2330", False),
        ("0000-0002-1825-0098", False),
        ("0000-0002-1825-009x", False),
        ("0000000218250097", False),
        ("٠٠٠٠-٠٠٠٢-١٨٢٥-٠٠٩٧", False),  # noqa: RUF001 (digits, but not those of an ORCID)
    ],
)
def test_an_orcid_has_a_checksum(orcid: str, good: bool) -> None:  # noqa: FBT001
    if good:
        assert Organizer(name="A", orcid=orcid).orcid == orcid
        return
    with pytest.raises(ValidationError):
        Organizer(name="A", orcid=orcid)


@pytest.mark.parametrize(("written", "meant"), [("1", 1), ("9", 9), ("120", 120), (3, 3)])
def test_a_count_is_a_number_in_digits(written: object, meant: int) -> None:
    assert Track.model_validate({"name": "T", "max_pages": written}).max_pages == meant


@pytest.mark.parametrize("written", ["0", "-1", "+1", "1.5", "1e3", "nine", "01", "٩", "9999999"])
def test_what_is_no_count_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Track.model_validate({"name": "T", "max_pages": written})


def test_a_line_is_one_line() -> None:
    assert Organizer(name=" Ada\n  Example ").name == "Ada Example"


def test_values_of_the_model_itself_are_taken_as_they_are() -> None:
    noon = datetime(2022, 9, 22, 12, 0)  # noqa: DTZ001 (on the clock there)
    assert Milestone(name="M", due=noon).due == noon
    assert Session(title="T", start=time(9), end=noon).start == time(9)
    assert Call(archival=True).archival is True


@pytest.mark.parametrize("value", [7, 7.5, True, b"x"])
def test_what_no_data_file_can_hold_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        Organizer.model_validate({"name": value, "url": value})
