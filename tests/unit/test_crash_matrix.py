"""The kiosk is killed once at every step of a print job; `make chaos` does so again and again."""

from pathlib import Path

import pytest

from tests.chaos.crash import crash
from tests.chaos.points import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.name}")
def test_job_whose_kiosk_is_killed_comes_out_once_or_is_asked_about(
    case: Case, tmp_path: Path
) -> None:
    assert crash(case, tmp_path).fault is None
