"""Take pictures of the example workshop's site for the manual: `python tools/screenshots.py FOLDER`.

The site of `manual/site` with the data of `manual/example` is built in each phase, and looked at in Chromium
on a day of that phase, on a desktop and a phone, with light and dark pages. Without Chromium, or the library
playwright, nothing is done: the manual then says that it has no pictures.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

MANUAL: Final = Path(__file__).resolve().parents[1] / "manual"
SIZES: Final = {"desktop": (1280, 800), "phone": (390, 720)}
DAYS: Final = {
    "proposal": "2029-09-01T09:00:00Z",
    "call": "2030-03-10T09:00:00Z",
    "review": "2030-04-10T09:00:00Z",
    "program": "2030-05-10T09:00:00Z",
    "live": "2030-06-14T08:45:00Z",
    "archive": "2030-09-01T09:00:00Z",
}
"""A moment in each phase; in `live`, two sessions are on."""
NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


class Shot(NamedTuple):
    """A picture to take."""

    name: str
    phase: str
    page: str
    button: str = ""
    """What is pressed before the picture is taken."""


SHOTS: Final = (
    *(Shot(phase, phase, "index.html") for phase in DAYS),
    Shot("program-page", "live", "program.html", "Now"),
    Shot("papers-page", "program", "papers.html"),
    Shot("paper-page", "program", "papers/7.html"),
)


def build(phase: str, folder: Path) -> Path:
    """Build the example's site in a phase; return the folder of its pages."""
    source = folder / phase
    shutil.copytree(MANUAL / "site", source)
    shutil.copytree(MANUAL / "example", source / "data")
    workshop = source / "data/workshop.yml"
    text = workshop.read_text(encoding="utf-8")
    workshop.write_text(re.sub(r"(?m)^phase: .*", f"phase: {phase}", text), encoding="utf-8")
    out = folder / f"{phase}-html"
    options = ["-q", "-W", "-d", str(folder / f"{phase}-doctrees")]
    subprocess.run([sys.executable, "-m", "sphinx", *options, str(source), str(out)], check=True)  # noqa: S603
    return out


def take(browser: Browser, sites: dict[str, Path], out: Path) -> None:
    """Take all pictures into a folder."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
                timezone_id="Europe/Paris",
                locale="en",
            )
            for shot in SHOTS:
                page = context.new_page()
                page.clock.set_fixed_time(DAYS[shot.phase])
                page.goto((sites[shot.phase] / shot.page).as_uri())
                page.wait_for_load_state("networkidle")
                if shot.button:
                    page.get_by_role("button", name=shot.button, exact=True).click()
                page.screenshot(path=out / f"{shot.name}-{size}-{scheme}.png", animations="disabled")
                page.close()
            context.close()


def launch(playwright: Playwright) -> Browser | None:
    """Start the Chromium that the variable CHROMIUM names, one on the PATH, or that of playwright."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None and not Path(playwright.chromium.executable_path).exists():
        return None
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=chromium, args=as_root)


def main() -> int:
    """Take the pictures into the folder of the command line, unless there is no Chromium."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    out: Path = parser.parse_args().folder
    shutil.rmtree(out, ignore_errors=True)
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 (a manual without pictures does without)
    except ModuleNotFoundError:
        print("no pictures: playwright is not installed")
        return 0
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            print("no pictures: there is no Chromium")
            return 0
        out.mkdir(parents=True)
        take(browser, {phase: build(phase, Path(work)) for phase in DAYS}, out)
        browser.close()
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
