from pathlib import Path

from kiosk.app import build
from kiosk.packs import read_pack
from kiosk.settings import Settings

LONGEST = Path(__file__).parents[3] / "packs" / "longest"


def test_long_hashtag_breaks_before_capitals_and_a_short_one_not_at_all(tmp_path: Path) -> None:
    settings = Settings(
        pack=LONGEST, data=tmp_path, database_url=f"sqlite:///{tmp_path / 'kiosk.db'}"
    )
    kiosk = build(settings, read_pack(LONGEST))
    client = kiosk.app.test_client()
    long, short = (client.get(f"/go/session?no={no}").text for no in (2, 3))
    kiosk.store.close()
    pieces = "Physio<wbr>UK<wbr>Exercise<wbr>For<wbr>Long<wbr>Term<wbr>Care"
    assert f"#{pieces}</h2>" in long
    assert f"{pieces}</span></p>" in long
    assert "#PhysioUKBluesky</h2>" in short
