import pytest

from kiosk.handouts import Handout, pdf, preflight
from tests.golden_pages import GOLDEN, digest, golden_handouts, kept_digests

HANDOUTS = dict(golden_handouts())


@pytest.mark.parametrize("name", HANDOUTS)
def test_page_is_as_it_was_looked_at(name: str) -> None:
    handout: Handout = HANDOUTS[name]
    document = pdf(handout)
    preflight(document, handout)
    assert digest(document) == kept_digests()[name], (
        f"{name} changed. If that is meant, run python -m tests.golden_pages, "
        "and look at the picture."
    )


def test_every_golden_page_has_its_picture() -> None:
    assert {file.stem for file in GOLDEN.glob("*.png")} == set(HANDOUTS) == set(kept_digests())
