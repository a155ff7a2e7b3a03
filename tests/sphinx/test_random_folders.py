"""What the check says of any data folder is what a build warns of: both read the same facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

from tests.attack.folders import disagreement, folders

if TYPE_CHECKING:
    from pathlib import Path

ONCE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=ONCE)
@given(contents=folders(with_errors=True))
def test_the_check_and_a_build_say_the_same_of_random_folders(
    tmp_path: Path, contents: dict[str, Any]
) -> None:
    assert disagreement(tmp_path, contents) == ""
