import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.platforms import (
    PLATFORMS,
    HandleError,
    compose_url,
    follow_url,
    hashtag_url,
    profile_url,
    spoken,
)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://bsky.app/hashtag/physiotalk", "bsky.app/hashtag/physiotalk"),
        ("https://www.instagram.com/physio/", "instagram.com/physio"),
        ("http://stand.example", "stand.example"),
        ("https://www.csp.org.uk/", "csp.org.uk"),
        ("https://x.com/settings/profile", "x.com/settings/profile"),
        ("https://mastodon.social/tags/d%C5%B5r", "mastodon.social/tags/dŵr"),
        ("https://bsky.app/hashtag/R%26D", "bsky.app/hashtag/R%26D"),
        ("https://bsky.app/hashtag/%E2%80%AE", "bsky.app/hashtag/%E2%80%AE"),
        ("https://bsky.app/hashtag/%FF", "bsky.app/hashtag/%FF"),
        (
            "https://www.linkedin.com/search/results/content/?keywords=%23physiotalk",
            "linkedin.com/search/results/content/?keywords=%23physiotalk",
        ),
    ],
)
def test_address_is_spoken_as_a_person_types_it(address: str, words: str) -> None:
    assert spoken(address) == words


@pytest.mark.parametrize("platform", ["x", "threads", "youtube"])
def test_follow_address_is_spoken_as_the_profile(platform: str) -> None:
    assert spoken(follow_url(platform, "theCSP") or "") == spoken(profile_url(platform, "theCSP"))


def test_follow_address_on_x_is_short() -> None:
    assert spoken("https://x.com/intent/follow?screen_name=theCSP") == "x.com/theCSP"


def test_follow_address_of_no_handle_is_spoken_as_it_is() -> None:
    address = "https://x.com/intent/follow?screen_name=no-handle"
    assert spoken(address) == "x.com/intent/follow?screen_name=no-handle"


@pytest.mark.parametrize(
    ("platform", "host"),
    [
        ("bluesky", "bsky.app"),
        ("x", "x.com"),
        ("mastodon", "mastodon.social"),
        ("threads", "threads.com"),
    ],
)
def test_new_post_is_spoken_as_the_host(platform: str, host: str) -> None:
    assert spoken(compose_url(platform, "Hello", ["physiotalk"]) or "") == host


@given(st.text())
def test_any_text_is_spoken(text: str) -> None:
    assert not spoken(f"https://{text}").endswith("/")


@given(
    platform=st.sampled_from(list(PLATFORMS)), hashtag=st.from_regex(r"\w{1,30}", fullmatch=True)
)
def test_spoken_hashtag_address_has_no_scheme(platform: str, hashtag: str) -> None:
    words = spoken(hashtag_url(platform, hashtag))
    assert "://" not in words
    assert not words.startswith("www.")


@given(platform=st.sampled_from(list(PLATFORMS)), handle=st.text(max_size=20))
def test_spoken_follow_address_never_fails(platform: str, handle: str) -> None:
    try:
        address = follow_url(platform, handle)
    except HandleError:
        return
    if address is not None:
        assert spoken(address) == spoken(profile_url(platform, handle))
