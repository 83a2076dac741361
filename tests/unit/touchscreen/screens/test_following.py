from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app import build
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK, Settings
from kiosk.visit import encode, fresh


@pytest.mark.parametrize(("larger", "cards"), [(False, 6), (True, 4)])
def test_accounts_show_fewer_cards_where_text_is_larger(
    larger: bool, cards: int, tmp_path: Path
) -> None:
    settings = Settings(
        pack=DEFAULT_PACK, data=tmp_path, database_url=f"sqlite:///{tmp_path / 'kiosk.db'}"
    )
    kiosk = build(settings, read_pack(DEFAULT_PACK))
    visit = replace(fresh("en"), larger=larger)
    page = kiosk.app.test_client().get(f"/go/accounts?v={encode(visit, kiosk.pack)}").text
    kiosk.store.close()
    assert page.count('class="who"') == cards
    assert "Show me others" in page
