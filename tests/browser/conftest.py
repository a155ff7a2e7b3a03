"""A Chromium, sites served to it from this machine, and pages that remember what went wrong on them."""

from __future__ import annotations

import io
import os
import shutil
from contextlib import ExitStack, redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

import pytest
from sphinx.cmd.build import main
from sphinx.locale import translators

from tests.quality import full as everything
from tests.quality.server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


ROOT: Final = Path(__file__).parents[2]
DATES: Final = ROOT / "tests/roots/dates"
STILL: Final = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { transition: none !important }");
  document.adoptedStyleSheets = [sheet];
}"""
"""Stops what moves; a style element would be against the policy of a page."""
FRAMES: Final = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until the page is painted, and scripts have seen of what size things are."""


class OpenPage(Protocol):
    """Opens an address as somebody with nothing of it in store; returned by the fixture `open_page`.

    The clock shows `now`, or the time; the zone is the visitor's.
    """

    def __call__(
        self,
        url: str,
        *,
        width: int = 1280,
        zone: str | None = None,
        now: str | None = None,
        scripts: bool = True,
    ) -> Page: ...


@dataclass(frozen=True)
class Served:
    """A built site: where it lies, and where it is served."""

    folder: Path
    url: str

    @property
    def pages(self) -> list[str]:
        """The addresses of its pages."""
        files = (path.relative_to(self.folder) for path in sorted(self.folder.rglob("*.html")))
        return [f"{self.url}/{path}" for path in files if path.parts[0] != "_static"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that the variable CHROMIUM names, or the one on the PATH."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium: install one, or let the variable CHROMIUM name it")
    playwright = pytest.importorskip("playwright.sync_api", reason="install the group `browser`")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=as_root)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], Served]]:
    """Serve folders, as long as tests run."""
    with ExitStack() as stack:

        def start(folder: Path) -> Served:
            return Served(folder, stack.enter_context(serving(folder)))

        yield start


def _sphinx(source: Path, out: Path, *options: str) -> tuple[int, str]:
    """Build a site as the command does, without its start; return its exit code and its complaints."""
    said = io.StringIO()
    with redirect_stderr(said), pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        arguments = [
            "-q",
            "-n",
            "-W",
            "--keep-going",
            *options,
            "-d",
            f"{out}.doctrees",
            str(source),
            str(out),
        ]
        try:
            return main(arguments), said.getvalue()
        finally:
            translators.clear()  # the next site may be in another language


@pytest.fixture(scope="session")
def build(serve: Callable[[Path], Served]) -> Callable[..., Served]:
    """Build a site with no warning, and serve it."""

    def build(source: Path, out: Path, builder: str = "html") -> Served:
        code, complaints = _sphinx(source, out, "-b", builder)
        assert (code, complaints) == (0, "")
        return serve(out)

    return build


@pytest.fixture(scope="session")
def vgm(serve: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Serve the site of VGM 2022: the one that the variable SITE names, or one built for these tests."""
    if "SITE" in os.environ:
        return serve(Path(os.environ["SITE"]))
    out = tmp_path_factory.mktemp("vgm") / "html"
    code, complaints = _sphinx(ROOT / "docs", out, "-c", str(ROOT))
    if code:
        pytest.skip(f"no site: let SITE name a built one; here it cannot be built: {complaints}")
    return serve(out)


@pytest.fixture(scope="session")
def full(
    serve: Callable[[Path], Served], build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory
) -> Served:
    """Serve the workshop with everything: the one that the variable FULL names, or one built here."""
    if "FULL" in os.environ:
        return serve(Path(os.environ["FULL"]))
    folder = tmp_path_factory.mktemp("full")
    return build(everything.write(folder / "source"), folder / "html")


@pytest.fixture(scope="session")
def dates(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build and serve the workshop with dates of every kind."""
    return build(DATES, tmp_path_factory.mktemp("dates") / "html")


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open pages; in the end, none may have complained or asked any host but this machine."""
    wrong: list[str] = []

    def note(what: str, really: bool = True) -> None:  # noqa: FBT001, FBT002
        if really:
            wrong.append(what)

    with ExitStack() as stack:

        def open_page(
            url: str,
            *,
            width: int = 1280,
            zone: str | None = None,
            now: str | None = None,
            scripts: bool = True,
        ) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                timezone_id=zone,
                java_script_enabled=scripts,
                reduced_motion="reduce",
            )
            stack.callback(context.close)
            page = context.new_page()
            page.on("console", lambda said: note(said.text, said.type in {"error", "warning"}))
            page.on("pageerror", lambda error: note(str(error)))
            page.on("request", lambda asked: note(f"asks {asked.url}", not is_here(asked.url)))
            page.on("response", lambda answer: note(f"{answer.status}: {answer.url}", answer.status >= 400))
            if now:
                page.clock.set_fixed_time(now)
            page.goto(url)
            return page

        yield open_page
    assert wrong == []


def show_in(page: Page, scheme: str, width: int) -> None:
    """Show a page in another scheme, light or dark, and width."""
    page.evaluate(STILL)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for _try in range(50):  # `wait_for_function` would evaluate text, against the policy of a page
        if page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme:
            page.evaluate(FRAMES)
            return
        page.wait_for_timeout(20)
    message = f"{page.url} does not become {scheme}"
    raise AssertionError(message)


def is_here(url: str) -> bool:
    """Return whether an address is one of this machine."""
    parts = urlsplit(url)
    return parts.hostname == "127.0.0.1" or parts.scheme in {"data", "blob", "file"}


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return what axe finds wrong with a page, a line for each place."""
    pytest.importorskip("axe_playwright_python", reason="install the group `browser`")
    from tests.quality.looks import axe  # noqa: PLC0415 (it needs that group)

    return axe
