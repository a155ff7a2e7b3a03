"""A sample of the hostile texts through every fact, and all of them through the imports; nox has the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.attack.fields import attack, fields
from tests.attack.imported import write_imported
from tests.attack.payloads import PAYLOADS

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = ("scheme: script with a tab as an entity", "HTML: attribute for a quote", "scheme: path above")


def test_there_are_enough_texts_and_each_is_another() -> None:
    assert len(set(PAYLOADS.values())) == len(PAYLOADS) >= 300
    assert set(SAMPLE) <= PAYLOADS.keys()


def test_no_fact_takes_a_text_that_is_not_safe_for_its_type() -> None:
    count, faults = attack({SAMPLE[0]: PAYLOADS[SAMPLE[0]]})
    assert faults == []
    assert count == len(fields()) > 200


def test_every_importer_brings_hostile_texts_as_what_the_check_reads(tmp_path: Path) -> None:
    pytest.importorskip("openreview", reason="the client of OpenReview is not installed")
    some = dict(list(PAYLOADS.items())[::30])
    assert set(write_imported(tmp_path / "site", some).values()) == {len(some)}
