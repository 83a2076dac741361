from dataclasses import replace

import pytest

from kiosk.packs import read_pack
from kiosk.packs.naming import kind_name
from kiosk.words import speak
from tests.packs.changed import SMALL


@pytest.mark.parametrize(
    ("platforms", "english", "welsh"),
    [
        (("bluesky", "x"), "Tweet chat", "Sgwrs drydar"),
        (("bluesky", "linkedin"), "Live chat", "Sgwrs fyw"),
    ],
)
def test_chat_is_named_after_tweets_where_x_is_on_offer(
    platforms: tuple[str, ...], english: str, welsh: str
) -> None:
    pack = read_pack(SMALL)
    event = replace(pack.event, platforms=platforms)
    names = [kind_name(speak(language), event, pack.session[1]) for language in ("en", "cy")]
    assert names == [english, welsh]
