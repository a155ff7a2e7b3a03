"""Papers come from OpenReview whole and as they were meant, or the data stays as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import sphinx_workshop
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.source.loader import load
from tests.unit.openreview_service import VENUE, Service, note, old_note, run, send

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from http.server import BaseHTTPRequestHandler

    from sphinx_workshop.model.papers import Paper

pytest.importorskip("openreview", reason="the client of OpenReview is not installed")

COMMAND: Final = (sys.executable, "-m", "sphinx_workshop", "import", "openreview")
PYTHONPATH: Final = os.pathsep.join(
    [str(Path(sphinx_workshop.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
)
BEFORE: Final = "# ours\n- id: 2\n  title: By hand\n  authors: [Ada Example]\n  award: Best paper  # voted\n"


@pytest.fixture
def folder(write_data: Callable[[Mapping[str, str]], Path]) -> Path:
    """Write a data folder without papers."""
    return write_data({"papers.yml": "TBD\n"})


def papers(folder: Path) -> Mapping[str, Paper]:
    """Load the papers, in which nothing may be wrong."""
    loaded = load(folder)
    assert loaded.problems == []
    assert isinstance(loaded.workshop.papers, tuple)
    return {paper.id: paper for paper in loaded.workshop.papers}


def test_accepted_papers_come_with_all_that_the_source_knows(service: Service, folder: Path) -> None:
    service.notes = [
        note(
            1,
            "Learning $O(n^2)$ things: A* <and> C*",
            accept="Oral",
            abstract="It is **bold**, with $x<y$ and <script>alert(1)</script>.\n\nSee [us](https://example.org).",
            TLDR="In one line.",
            keywords=["images", "3D"],
            pdf="/pdf/0123abcd.pdf",
        ),
        note(2, "Second"),
        note(3, "Not good enough", accept=None),
    ]
    result = run(service, folder)
    assert result.exit_code == 0, result.output
    found = papers(folder)
    assert list(found) == ["1", "2"]
    first = found["1"]
    assert plain_text(first.title) == "Learning O(n^2) things: A* <and> C*"
    assert "$O(n^2)$" in first.title
    assert [author.name for author in first.known_authors] == ["Ada Example", "Bo Beispiel"]
    assert first.abstract == (
        "It is **bold**, with $x<y$ and \\<script>alert(1)\\</script>.\n\nSee [us](https://example.org)."
    )
    assert (first.tldr, first.decision, first.keywords) == ("In one line.", "oral", ("images", "3D"))
    text = (folder / "papers.yml").read_text(encoding="utf-8")
    assert "openreview: https://openreview.net/forum?id=forumId001\n" in text
    assert "pdf: https://openreview.net/pdf?id=forumId001\n" in text
    assert found["2"].decision == "poster"
    assert result.output.splitlines()[-1] == "papers.yml: 2 added, 0 changed, 0 unchanged, 0 kept"


def test_the_first_version_of_the_service_has_decisions_among_the_replies(
    service: Service, folder: Path
) -> None:
    service.notes = [
        old_note(1, "Talked about", "Accept (Oral)", **{"TL;DR": "Short.", "keywords": "a, b"}),
        old_note(2, "On a wall", "Accept: poster"),
        old_note(3, "Refused", "Reject"),
        old_note(4, "Open", None),
        old_note(5, "Plain", "Accept"),
    ]
    assert run(service, folder).exit_code == 0
    found = papers(folder)
    assert {key: paper.decision for key, paper in found.items()} == {"1": "oral", "2": "poster", "5": None}
    assert found["1"].tldr == "Short."
    assert found["1"].keywords == ("a", "b")


def test_decisions_are_found_before_they_are_in_the_venue(service: Service, folder: Path) -> None:
    undecided = {"venueid": f"{VENUE}/Submission", "venue": "EXW 2030 Submission"}
    notes = [note(number, f"Paper {number}", **undecided) for number in (1, 2, 3)]
    for one, decision in zip(notes, ("Accept (Spotlight)", "Reject", None), strict=True):
        invitations = [f"{VENUE}/Submission{one['number']}/-/Decision"]
        reply = {"invitations": invitations, "content": {"decision": {"value": decision}}}
        one["details"] = {"directReplies": [reply] if decision else []}
    service.notes = notes
    assert run(service, folder).exit_code == 0
    assert {key: paper.decision for key, paper in papers(folder).items()} == {"1": "spotlight"}


@pytest.mark.parametrize("where", ["Withdrawn_Submission", "Desk_Rejected_Submission", "Rejected_Submission"])
def test_what_was_withdrawn_or_rejected_stays_out(service: Service, folder: Path, where: str) -> None:
    accept = {
        "directReplies": [{"invitations": ["x/-/Decision"], "content": {"decision": {"value": "Accept"}}}]
    }
    service.notes = [note(1, "In", venueid=f"{VENUE}/Submission"), note(2, "Out", venueid=f"{VENUE}/{where}")]
    service.notes = [one | {"details": accept} for one in service.notes]
    assert run(service, folder, "--api", "v2").exit_code == 0
    assert list(papers(folder)) == ["1"]


def test_what_was_deleted_or_was_only_submitted_stays_out(service: Service, folder: Path) -> None:
    service.notes = [note(1, "In"), note(2, "Gone"), note(3, "Open", venue="Submitted to EXW 2030")]
    service.notes[1]["ddate"] = 1_900_000_000_000
    assert run(service, folder).exit_code == 0
    assert list(papers(folder)) == ["1"]


def test_authors_may_be_entries_and_may_be_hidden(service: Service, folder: Path) -> None:
    people = [
        {"fullname": "Ada Example", "username": "~Ada1", "institutions": [{"name": "Example University"}]}
    ]
    service.notes = [note(1, "One", authors=people), note(2, "Two", authors=["Anonymous"]), note(3, "Three")]
    del service.notes[2]["content"]["authors"]
    assert run(service, folder).exit_code == 0
    found = papers(folder)
    assert (found["1"].known_authors[0].name, found["1"].known_authors[0].affiliation) == (
        "Ada Example",
        ("Example University",),
    )
    assert [found[key].known_authors[0].name for key in ("2", "3")] == ["Anonymous", "Anonymous"]
    path = folder / "papers.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("- Anonymous", "- Bo Beispiel"), encoding="utf-8"
    )
    assert run(service, folder).output.endswith("nothing changed\n")  # who is hidden hides nobody here


def test_a_submission_without_a_number_has_the_id_of_its_forum(service: Service, folder: Path) -> None:
    service.notes = [note(1, "One")]
    service.notes[0] |= {"number": None, "id": "-aB_c9-", "forum": "-aB_c9-"}
    assert run(service, folder).exit_code == 0
    assert list(papers(folder)) == ["aB_c9"]


def test_an_address_that_no_page_may_have_is_left_out_and_said(service: Service, folder: Path) -> None:
    service.notes = [
        note(1, "One", pdf="javascript:alert(1)"),
        note(2, "Two", pdf="https://example.org/2.pdf"),
    ]
    result = run(service, folder)
    assert (
        "note: paper 1: left out links.pdf: `javascript:alert(1)` begins with `javascript:`" in result.output
    )
    text = (folder / "papers.yml").read_text(encoding="utf-8")
    assert "javascript" not in text
    assert "pdf: https://example.org/2.pdf" in text


def test_all_pages_are_read(service: Service, folder: Path) -> None:
    service.notes = [note(number, f"Paper {number}") for number in range(1, 8)]
    service.page = 3
    assert run(service, folder).exit_code == 0
    assert list(papers(folder)) == [str(number) for number in range(1, 8)]
    assert [asked.get("after") for asked in service.asked] == [None, "forumId003", "forumId006"]


def test_a_terminal_is_shown_how_far_a_long_import_has_come(service: Service, folder: Path) -> None:
    service.notes = [note(number, f"Paper {number}") for number in range(1, 6)]
    service.page = 2
    terminal, inner = os.openpty()
    try:
        done = subprocess.run(
            [*COMMAND, VENUE, str(folder), "--baseurl", service.url],
            check=True,
            stdout=subprocess.PIPE,
            stderr=inner,
            timeout=60,
            env={**os.environ, "PYTHONPATH": PYTHONPATH},
        )
        shown = os.read(terminal, 100_000).decode()
    finally:
        os.close(inner)
        os.close(terminal)
    assert "Submissions" in shown
    assert "100%" in shown
    assert b"Submissions" not in done.stdout


def test_a_second_import_changes_nothing_and_says_so(service: Service, folder: Path) -> None:
    service.notes = [note(1, "One", abstract="Long " * 100, accept="Oral"), note(2, "2022", keywords=["no"])]
    run(service, folder)
    before = (folder / "papers.yml").read_bytes()
    assert run(service, folder).output == "nothing changed\n"
    assert (folder / "papers.yml").read_bytes() == before


def test_a_dry_run_says_the_same_and_writes_nothing(service: Service, folder: Path) -> None:
    service.notes = [note(1, "One")]
    dry = run(service, folder, "--dry-run")
    assert (folder / "papers.yml").read_text(encoding="utf-8") == "TBD\n"
    assert dry.stdout == run(service, folder).stdout


def answers(
    status: int, content: bytes, *, length: int | None = None, kind: str = "application/json"
) -> Callable[..., bool]:
    """Return a mishap: every question gets this answer."""

    def mishap(handler: BaseHTTPRequestHandler, _number: int) -> bool:
        send(handler, status, content, length=length, kind=kind)
        return True

    return mishap


HTML: Final = b"<html>Maintenance</html>"


def on_page_2(mishap: Callable[..., bool]) -> Callable[..., bool]:
    return lambda handler, number: number > 1 and mishap(handler, number)


@pytest.mark.parametrize(
    ("mishap", "said"),
    [
        (answers(500, b'{"name": "Error", "message": "it broke"}'), "refuses (HTTP 500): `it broke`"),
        (
            answers(429, b'{"name": "RateLimitError", "message": "slower"}'),
            "has too many questions to answer (HTTP 429)",
        ),
        (answers(403, b'{"name": "ForbiddenError", "message": "not for you"}'), "not for you"),
        (answers(200, HTML), "does not answer as OpenReview does (HTTP 200)"),
        (answers(502, HTML), "does not answer as OpenReview does (HTTP 502)"),
        (answers(502, HTML, kind="text/html"), "does not answer as OpenReview does (HTTP 502)"),
        (answers(200, b'{"papers": []}'), "does not answer as OpenReview does"),
        (answers(200, b'{"notes": [{"id": "x"}], "count": 1}'), "does not answer as OpenReview does"),
        (answers(200, b'{"notes": 3, "count": 1}'), "does not answer as OpenReview does"),
        (answers(200, b'{"notes": [', length=5000), "broke off"),
        (on_page_2(answers(200, b'{"notes": [', length=5000)), "broke off"),
        (on_page_2(answers(500, b"{}")), "refuses"),
        (on_page_2(answers(200, b'{"notes": []}')), "gave 2 of 3 submissions"),
    ],
    ids=[
        "500",
        "429",
        "403",
        "html",
        "502",
        "502-html",
        "keys",
        "content",
        "type",
        "cut",
        "cut-later",
        "500-later",
        "short",
    ],
)
def test_a_bad_answer_changes_nothing_and_is_one_line(
    service: Service, folder: Path, mishap: Callable[..., bool], said: str
) -> None:
    (folder / "papers.yml").write_text(BEFORE, encoding="utf-8")
    service.notes = [note(number, f"Paper {number}") for number in (1, 2, 3)]
    service.page, service.mishap = 2, mishap
    result = run(service, folder, "--timeout", "1")  # no time to ask again
    assert result.exit_code == 1
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    assert result.stderr.startswith("Error: ")
    assert said in result.stderr
    assert (folder / "papers.yml").read_text(encoding="utf-8") == BEFORE
    assert sorted(path.name for path in folder.iterdir()) == ["papers.yml", "workshop.yml"]


def test_a_service_that_fails_once_is_asked_again(service: Service, folder: Path) -> None:
    service.notes = [note(1, "One")]
    failed = answers(503, b"{}")
    service.mishap = lambda handler, number: number == 1 and failed(handler, number)
    result = run(service, folder)
    assert (result.exit_code, list(papers(folder))) == (0, ["1"])
    assert "Retrying" not in result.output


def test_no_service_and_no_venue_are_said(service: Service, folder: Path) -> None:
    result = run(service, folder)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: no submission of `{VENUE}` can be read; check the id")
    service.url = "http://127.0.0.1:9"
    result = run(service, folder, "--timeout", "1")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "http://127.0.0.1:9 cannot be reached, or broke off: `[Errno" in result.stderr


def test_without_the_client_one_line_says_how_to_get_it(
    service: Service, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openreview", None)
    monkeypatch.delitem(sys.modules, "sphinx_workshop.importers.openreview.session", raising=False)
    result = run(service, folder)
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: the client of OpenReview is not installed; run: pip install 'sphinx-workshop[openreview]'\n"
    )


def test_a_folder_without_data_is_said_before_anything_is_asked(service: Service, tmp_path: Path) -> None:
    result = run(service, tmp_path / "nowhere")
    assert (result.exit_code, service.asked) == (1, [])
    assert "workshop.yml does not exist; write one with `name:` and `phase:`" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("ending", ["SIGKILL", "SIGINT"])
def test_an_import_that_is_ended_while_it_waits_changes_nothing(
    service: Service, folder: Path, ending: str
) -> None:
    (folder / "papers.yml").write_text(BEFORE, encoding="utf-8")
    service.notes = [note(number, f"Paper {number}") for number in (1, 2, 3)]
    service.page = 2
    asked, over = threading.Event(), threading.Event()

    def wait(_handler: BaseHTTPRequestHandler, number: int) -> bool:
        if number > 1:
            asked.set()
            over.wait(30)
        return number > 1

    service.mishap = wait
    # a program that a shell started in the background ignores it, and so do those that it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [*COMMAND, VENUE, str(folder), "--baseurl", service.url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
    ) as process:
        assert asked.wait(30)
        time.sleep(0.05)
        process.send_signal(signal.Signals[ending])
        _, said = process.communicate(timeout=30)
        over.set()
    assert process.returncode == (-signal.SIGKILL if ending == "SIGKILL" else 1)
    assert "Traceback" not in said
    assert (folder / "papers.yml").read_text(encoding="utf-8") == BEFORE
    assert sorted(path.name for path in folder.iterdir()) == ["papers.yml", "workshop.yml"]
