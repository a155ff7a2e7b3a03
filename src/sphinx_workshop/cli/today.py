"""The option `--today` of the commands: the day on which a date is past or not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

import click


def _day(_context: click.Context, _option: click.Parameter, given: datetime | None) -> date:
    return (given or datetime.now(UTC).astimezone()).date()


TODAY: Final = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="DATE",
    help="The day on which a deadline is past or not, such as 2026-11-25. Default: the day it is.",
)
"""The option, as a `date`."""
