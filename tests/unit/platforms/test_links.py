from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.platforms import (
    PLATFORMS,
    HandleError,
    HashtagError,
    UnknownPlatformError,
    account_url,
    compose_url,
    follow_url,
    hashtag_url,
    profile_url,
)
from kiosk.platforms.posts import length

HOSTS = {
    "bluesky": "bsky.app",
    "x": "x.com",
    "linkedin": "www.linkedin.com",
    "mastodon": "mastodon.social",
    "threads": "www.threads.com",
    "instagram": "www.instagram.com",
    "facebook": "www.facebook.com",
    "youtube": "www.youtube.com",
}
COMPOSING = ("bluesky", "x", "mastodon", "threads")

any_platform = st.sampled_from(list(HOSTS))
any_hashtag = st.text(st.characters()).filter(
    lambda text: text.strip("#＃").strip() not in {"", ".", ".."}
)


def posted(platform: str, text: str, *hashtags: str) -> str:
    """The words that stand in the new post."""
    address = compose_url(platform, text, hashtags)
    assert address is not None
    return parse_qs(urlsplit(address).query, keep_blank_values=True)["text"][0]


@pytest.mark.parametrize(
    ("platform", "handle", "address"),
    [
        ("bluesky", "@csp.bsky.social", "https://bsky.app/profile/csp.bsky.social"),
        ("x", "@theCSP", "https://x.com/theCSP"),
        ("linkedin", "jane-doe", "https://www.linkedin.com/in/jane-doe"),
        ("linkedin", "company/csp", "https://www.linkedin.com/company/csp"),
        ("linkedin", "siôn-ffisio", "https://www.linkedin.com/in/si%C3%B4n-ffisio"),
        ("mastodon", "@physio@toot.wales", "https://toot.wales/@physio"),
        ("threads", "@physio", "https://www.threads.com/@physio"),
        ("instagram", "physio", "https://www.instagram.com/physio/"),
        ("facebook", "physio.team", "https://www.facebook.com/physio.team"),
        ("youtube", "@physio", "https://www.youtube.com/@physio"),
    ],
)
def test_profile_address(platform: str, handle: str, address: str) -> None:
    assert profile_url(platform, handle) == address


@pytest.mark.parametrize(
    ("platform", "handle", "address"),
    [
        ("bluesky", "csp.bsky.social", None),
        ("x", "@theCSP", "https://x.com/intent/follow?screen_name=theCSP"),
        ("linkedin", "jane-doe", None),
        ("mastodon", "physio@toot.wales", None),
        ("threads", "@physio", "https://www.threads.com/intent/follow?username=physio"),
        ("instagram", "physio", None),
        ("facebook", "physio.team", None),
        ("youtube", "physio", "https://www.youtube.com/@physio?sub_confirmation=1"),
    ],
)
def test_follow_address(platform: str, handle: str, address: str | None) -> None:
    assert follow_url(platform, handle) == address


@pytest.mark.parametrize(
    ("platform", "handle", "address"),
    [
        ("x", "@theCSP", "https://x.com/intent/follow?screen_name=theCSP"),
        ("bluesky", "csp.bsky.social", "https://bsky.app/profile/csp.bsky.social"),
        ("x", "#physiotalk", "https://x.com/hashtag/physiotalk"),
    ],
)
def test_account_opens_to_be_followed_or_seen(platform: str, handle: str, address: str) -> None:
    assert account_url(platform, handle) == address


@pytest.mark.parametrize(
    ("platform", "address"),
    [
        ("bluesky", "https://bsky.app/hashtag/physiotalk"),
        ("x", "https://x.com/hashtag/physiotalk"),
        ("linkedin", "https://www.linkedin.com/search/results/content/?keywords=%23physiotalk"),
        ("mastodon", "https://mastodon.social/tags/physiotalk"),
        ("threads", "https://www.threads.com/search?q=%23physiotalk"),
        ("instagram", "https://www.instagram.com/explore/tags/physiotalk/"),
        ("facebook", "https://www.facebook.com/hashtag/physiotalk"),
        ("youtube", "https://www.youtube.com/hashtag/physiotalk"),
    ],
)
def test_hashtag_address_with_and_without_its_sign(platform: str, address: str) -> None:
    assert hashtag_url(platform, "#physiotalk") == address
    assert hashtag_url(platform, "physiotalk") == address


@pytest.mark.parametrize(
    ("hashtag", "end"),
    [("R&D", "R%26D"), ("a/b?c#d", "a%2Fb%3Fc%23d"), ("dŵr", "d%C5%B5r"), ("🦋", "%F0%9F%A6%8B")],
)
def test_hashtag_keeps_to_its_place_in_the_address(hashtag: str, end: str) -> None:
    assert hashtag_url("bluesky", hashtag) == f"https://bsky.app/hashtag/{end}"


@pytest.mark.parametrize("text", ["", "#", " # ", "#..", "."])
def test_hashtag_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(HashtagError, match="is no hashtag"):
        hashtag_url("x", text)


@given(platform=any_platform, hashtag=any_hashtag)
def test_hashtag_address_opens_the_hashtag_on_its_host(platform: str, hashtag: str) -> None:
    address = hashtag_url(platform, hashtag)
    assert address.isascii()
    assert urlsplit(address).hostname == HOSTS[platform]
    named = hashtag.strip().lstrip("#＃").strip().encode(errors="replace").decode()
    assert unquote(address).rstrip("/").endswith(named.rstrip("/"))


@given(platform=any_platform, handle=st.text(st.characters(categories=["L", "M", "N", "P"])))
def test_profile_address_opens_on_its_host(platform: str, handle: str) -> None:
    try:
        addresses = [profile_url(platform, handle), follow_url(platform, handle)]
    except HandleError:
        return
    for address in filter(None, addresses):
        assert address.isascii()
        host = handle.rpartition("@")[2].lower() if platform == "mastodon" else HOSTS[platform]
        assert urlsplit(address).hostname == host


@given(
    user=st.from_regex(r"[a-z0-9_]{1,30}", fullmatch=True),
    host=st.from_regex(r"[a-z0-9]{1,20}\.(social|wales)", fullmatch=True),
)
def test_mastodon_profile_opens_on_its_own_server(user: str, host: str) -> None:
    assert profile_url("mastodon", f"@{user}@{host}") == f"https://{host}/@{user}"


@pytest.mark.parametrize("call", [profile_url, follow_url, hashtag_url])
def test_address_on_an_unknown_platform_is_refused(call: object) -> None:
    with pytest.raises(UnknownPlatformError):
        call("myspace", "theCSP")  # type: ignore[operator]
    with pytest.raises(UnknownPlatformError):
        compose_url("myspace", "Hello", ["physiotalk"])


@pytest.mark.parametrize(
    ("platform", "address"),
    [
        ("bluesky", "https://bsky.app/intent/compose?text=Hello%20you%20%23physiotalk"),
        ("x", "https://x.com/intent/tweet?text=Hello%20you%20%23physiotalk"),
        ("linkedin", None),
        ("mastodon", "https://mastodon.social/share?text=Hello%20you%20%23physiotalk"),
        ("threads", "https://www.threads.com/intent/post?text=Hello%20you%20%23physiotalk"),
        ("instagram", None),
        ("facebook", None),
        ("youtube", None),
    ],
)
def test_compose_address(platform: str, address: str | None) -> None:
    assert compose_url(platform, "Hello you", ["#physiotalk"]) == address


def test_post_refuses_an_empty_hashtag() -> None:
    with pytest.raises(HashtagError):
        compose_url("x", "Hello", ["#"])


@given(
    platform=st.sampled_from(COMPOSING),
    text=st.text(st.characters(), max_size=800),
    hashtags=st.lists(any_hashtag, max_size=3),
)
def test_compose_address_carries_a_post_that_the_platform_takes(
    platform: str, text: str, hashtags: list[str]
) -> None:
    address = compose_url(platform, text, hashtags)
    assert address is not None
    assert address.isascii()
    assert urlsplit(address).hostname == HOSTS[platform]
    assert set(parse_qs(urlsplit(address).query)) <= {"text"}
    limits = PLATFORMS[platform].limits
    assert length(limits, posted(platform, text, *hashtags)) <= limits.post
