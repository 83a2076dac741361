from pathlib import Path

import pytest

from tests.packs.changed import sentences_after


@pytest.mark.parametrize("day", ["2014-04-13", "2014-10-03", "2014-10-11"])
def test_account_that_was_checked_within_180_days_is_fresh(tmp_path: Path, day: str) -> None:
    assert sentences_after(tmp_path, "accounts.csv", "2014-10-03", day) == []


def test_day_that_cannot_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    (said,) = sentences_after(tmp_path, "accounts.csv", "2014-10-03", "October")
    assert said.startswith("accounts.csv, line 2: “October” is no date.")
