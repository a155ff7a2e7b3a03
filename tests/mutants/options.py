"""How the tests are run for each mutant."""

from __future__ import annotations

from typing import Final

QUIET: Final = (
    *("-q", "-s", "--tb=no", "--no-showlocals", "--disable-warnings", "-r", "N", "--assert=plain"),
    *("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytest_cov", "-p", "no:randomly"),
    *("-o", "tmp_path_retention_policy=none"),
)
"""Without the pictures, folders and files that pytest leaves of a failure."""
