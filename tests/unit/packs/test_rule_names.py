from pathlib import Path

import pytest

from kiosk.handouts import faults_on_paper
from kiosk.packs import RULE_NAMES, RuleName, check_pack
from tests.packs.broken import BROKEN
from tests.packs.changed import small_pack


def test_every_rule_has_a_broken_pack() -> None:
    assert set(BROKEN) == set(RULE_NAMES)


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_broken_pack_of_a_rule_is_said(tmp_path: Path, rule: RuleName) -> None:
    pack = small_pack(tmp_path)
    broken = BROKEN[rule]
    broken.spoil(pack)
    faults = check_pack(pack, faults_on_paper)
    assert [fault.text for fault in faults] == [said.format(pack=pack) for said in broken.said]
    assert (rule, broken.severity) in {(fault.rule, fault.severity) for fault in faults}
