from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
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
any_hashtag = st.text().filter(lambda text: text.strip("#＃").strip() not in {"", ".", ".."})


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


@settings(deadline=None)
@given(platform=any_platform, hashtag=any_hashtag)
def test_hashtag_address_opens_the_hashtag_on_its_host(platform: str, hashtag: str) -> None:
    address = hashtag_url(platform, hashtag)
    assert address.isascii()
    assert urlsplit(address).hostname == HOSTS[platform]
    named = hashtag.strip().lstrip("#＃").strip().encode(errors="replace").decode()
    assert unquote(address).rstrip("/").endswith(named.rstrip("/"))


@settings(deadline=None)
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


@settings(deadline=None)
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


@pytest.mark.parametrize(("platform", "limit"), [("bluesky", 300), ("x", 280), ("mastodon", 500)])
def test_post_fills_the_limit_with_whole_words(platform: str, limit: int) -> None:
    text = posted(platform, "words " * 200, "physiotalk")
    assert text.endswith("words #physiotalk")
    assert limit - len("words ") < len(text) <= limit


def test_post_of_the_exact_limit_stays_whole() -> None:
    text = "a" * 139 + " " + "b" * 140
    assert posted("x", text) == text
    assert posted("x", text + "b") == "a" * 139


def test_post_on_x_counts_what_x_counts_twice() -> None:
    assert len(posted("x", "物 " * 200)) == 2 * 93 - 1
    assert len(posted("bluesky", "物 " * 200)) == 299


def test_post_counts_a_web_address_as_the_platform_does() -> None:
    words = posted("x", "csp.org.uk " * 100).split()
    assert len(words) == 11


def test_post_without_room_keeps_the_hashtags() -> None:
    assert posted("x", "a" * 400, "physiotalk") == "#physiotalk"


def test_post_leaves_out_hashtags_that_do_not_fit() -> None:
    assert posted("x", "Hello", "a" * 300, "physiotalk") == "Hello #physiotalk"


def test_post_refuses_an_empty_hashtag() -> None:
    with pytest.raises(HashtagError):
        compose_url("x", "Hello", ["#"])


@settings(deadline=None)
@given(
    platform=st.sampled_from(COMPOSING),
    text=st.text(max_size=800),
    hashtags=st.lists(st.from_regex(r"[A-Za-z]{1,60}", fullmatch=True), max_size=6),
)
def test_post_is_the_beginning_of_the_text_and_whole_hashtags(
    platform: str, text: str, hashtags: list[str]
) -> None:
    address = compose_url(platform, text, hashtags)
    assert address is not None
    assert address.isascii()
    assert urlsplit(address).hostname == HOSTS[platform]
    words = posted(platform, text, *hashtags)
    assert len(words) <= PLATFORMS[platform].limits.post
    kept = text.strip().encode(errors="replace").decode().split()
    begun = words.split()
    for hashtag in reversed(hashtags):
        if begun and begun[-1] == f"#{hashtag}":
            begun.pop()
    assert begun == kept[: len(begun)]
