import pytest

from kiosk.handouts import Handout, Layout, event_handout, pdf
from kiosk.packs import Pack


@pytest.fixture(scope="session")
def handout(pack: Pack) -> Handout:
    """A receipt for each of two sessions."""
    sessions = pack.sessions[:2]
    return event_handout(Layout.RECEIPT_80, pack, sessions, ("en",), takeaway=None)


@pytest.fixture(scope="session")
def document(handout: Handout) -> bytes:
    return pdf(handout)
