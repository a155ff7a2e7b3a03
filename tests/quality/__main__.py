"""Measure every page of built sites, and print a table: `python -m tests.quality build/html`.

Lighthouse and the Nu HTML checker come from npm: `npm install --prefix FOLDER lighthouse vnu-jar`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from tests.quality import lighthouse, markup
from tests.quality.looks import Steps, ask, axe, on_paper, prepare, sample, walk
from tests.quality.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.quality.lighthouse import Speed

SIZES: Final = (1440, 390)
HEAD: Final = ("page", "P", "A", "B", "S", "KB", "requests", "LCP", "CLS", "axe", "Nu", "Tab", "print")
LIMITS: Final = {"P": 98, "A": 100, "B": 100, "S": 100, "LCP": 1.8, "CLS": 0.02}
"""The least score, the most seconds, the most that may move."""


def look(browser: Browser, url: str) -> tuple[list[str], Steps, list[str]]:
    """Return what axe finds in both sizes and schemes, what the keyboard does, and what is lost on paper."""
    found: list[str] = []
    for width in SIZES:
        for scheme in ("light", "dark"):
            context = prepare(
                browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if scheme == "dark" else "light",
                    reduced_motion="reduce",
                )
            )
            page = context.new_page()
            page.goto(url)
            found += [f"{scheme}, {width} px: {one}" for one in axe(page, enhanced=True)]
            found += [f"{scheme}, {width} px: {url}: {one}" for one in ask(page, "refused")]
            context.close()
    context = prepare(browser.new_context(viewport={"width": 1280, "height": 900}))
    page = context.new_page()
    page.goto(url)
    steps = walk(page)
    page.goto(url)
    paper = on_paper(page)
    context.close()
    return found, steps, paper


def row(page: str, speed: Speed | None, numbers: tuple[int, int, Steps, int]) -> str:
    """Return a row of the table; what misses its limit is bold."""
    axe_found, nu_found, steps, paper = numbers
    cells: dict[str, str] = {}
    if speed:
        scores = dict(zip("PABS", speed.scores.values(), strict=True))
        values = {**scores, "KB": speed.kilobytes, "requests": speed.requests}
        cells = {name: f"{value:.0f}" for name, value in values.items()}
        cells |= {"LCP": f"{speed.paint:.1f}", "CLS": f"{speed.shift:.3f}"}
        for name, limit in LIMITS.items():
            value = scores[name] if name in scores else float(cells[name])
            if value < limit if name in scores else value > limit:
                cells[name] = f"**{cells[name]}**"
    cells |= {"axe": _count(axe_found), "Nu": _count(nu_found), "print": _count(paper)}
    cells["Tab"] = f"{steps.stops}" + (f" (**{len(steps.wrong)}**)" if steps.wrong else "")
    return " | ".join(["", page, *(cells.get(name, "–") for name in HEAD[1:]), ""]).strip()


def _count(number: int) -> str:
    return f"**{number}**" if number else "0"


def main() -> int:
    """Measure, print, and return 1 if something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("sites", nargs="+", type=Path, help="folders with built HTML")
    parser.add_argument("--npm", type=Path, default=Path("build/quality"), help="where npm installed")
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse; 0 leaves it out")
    parser.add_argument("--page", action="append", help="only this page, such as index.html; may be repeated")
    arguments = parser.parse_args()
    modules = arguments.npm / "node_modules"
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    findings: Counter[str] = Counter()
    for site in arguments.sites:
        pages = arguments.page or sample(site)
        print(f"\n## {site}\n\n| {' | '.join(HEAD)} |\n|{' --- |' * len(HEAD)}", flush=True)
        wrong = markup.errors([(site / page).resolve() for page in pages], modules)
        with serving(site) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for page in pages:
                address = f"{url}/{page}"
                speed = (
                    lighthouse.measure(address, modules=modules, chromium=chromium, runs=arguments.runs)
                    if arguments.runs
                    else None
                )
                found, steps, paper = look(browser, address)
                nu = wrong.get((site / page).resolve(), [])
                print(row(page, speed, (len(found), len(nu), steps, len(paper))), flush=True)
                findings.update(speed.remarks if speed else ())
                findings.update(one.replace(url, "") for one in [*found, *steps.wrong, *paper])
                findings.update(f"/{page}:{one}" for one in nu)
            browser.close()
    print("\n## What is wrong\n")
    for finding, times in sorted(findings.items()):
        print(f"- {' '.join(finding.split())}" + (f" ({times} times)" if times > 1 else ""))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
