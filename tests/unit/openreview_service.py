"""A service on this machine that answers as OpenReview does, in both versions; it can also fail."""

from __future__ import annotations

import json
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from click.testing import CliRunner

from sphinx_workshop.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

VENUE: Final = "Example.org/2030/Workshop/EXW"


@dataclass
class Service:
    """What the service has, and how it answers."""

    notes: list[dict[str, Any]] = field(default_factory=list)
    profiles: list[dict[str, Any]] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    """The members of groups, by the ids of the groups."""
    page: int = 1000
    """How many notes it gives at once, at most."""
    mishap: Callable[[BaseHTTPRequestHandler, int], bool] | None = None
    """Is given each question and its number, from 1; returns whether it has dealt with it."""
    on_post: Callable[[BaseHTTPRequestHandler, dict[str, Any]], bool] | None = None
    """Is given each question with content, such as the login; returns whether it has dealt with it."""
    asked: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def found_profiles(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what the question for profiles gets, by ids or by confirmed addresses."""
        ids, emails = asked.get("ids", []), asked.get("confirmedEmails", [])
        names = [
            (one, {one["id"], *(name.get("username") for name in one["content"]["names"])})
            for one in self.profiles
        ]
        return {
            "profiles": [
                one
                for one, known in names
                if known & set(ids) or set(one.get("confirmedEmails", [])) & set(emails)
            ]
        }

    def found_group(self, key: str) -> tuple[int, dict[str, Any]]:
        """Return what the question for a group gets: the group, or that there is none."""
        if key not in self.groups:
            return 404, {"name": "NotFoundError", "message": f"Group Not Found: {key}", "status": 404}
        return 200, {"groups": [{"id": key, "members": self.groups[key]}], "count": 1}

    def answer(self, asked: dict[str, str]) -> dict[str, Any]:
        """Return what the question for notes gets."""
        found = [note for note in self.notes if matches(note, asked)]
        found.sort(key=lambda note: str(note["id"]))
        after = asked.get("after")
        rest = [note for note in found if after is None or note["id"] > after]
        return {"notes": rest[: min(int(asked.get("limit", "1000")), self.page)], "count": len(found)}


def matches(note: dict[str, Any], asked: dict[str, str]) -> bool:
    """Return whether a note is what a question asks for."""
    venueid = note["content"].get("venueid", "")
    venueid = venueid["value"] if isinstance(venueid, dict) else venueid
    invitations = note.get("invitations") or [note.get("invitation")]
    return asked.get("content.venueid", venueid) == venueid and (
        "invitation" not in asked or asked["invitation"] in invitations
    )


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 (as it is there)
        if not isinstance(sys.exception(), ConnectionError):  # of a client that has heard enough
            super().handle_error(request, client_address)


@contextmanager
def running(service: Service) -> Iterator[Service]:
    """Have the service answer on a free port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
            service.asked.append(asked)
            with suppress(ConnectionError):
                if service.mishap is not None and service.mishap(self, len(service.asked)):
                    return
                is_group = parts.path.endswith("/groups")
                status, found = service.found_group(asked["id"]) if is_group else (200, service.answer(asked))
                send(self, status, json.dumps(found).encode())

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with suppress(ConnectionError):
                if service.on_post is not None and service.on_post(self, asked):
                    return
                send(self, 200, json.dumps(service.found_profiles(asked)).encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as it is called)
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def send(
    handler: BaseHTTPRequestHandler,
    status: int,
    content: bytes,
    *,
    length: int | None = None,
    kind: str = "application/json",
) -> None:
    """Send an answer.

    Args:
        handler: What answers.
        status: The HTTP status.
        content: The content of the answer.
        length: How long the answer says that it is, if that is not so.
        kind: The media type.
    """
    handler.send_response(status)
    handler.send_header("Content-Type", f"{kind}; charset=utf-8")
    handler.send_header("Content-Length", str(len(content) if length is None else length))
    if length is not None:
        handler.close_connection = True
    handler.end_headers()
    handler.wfile.write(content)


def note(number: int, title: str, *, accept: str | None = "Poster", **content: object) -> dict[str, Any]:
    """Return a submission in the second version of the service.

    Args:
        number: The number of the submission.
        title: Its title.
        accept: How it is presented; None for one that is not accepted.
        content: Other fields.
    """
    facts: dict[str, object] = {
        "title": title,
        "authors": ["Ada Example", "Bo Beispiel"],
        "venueid": VENUE if accept else f"{VENUE}/Rejected_Submission",
        "venue": f"EXW 2030 {accept}" if accept else "Submitted to EXW 2030",
        **content,
    }
    return {
        "id": f"forumId{number:03}",
        "forum": f"forumId{number:03}",
        "number": number,
        "invitations": [f"{VENUE}/-/Submission", f"{VENUE}/-/Edit"],
        "domain": VENUE,
        "content": {key: {"value": value} for key, value in facts.items()},
        "details": {"directReplies": []},
    }


def old_note(number: int, title: str, decision: str | None, **content: object) -> dict[str, Any]:
    """Return a submission in the first version of the service, with a decision among its replies."""
    replies = [{"id": f"r{number}", "invitation": f"{VENUE}/Paper{number}/-/Official_Review", "content": {}}]
    if decision is not None:
        invitation = f"{VENUE}/Paper{number}/-/Decision"
        replies.append({"id": f"d{number}", "invitation": invitation, "content": {"decision": decision}})
    return {
        "id": f"oldForum{number:03}",
        "forum": f"oldForum{number:03}",
        "number": number,
        "invitation": f"{VENUE}/-/Blind_Submission",
        "content": {"title": title, "authors": ["Ada Example"], "pdf": "/pdf/abc.pdf", **content},
        "details": {"directReplies": replies},
    }


def profile(
    key: str, name: str, *, institution: str = "", orcid: str = "", email: str = ""
) -> dict[str, Any]:
    """Return a profile whose owner has left another institution.

    Args:
        key: The id, such as `~Ada_One1`.
        name: The name that the person prefers.
        institution: Where the person is now.
        orcid: The ORCID iD.
        email: A confirmed address.
    """
    past = {"position": "Student", "start": 2010, "end": 2020, "institution": {"name": "Past University"}}
    now = {"position": "Professor", "start": 2020, "end": None, "institution": {"name": institution}}
    other = key.replace("~", "~Former_")
    return {
        "id": key,
        "confirmedEmails": [email] if email else [],
        "content": {
            "names": [
                {"fullname": "Former Name", "username": other},
                {"fullname": name, "preferred": True, "username": key},
            ],
            "history": [past, now] if institution else [],
            **({"orcid": f"https://orcid.org/{orcid}"} if orcid else {}),
        },
    }


def run(service: Service, folder: Path, *options: str) -> Result:
    """Import from the service into a data folder, in this process."""
    arguments = ["import", "openreview", VENUE, str(folder), "--baseurl", service.url, *options]
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
