"""Link check: a dead address is reported where it is written, once."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sphinx.conftest import Build, Site


class _Answers(BaseHTTPRequestHandler):
    """Knows `/alive` and what is below it; `/moved` leads there; all else is not found."""

    def do_HEAD(self) -> None:
        alive = self.path.startswith("/alive")
        self.send_response(200 if alive else 302 if self.path.startswith("/moved") else 404)
        if self.path.startswith("/moved"):
            self.send_header("Location", "/alive")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 (the name that the base class looks for)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of the base class)
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Answer on this machine; give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as http:
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ask the server itself and no proxy; undo the timeout that the builder sets for all sockets."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    before = socket.getdefaulttimeout()
    yield
    socket.setdefaulttimeout(before)


class Report(NamedTuple):
    """What a link check says of dead links."""

    build: Build
    warnings: list[str]
    txt: list[str]
    """The lines of output.txt, less the folder of the sources."""
    json: set[tuple[str, int, str]]
    """The files, lines and addresses of broken links in output.json."""


def check(site: Site, **options: object) -> Report:
    settings = {
        "linkcheck_timeout": 5,
        "linkcheck_retries": 1,
        "linkcheck_workers": 2,
        "linkcheck_allowed_redirects": {"https://a.example": "https://b.example"},  # none that is met here
    }
    build = site.build("linkcheck", **{**settings, **options})
    folder = f"{site.source}/"
    records = [json.loads(line) for line in build.text("output.json").splitlines()]
    broken = [record for record in records if record["status"] == "broken"]
    found = {(record["filename"].replace(folder, ""), record["lineno"], record["uri"]) for record in broken}
    assert len(found) == len(broken)
    return Report(build, build.warnings, build.text("output.txt").replace(folder, "").splitlines(), found)


def data(server: str, path: str = "/dead") -> dict[str, str]:
    return {
        "data/organizers.yml": f"""
            - name: Ada Example
              url: {server}/alive
            - name: Bob Example
              url: {server}{path}
            """
    }


SHOWN: Final = "# Home\n\n```{organizers}\n```\n"


def test_a_dead_address_of_the_data_is_reported_at_its_line_in_the_data_file(site: Site, server: str) -> None:
    report = check(site.write({**data(server), "index.md": SHOWN}))
    assert len(report.warnings) == 1, report.warnings
    assert report.warnings[0].startswith(
        f"data/organizers.yml:4: WARNING: the address {server}/dead does not answer: 404"
    )
    assert report.warnings[0].endswith("[workshop.link]")
    assert len(report.txt) == 1
    assert report.txt[0].startswith(f"data/organizers.yml:4: [broken] {server}/dead: 404")
    assert report.json == {("data/organizers.yml", 4, f"{server}/dead")}
    assert report.build.statuscode == 1


def test_live_addresses_are_not_reported(site: Site, server: str) -> None:
    report = check(site.write({**data(server, "/alive/too"), "index.md": SHOWN}))
    assert (report.warnings, report.txt, report.build.statuscode) == ([], [], 0)


def test_a_dead_address_in_markdown_of_the_data_is_reported_at_its_line(site: Site, server: str) -> None:
    bio = f"- name: Ada Example\n  bio: |\n    One.\n\n    Lives [here]({server}/dead).\n"
    report = check(site.write({"data/organizers.yml": bio, "index.md": SHOWN}))
    assert report.json == {("data/organizers.yml", 5, f"{server}/dead")}


def test_a_dead_address_in_a_role_is_reported_in_the_data(site: Site, server: str) -> None:
    report = check(
        site.write(
            {
                "data/workshop.yml": f"name: Example\nphase: call\nlinks:\n  submission: {server}/dead\n",
                "index.md": "# Home\n\nText.\n\nSubmit {fact}`here <links.submission>`.\n",
            }
        )
    )
    assert report.json == {("data/workshop.yml", 4, f"{server}/dead")}


def test_a_dead_link_in_prose_is_reported_at_its_line_in_the_page(site: Site, server: str) -> None:
    report = check(
        site.write({**data(server, "/alive"), "index.md": f"{SHOWN}\nSee [this]({server}/dead).\n"})
    )
    assert report.json == {("index.md", 6, f"{server}/dead")}
    assert report.txt[0].startswith(f"index.md:6: [broken] {server}/dead: 404")
    assert report.warnings == []
    assert report.build.statuscode == 1


@pytest.mark.filterwarnings("ignore:'sphinx.environment.BuildEnvironment.app'")  # MyST's include directive
def test_a_dead_link_in_a_file_that_a_page_includes_is_not_one_of_the_data(site: Site, server: str) -> None:
    site.write(
        {"part.txt": f"See [this]({server}/dead).\n", "index.md": "# Home\n\n```{include} part.txt\n```\n"}
    )
    report = check(site)
    assert len(report.json) == 1
    assert report.warnings == []


@pytest.mark.parametrize("first", ["prose", "data"])
@pytest.mark.parametrize("page", ["the same page", "another page"])
def test_a_dead_link_in_the_data_and_in_prose_is_reported_once(
    site: Site, server: str, first: str, page: str
) -> None:
    parts = {"prose": f"See [this]({server}/dead).\n", "data": "```{organizers}\n```\n"}
    second = next(part for part in parts if part != first)
    if page == "the same page":
        site.write({"index.md": f"# Home\n\n{parts[first]}\n{parts[second]}"})
    else:
        site.write(
            {
                "index.md": "# Home\n\n```{toctree}\na\nb\n```\n",
                "a.md": f"# A\n\n{parts[first]}",
                "b.md": f"# B\n\n{parts[second]}",
            }
        )
    report = check(site.write(data(server)))
    assert len(report.json) == 1
    assert len(report.txt) == 1
    (place,) = report.json
    expected = (
        ("data/organizers.yml", 4)
        if first == "data"
        else ("index.md" if page == "the same page" else "a.md", 3)
    )
    assert place[:2] == expected
    assert len(report.warnings) == (first == "data")


def test_an_address_shown_on_several_pages_is_reported_once(site: Site, server: str) -> None:
    site.write({**data(server), "index.md": f"{SHOWN}\n```{{toctree}}\nother\n```\n", "other.md": SHOWN})
    report = check(site)
    assert report.json == {("data/organizers.yml", 4, f"{server}/dead")}
    assert len(report.warnings) == 1


def test_a_quiet_link_check_names_the_data_file_and_not_the_page(site: Site, server: str) -> None:
    report = check(site.write({**data(server), "index.md": SHOWN}), quiet=True)
    assert len(report.warnings) == 1, report.warnings
    assert report.warnings[0].startswith("data/organizers.yml:4: WARNING: ")


def test_a_redirect_of_the_data_that_is_not_allowed_is_reported_in_the_data_file(
    site: Site, server: str
) -> None:
    report = check(site.write({**data(server, "/moved"), "index.md": SHOWN}))
    assert len(report.warnings) == 1, report.warnings
    assert report.warnings[0].startswith("data/organizers.yml:4: WARNING: ")
    assert report.txt[0].startswith(
        f"data/organizers.yml:4: [redirected with Found] {server}/moved to {server}/alive"
    )


def test_an_address_that_an_event_rewrites_is_reported_in_the_data_file(site: Site, server: str) -> None:
    with (site.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            "\ndef setup(app):\n"
            "    rewrite = lambda app, uri: uri + '/v2' if 'dead' in uri else None\n"
            "    app.connect('linkcheck-process-uri', rewrite)\n"
        )
    report = check(site.write({**data(server), "index.md": SHOWN}))
    assert report.json == {("data/organizers.yml", 4, f"{server}/dead/v2")}


def test_the_warning_of_a_dead_address_can_be_suppressed(site: Site, server: str) -> None:
    report = check(site.write({**data(server), "index.md": SHOWN}), suppress_warnings=["workshop.link"])
    assert report.warnings == []
    assert report.json == {("data/organizers.yml", 4, f"{server}/dead")}


def test_ignored_addresses_of_the_data_are_not_asked(site: Site, server: str) -> None:
    report = check(site.write({**data(server), "index.md": SHOWN}), linkcheck_ignore=[".*"])
    assert (report.warnings, report.txt) == ([], [])


class Written(NamedTuple):
    """A file with an address, and the directive that shows it."""

    directive: str
    file: str
    text: str
    line: int


IN_FILES: Final = (
    Written("organizers", "organizers", "- name: Ada\n  links:\n    - {}\n", 3),
    Written("organizers", "organizers", "- name: Ada\n  links:\n    - label: A\n      url: {}\n", 4),
    Written("committee", "committee", "- role: Board\n  people:\n    - name: Ada\n      url: {}\n", 4),
    Written("sponsors", "sponsors", "- name: A\n  url: {}\n", 2),
    Written("news", "news", "- date: 2022-12-02\n  text: A\n  url: {}\n", 3),
    Written("news", "news", "- date: 2022-12-02\n  text: See [it]({}).\n", 2),
    Written("faq", "faq", "- question: A?\n  answer: |\n    No.\n\n    See [it]({}).\n", 5),
    Written("editions", "editions", "- year: 2021\n  url: {}\n", 2),
    Written("workshop-facts", "workshop", "name: E\nphase: call\nlinks:\n  social:\n    - {}\n", 5),
    Written("workshop-facts", "workshop", "name: E\nphase: call\nvenue:\n  name: Hall\n  url: {}\n", 5),
)


@pytest.mark.parametrize("written", IN_FILES)
def test_a_dead_address_is_reported_at_its_line_of_each_file(
    site: Site, server: str, written: Written
) -> None:
    file = f"data/{written.file}.yml"
    page = f"# Home\n\n```{{{written.directive}}}\n```\n"
    report = check(site.write({file: written.text.format(f"{server}/dead"), "index.md": page}))
    assert report.json == {(file, written.line, f"{server}/dead")}
    assert len(report.warnings) == 1
