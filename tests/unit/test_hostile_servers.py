"""A server that is slow, endless, broken or hostile ends an import with one line, and learns nothing."""

from __future__ import annotations

import gzip
import io
import json
import re
import threading
import time
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pytest

from sphinx_workshop.importers.openreview.client import Service as Place
from sphinx_workshop.importers.openreview.papers import fetch
from sphinx_workshop.importers.openreview.profiles import fetch_profiles
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.schedules.sources import download
from sphinx_workshop.importers.servers.addresses import origin_of
from sphinx_workshop.importers.servers.limits import Limits, Visit
from sphinx_workshop.importers.servers.secrets import without_secrets
from tests.unit.openreview_service import VENUE, Service, note, run, running, send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

pytest.importorskip("openreview", reason="the client of OpenReview is not installed")

PASSWORD: Final = 'se"cret <& pä55'  # noqa: S105 (of nobody)
QUICK: Final = Limits(seconds=0.5, silence=30)
STRICT: Final = Limits(seconds=30, silence=30, answer=1_000_000, answers=3_000_000)


@pytest.fixture
def folder(write_data: Callable[[Mapping[str, str]], Path]) -> Path:
    """Write a data folder without papers."""
    return write_data({"papers.yml": "TBD\n"})


@pytest.fixture
def login(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """Have a service, and a name and a password for it."""
    monkeypatch.setenv("OPENREVIEW_USERNAME", "ada@example.org")
    monkeypatch.setenv("OPENREVIEW_PASSWORD", PASSWORD)
    return service


@pytest.fixture
def over() -> Iterator[threading.Event]:
    """Have what ends the waiting of a service."""
    event = threading.Event()
    yield event
    event.set()


def start(handler: BaseHTTPRequestHandler, status: int = 200, **heads: str) -> None:
    """Begin an answer with chunks."""
    handler.send_response(status)
    for name, value in {"Content-Type": "application/json", **heads}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def in_chunks(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    """Send content without end, in chunks."""
    start(handler, Transfer_Encoding="chunked")
    while True:
        handler.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")


def drip(handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
    """Send a byte now and then, without end."""
    while not over.wait(0.05):
        handler.wfile.write(b" ")


def why(service: Service, limits: Limits) -> str:
    """Return why nothing can be fetched from a service."""
    began = time.monotonic()
    with pytest.raises(CannotImport) as caught:
        fetch(VENUE, Place(service.url, "v2", Visit(limits)))
    assert time.monotonic() - began < 3
    assert "\n" not in str(caught.value)
    return str(caught.value)


# Time


@pytest.mark.parametrize("when", ["before the answer", "in its heads", "in its content", "in chunks"])
def test_an_import_ends_in_time_however_slow_a_server_is(
    service: Service, over: threading.Event, when: str
) -> None:
    def slow(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        if when == "before the answer":
            over.wait(30)
            return True
        if when == "in its heads":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        elif when == "in its content":
            start(handler, Content_Length="1000000")
        else:
            start(handler, Transfer_Encoding="chunked")
            handler.wfile.write(b"fffff\r\n")
        drip(handler, over)
        return True

    service.mishap = slow
    assert why(service, QUICK) == (
        f"{service.url} has not answered in full after 0.5 seconds, the time that an import may take; "
        "try again later, or allow more: --timeout 1"
    )


def test_the_time_of_an_import_is_an_option(service: Service, folder: Path, over: threading.Event) -> None:
    service.mishap = lambda _handler, _number: over.wait(30)
    result = run(service, folder, "--timeout", "0.3")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "has not answered in full after 0.3 seconds" in result.stderr
    assert run(service, folder, "--timeout", "0").exit_code == 2


def test_the_time_is_that_of_all_questions_together(service: Service, over: threading.Event) -> None:
    service.notes = [note(number, f"Paper {number}") for number in range(100)]
    service.page = 1

    def slow(_handler: BaseHTTPRequestHandler, _number: int) -> bool:
        over.wait(0.1)
        return False

    service.mishap = slow
    assert "after 0.5 seconds" in why(service, QUICK)
    assert 2 <= len(service.asked) <= 6


def test_a_silent_server_is_said(service: Service, over: threading.Event) -> None:
    service.mishap = lambda _handler, _number: over.wait(30)
    assert why(service, Limits(seconds=30, silence=0.2)) == (
        f"{service.url} said nothing for 0.2 seconds; try again later"
    )


def test_a_silent_login_is_said(login: Service, over: threading.Event) -> None:
    login.on_post = lambda _handler, _asked: over.wait(30)
    assert why(login, Limits(seconds=30, silence=0.2)) == (
        f"{login.url} said nothing for 0.2 seconds after the name and the password were sent; try again later"
    )
    assert "has not answered in full after 0.5 seconds" in why(login, QUICK)


def test_a_server_with_too_many_questions_is_asked_again_when_it_says(service: Service, folder: Path) -> None:
    service.notes = [note(1, "One")]

    def wait(handler: BaseHTTPRequestHandler, number: int) -> bool:
        if number == 1:
            start(handler, 429, Retry_After="1", Content_Length="2")
            handler.wfile.write(b"{}")
        return number == 1

    service.mishap = wait
    result = run(service, folder)
    assert result.exit_code == 0, result.output
    assert result.stderr == f"{service.url} asks to wait for 1 second (HTTP 429): waiting\n"


def test_an_address_of_a_schedule_is_asked_again_when_it_says(service: Service) -> None:
    told: list[str] = []

    def wait(handler: BaseHTTPRequestHandler, number: int) -> bool:
        start(handler, 429 if number == 1 else 200, Retry_After="1", Content_Length="2")
        handler.wfile.write(b"{}")
        return True

    service.mishap = wait
    assert download(service.url, Visit(tell=told.append)) == b"{}"
    assert told == [f"{service.url} asks to wait for 1 second (HTTP 429): waiting"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("3600", "asks to wait for 3600 seconds, longer than this import may take; try again then, or allow"),
        ("Fri, 31 Dec 9999 23:59:59 GMT", "longer than this import may take"),
        ("0", "(HTTP 429), also after the waiting that it asked for; try again in 0 seconds"),
        ("soon", "too many questions to answer (HTTP 429); try again later"),
        ("9" * 40, "too many questions to answer (HTTP 429); try again later"),
    ],
)
def test_a_server_that_always_has_too_many_questions_is_said(service: Service, asked: str, said: str) -> None:
    def refuse(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        start(handler, 429, Retry_After=asked, Content_Length="2")
        handler.wfile.write(b"{}")
        return True

    service.mishap = refuse
    message = why(service, QUICK)
    assert said in message
    assert "login" not in message
    with pytest.raises(CannotImport, match=re.escape(said)):
        download(service.url, Visit(QUICK))


# Size


def bomb(handler: BaseHTTPRequestHandler, *, encoding: str = "gzip", layers: int = 1) -> None:
    content = b" " * 50_000_000
    for _ in range(layers):
        content = gzip.compress(content, 1)
    start(handler, Content_Encoding=encoding, Content_Length=str(len(content)))
    handler.wfile.write(content)


@pytest.mark.parametrize("kind", ["chunks", "length", "gzip"])
def test_an_answer_without_end_is_not_read(service: Service, kind: str) -> None:
    def endless(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        if kind == "chunks":
            in_chunks(handler, b" " * 10_000)
        elif kind == "length":
            send(handler, 200, b" " * 2_000_000)
        else:
            bomb(handler)
        return True

    service.mishap = endless
    assert why(service, STRICT) == (
        f"{service.url}: an answer would be more than 1 MB, so it is not read; check the address"
    )


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd"])
def test_only_one_compression_is_undone(service: Service, encoding: str) -> None:
    def twice(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        bomb(handler, encoding=encoding, layers=2)
        return True

    service.mishap = twice
    assert f"answers compressed as `{encoding}`, which nobody asked for" in why(service, STRICT)


def test_a_compressed_answer_is_read(service: Service) -> None:
    service.notes = [note(1, "One")]

    def compressed(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        assert handler.headers["Accept-Encoding"] == "gzip"
        content = gzip.compress(json.dumps(service.answer({})).encode())
        start(handler, Content_Encoding="gzip", Content_Length=str(len(content)))
        handler.wfile.write(content)
        return True

    service.mishap = compressed
    assert [one.number for one in fetch(VENUE, Place(service.url, "v2"))] == [1]


def endless_pages(text: str, count: int) -> Callable[[BaseHTTPRequestHandler, int], bool]:
    def page(handler: BaseHTTPRequestHandler, number: int) -> bool:
        notes = [note(number, text)]
        send(handler, 200, json.dumps({"notes": notes, "count": count}).encode())
        return True

    return page


def test_pages_without_end_are_not_read(service: Service) -> None:
    service.mishap = endless_pages("x" * 900_000, 10_000)
    assert "its answers together would be more than 3 MB" in why(service, STRICT)
    assert len(service.asked) == 4
    service.mishap = endless_pages("x", 10**400)
    assert "more than 20000 submissions" in why(service, STRICT)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (QUICK, "has not answered in full after 0.5 seconds"),
        (Limits(seconds=30, silence=0.2), "said nothing for 0.2 seconds"),
        (STRICT, "an answer would be more than 1 MB"),
    ],
)
def test_an_address_of_a_schedule_has_the_same_limits(
    service: Service, over: threading.Event, limits: Limits, said: str
) -> None:
    def answer(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        if limits is STRICT:
            in_chunks(handler, b" " * 10_000)
        start(handler, Content_Length="10")
        if limits is QUICK:
            drip(handler, over)
        return over.wait(30)

    service.mishap = answer
    with pytest.raises(CannotImport, match=said):
        download(f"{service.url}/schedule.json", Visit(limits))


# Name and password


def logged_in(handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> bool:
    if handler.path != "/login":
        return False
    answer = {"token": "t0ken-of-ada", "user": {"profile": {"id": "~Ada_Example1"}}}
    send(handler, 200, json.dumps(answer).encode())
    return True


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_a_login_goes_to_the_server_that_is_named(login: Service, version: str) -> None:
    seen: list[tuple[str, str | None]] = []

    def see(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> bool:
        seen.append((handler.path, asked.get("password")))
        return logged_in(handler, asked)

    def look(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        seen.append(("", handler.headers["Authorization"]))
        return False

    login.on_post, login.mishap = see, look
    with pytest.raises(CannotImport, match="no submission"):
        fetch(VENUE, Place(login.url, version))
    assert seen[:2] == [("/login", PASSWORD), ("", "Bearer t0ken-of-ada")]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("at_login", [True, False])
def test_nothing_goes_where_a_redirection_leads(login: Service, status: int, *, at_login: bool) -> None:
    reached: list[str] = []

    def other(handler: BaseHTTPRequestHandler, *_: object) -> bool:
        reached.append(handler.path)
        return False

    with running(Service(mishap=other, on_post=other)) as elsewhere:

        def lead(handler: BaseHTTPRequestHandler, *_: object) -> bool:
            start(handler, status, Location=f"{elsewhere.url}{handler.path}", Content_Length="0")
            return True

        login.on_post, login.mishap = (lead if at_login else logged_in), lead
        message = why(login, STRICT)
    assert reached == []
    assert f"leads elsewhere, to `{elsewhere.url}/" in message
    assert message.endswith("where nothing is sent; if that is the service, name it with --baseurl")


def test_a_login_needs_https_or_this_machine(login: Service) -> None:
    login.url = "http://example.org"
    assert "is not https, so that others could read the password on its way: nothing was sent" in why(
        login, STRICT
    )
    login.url = "https://ada:secret@example.org"
    assert why(login, STRICT) == (
        "an address may not have a name or a password in it; write `https://example.org`"
    )
    login.url = "example.org"
    assert why(login, STRICT) == "`example.org` is not an address; write it as https://example.org"


def test_half_a_login_is_said(login: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENREVIEW_USERNAME")
    assert why(login, STRICT).startswith("set both OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD")


@pytest.mark.parametrize(
    ("address", "is_private"),
    [
        ("http://127.0.0.1:3000", True),
        ("http://127.8.9.1", True),
        ("http://[::1]:3000", True),
        ("http://LOCALHOST.", True),
        ("https://example.org", True),
        ("http://example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://localhost.example.org", False),
        ("http://10.0.0.1", False),
        ("http://2130706433", False),
    ],
)
def test_this_machine_is_known_by_its_address(address: str, *, is_private: bool) -> None:
    assert origin_of(address).is_private is is_private


# What a server says


def echo(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> bool:
    message = f"\x1b[31m\r\n::error::no {asked.get('id')}\n##[error]{asked.get('password')} \x9b2J\u202e"
    send(handler, 400, json.dumps({"name": "LoginError", "message": message}).encode())
    return True


def test_a_message_of_a_server_steers_nothing_and_has_no_password(login: Service, folder: Path) -> None:
    login.on_post = echo
    result = run(login, folder)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.isascii()
    assert result.stderr == (
        f"Error: {login.url} refuses (HTTP 400): `\\x1b[31m : :error::no ada@example.org # #[error]*** "
        "\\x9b2J\\u202e`; check the login, or try again later\n"
    )


@pytest.mark.parametrize(
    "written",
    [
        lambda secret: secret,
        json.dumps,
        repr,
        lambda secret: "".join(f"\\u{ord(letter):04x}" for letter in secret),
        lambda secret: "x" * 70 + secret,
    ],
    ids=["plain", "json", "repr", "escaped", "late"],
)
@pytest.mark.parametrize("name", ["ForbiddenError", "Error"])
@pytest.mark.parametrize("secret", [PASSWORD, "t0ken-of-ada"])
def test_no_message_has_a_password_or_a_token(
    login: Service, written: Callable[[str], str], name: str, secret: str
) -> None:
    def refuse(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        text = written(secret)
        answer = json.dumps({"name": name, "message": f"not {text}"})
        answer = answer.replace("\\\\u", "\\u")
        send(handler, 403, answer.encode())
        return True

    login.on_post, login.mishap = logged_in, refuse
    message = why(login, STRICT)
    assert "***" in message or "xxx…" in message
    assert secret[:3] not in message


def test_neither_the_reason_nor_the_target_of_a_redirection_has_a_password(login: Service) -> None:
    def reason(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> bool:
        handler.wfile.write(
            f"HTTP/1.1 500 {asked['password']}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")
        )
        return True

    def target(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> bool:
        start(handler, 302, Location=f"https://example.org/?{quote(asked['password'])}", Content_Length="0")
        return True

    login.on_post = reason
    assert "(HTTP 500): `***`" in why(login, QUICK)
    login.on_post = target
    assert "leads elsewhere, to `https://example.org/?***`" in why(login, QUICK)


@pytest.mark.parametrize(
    "form", ["se%22cret%20%3C%26%20p%C3%A455", "c2UiY3JldCA8JiBww6Q1NQ==", "se&quot;cret &lt;&amp; pä55"]
)
def test_a_secret_is_known_in_the_forms_of_the_web(form: str) -> None:
    assert without_secrets(f"see {form}!", [PASSWORD, None, ""]).removesuffix("=!").startswith("see ***")


# Broken answers


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[" * 100_000, "does not answer as OpenReview does (HTTP 200)"),
        (b'{"notes":' + b"[" * 900 + b"]" * 900 + b"}", "does not answer as OpenReview does"),
        (b'{"notes": [], "count": ' + b"9" * 5000 + b"}", "does not answer as OpenReview does"),
        (b'{"notes": [],\n"x": "\xe9", "count": 0}', "is not UTF-8, line 2: try again later"),
        (b'{"notes": [\0], "count": 0}', "does not answer as OpenReview does"),
        (b'{"notes": [], "count": 1e999}', "does not answer as OpenReview does"),
    ],
    ids=["deep", "deep-inside", "digits", "latin-1", "nul", "infinite"],
)
def test_json_that_nobody_writes_is_one_line(service: Service, content: bytes, said: str) -> None:
    def answer(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        send(handler, 200, content)
        return True

    service.mishap = answer
    assert said in why(service, STRICT)


def test_letters_come_in_utf_8_whatever_the_answer_calls_them(service: Service) -> None:
    service.notes = [note(1, "李明 và Đặng")]

    def answer(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        content = json.dumps(service.answer({}), ensure_ascii=False).encode()
        start(handler, Content_Type="application/json; charset=iso-8859-1", Content_Length=str(len(content)))
        handler.wfile.write(content)
        return True

    service.mishap = answer
    (found,) = fetch(VENUE, Place(service.url, "v2"))
    assert found.content["title"] == {"value": "李明 và Đặng"}


def test_profiles_have_the_same_limits(service: Service) -> None:
    def large(handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> bool:
        send(handler, 200, b" " * 2_000_000)
        return True

    service.on_post = large
    with pytest.raises(CannotImport, match="an answer would be more than 1 MB"):
        fetch_profiles(["~Ada_Example1"], Place(service.url, "v2", Visit(STRICT)), [])


def test_a_question_for_a_second_factor_prints_nothing_of_the_server(
    login: Service, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed: list[str] = []

    def pending(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> bool:
        typed.append(str(asked.get("method")))
        answer = {
            "mfaPending": True,
            "mfaPendingToken": "x",
            "mfaMethods": ["totp", "emailOtp", "\x1b[31m", ["::error::x"]],
            "preferredMethod": "\x1b[2J\r\n::error::no",
        }
        send(handler, 200, json.dumps(answer if handler.path == "/login" else {}).encode())
        return True

    login.on_post = pending
    monkeypatch.setattr("sys.stdin", io.StringIO("\n123456\n"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    with pytest.raises(CannotImport):
        fetch(VENUE, Place(login.url, "v2", Visit(STRICT)))
    said = capsys.readouterr().out
    assert "Choose method [totp]" in said
    assert "\x1b" not in said
    assert "::error" not in said
    assert typed[-1] == "totp"


BROKEN: Final[dict[str, bytes]] = {
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
    "a status that is none": b"HTTP/1.1 ABC no\r\n\r\n",
    "many heads": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n{}",
    "a long head": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n{}",
    "a chunk that is none": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n{}\r\n",
    "a chunk below nothing": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n",
    "less than promised": b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{}",
    "a length that is none": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
    "gzip that is none": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
    "gzip that goes on": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + 2 * gzip.compress(b"{}"),
    "nothing": b"",
}


def broken(content: bytes) -> Callable[[BaseHTTPRequestHandler, int], bool]:
    def answer(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        handler.wfile.write(content)
        handler.close_connection = True
        return True

    return answer


@pytest.mark.parametrize("kind", BROKEN)
def test_an_answer_that_is_broken_is_one_line(service: Service, kind: str) -> None:
    service.mishap = broken(BROKEN[kind])
    assert service.url in why(service, Limits(seconds=0.9, silence=30))


@pytest.mark.parametrize("kind", BROKEN)
def test_a_schedule_that_comes_broken_is_one_line(service: Service, kind: str) -> None:
    service.mishap = broken(BROKEN[kind])
    try:
        content = download(f"{service.url}/schedule.json", Visit(QUICK))
    except CannotImport as error:
        assert "\n" not in str(error)  # noqa: PT017 (some are read as what they have)
        assert service.url in str(error)  # noqa: PT017
    else:
        assert content in {b"{}", b""}


def test_a_schedule_that_leads_around_in_a_circle_is_one_line(service: Service) -> None:
    def lead(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        start(handler, 302, Location=f"{service.url}/again", Content_Length="0")
        return True

    service.mishap = lead
    with pytest.raises(CannotImport, match="302"):
        download(f"{service.url}/schedule.json", Visit(STRICT))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/x", "data:,x"])
def test_a_schedule_leads_to_no_file(service: Service, target: str) -> None:
    def lead(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        start(handler, 302, Location=target, Content_Length="0")
        return True

    service.mishap = lead
    with pytest.raises(CannotImport):
        download(f"{service.url}/schedule.json", Visit(STRICT))
