"""Lighthouse, as its command line runs it: a phone on a slow line."""

from __future__ import annotations

import json
import os
import subprocess
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
ADDED: Final = "/favicon.ico"
"""What a browser asks for by itself, where a page names no icon."""


class Speed(NamedTuple):
    """What Lighthouse says about a page: the medians of some runs."""

    scores: Mapping[str, float]
    """From 0 to 100, by category."""
    kilobytes: float
    """Of all that was loaded, in 1,024 bytes, compressed."""
    requests: float
    paint: float
    """When the largest thing was painted, in seconds."""
    shift: float
    """How much moved (CLS)."""
    remarks: frozenset[str]
    """What it finds fault with, but for the speed."""


def measure(url: str, *, modules: Path, chromium: str, runs: int) -> Speed:
    """Return what Lighthouse says about a page.

    Args:
        url: The address of the page.
        modules: The folder `node_modules` with the package `lighthouse`.
        chromium: The path of the browser.
        runs: How often it is run.
    """
    reports = [_run(url, modules, chromium) for _run_number in range(runs)]

    def middle(of: str) -> float:
        return float(median(report["audits"][of]["numericValue"] for report in reports))

    sent = [
        [one for one in report["audits"]["network-requests"]["details"]["items"] if _is_sent(one["url"])]
        for report in reports
    ]
    return Speed(
        scores={
            name: median(100 * (report["categories"][name]["score"] or 0) for report in reports)
            for name in CATEGORIES
        },
        kilobytes=median(sum(one["transferSize"] for one in report) for report in sent) / 1_024,
        requests=median(map(len, sent)),
        paint=middle("largest-contentful-paint") / 1_000,
        shift=middle("cumulative-layout-shift"),
        remarks=frozenset(
            f"{name}: {report['audits'][audit['id']]['title']}"
            for report in reports
            for name in CATEGORIES[1:]
            for audit in report["categories"][name]["auditRefs"]
            if audit["weight"] and report["audits"][audit["id"]]["score"] == 0
        ),
    )


def _is_sent(url: str) -> bool:
    """Return whether what a report lists is asked for over the network, and by the page."""
    return not url.startswith("data:") and ADDED not in url


def _run(url: str, modules: Path, chromium: str) -> Any:  # noqa: ANN401 (a report is deep, and not ours)
    flags = "--chrome-flags=--headless=new --no-sandbox"
    options = [f"--only-categories={','.join(CATEGORIES)}", "--output=json", "--quiet", flags]
    command = ["node", str(modules / "lighthouse/cli/index.js"), url, *options]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, check=True, text=True
    )
    return json.loads(done.stdout)
