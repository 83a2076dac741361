import pytest

from kiosk.packs import Pack
from kiosk.platforms import follow_url, hashtag_url, profile_url
from kiosk.takeaway.codes import NoSuchCodeError, opens


def test_session_opens_its_hashtag_on_the_first_platform(pack: Pack) -> None:
    assert opens(pack, "session", 3) == hashtag_url(
        pack.event.platforms[0], pack.session[3].hashtag
    )


def test_session_opens_its_hashtag_where_it_is_asked_for(pack: Pack) -> None:
    for platform in pack.event.platforms:
        address = hashtag_url(platform, pack.session[3].hashtag)
        assert opens(pack, "session", 3, platform) == address


def test_account_opens_its_follow_address(pack: Pack) -> None:
    assert opens(pack, "account", 1) == follow_url("x", "theCSP")


def test_account_opens_its_profile_where_there_is_no_follow_address(small: Pack) -> None:
    assert opens(small, "account", 1) == profile_url("bluesky", "charity.example")


def test_community_opens_its_hashtag(small: Pack) -> None:
    assert opens(small, "account", 2) == hashtag_url("x", "#smallchat")


def test_step_opens_its_page_on_the_first_platform(pack: Pack) -> None:
    assert opens(pack, "step", 1) == pack.step[1].links[pack.event.platforms[0]]


def test_step_of_one_platform_opens_that_platforms_page(small: Pack) -> None:
    assert opens(small, "step", 2) == "https://x.com/explore"


def test_step_for_everybody_opens_its_one_page(pack: Pack) -> None:
    assert opens(pack, "step", 5) == pack.step[5].links["all"]


def test_every_step_and_session_of_the_pack_has_a_code(pack: Pack) -> None:
    for kind, numbers in (("step", pack.step), ("session", pack.session)):
        assert all(opens(pack, kind, no).startswith("https://") for no in numbers)


@pytest.mark.parametrize(
    ("kind", "no", "on"),
    [
        ("session", 99, None),
        ("session", 3, "myspace"),
        ("session", 3, "facebook"),
        ("account", 99, None),
        ("account", 3, None),
        ("step", 0, None),
        ("question", 1, None),
    ],
)
def test_what_the_pack_lacks_has_no_code(pack: Pack, kind: str, no: int, on: str | None) -> None:
    with pytest.raises(NoSuchCodeError):
        opens(pack, kind, no, on)
