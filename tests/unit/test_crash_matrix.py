"""The kiosk is killed once at every step of a print job; `make chaos` does so again and again."""

from pathlib import Path

import pytest

from tests.chaos.crash import Delegate, crash, delegate
from tests.chaos.points import CASES, Case


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Delegate:
    return delegate(tmp_path_factory.mktemp("asking"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.name}")
def test_job_whose_kiosk_is_killed_comes_out_once_or_is_asked_about(
    case: Case, asking: Delegate, tmp_path: Path
) -> None:
    assert crash(case, asking, tmp_path).fault is None
