import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.platforms import PLATFORMS, HandleError, UnknownPlatformError, normalise_handle

LABEL_63 = "a" * 63

KEPT = [
    ("bluesky", "csp.bsky.social", "csp.bsky.social"),
    ("bluesky", "@CSP.bsky.social", "csp.bsky.social"),
    ("bluesky", "csp.org.uk", "csp.org.uk"),
    ("bluesky", "www.csp.org.uk", "www.csp.org.uk"),
    ("bluesky", "bsky.app", "bsky.app"),
    ("bluesky", "a.co", "a.co"),
    ("bluesky", "1st.physio-team.wales", "1st.physio-team.wales"),
    ("bluesky", f"{LABEL_63}.test", f"{LABEL_63}.test"),
    ("bluesky", "https://bsky.app/profile/csp.bsky.social", "csp.bsky.social"),
    ("x", "theCSP", "theCSP"),
    ("x", "@theCSP", "theCSP"),
    ("x", "＠theCSP", "theCSP"),
    ("x", " @theCSP ", "theCSP"),
    ("x", "_", "_"),
    ("x", "a" * 20, "a" * 20),
    ("x", "https://x.com/theCSP", "theCSP"),
    ("x", "x.com/theCSP/", "theCSP"),
    ("x", "https://www.x.com/theCSP?lang=cy", "theCSP"),
    ("linkedin", "jane-doe", "jane-doe"),
    ("linkedin", "in/jane-doe", "jane-doe"),
    ("linkedin", "company/csp", "company/csp"),
    ("linkedin", "company/bt", "company/bt"),
    ("linkedin", "school/prifysgol-caerdydd", "school/prifysgol-caerdydd"),
    ("linkedin", "https://www.linkedin.com/company/csp/", "company/csp"),
    ("linkedin", "https://www.linkedin.com/in/si%C3%B4n-ffisio", "siôn-ffisio"),
    ("mastodon", "@Physio@mastodon.social", "Physio@mastodon.social"),
    ("mastodon", "physio_14@MASTODON.social", "physio_14@mastodon.social"),
    ("mastodon", "first.last@toot.wales", "first.last@toot.wales"),
    ("mastodon", "first-last@toot.wales", "first-last@toot.wales"),
    ("mastodon", "https://toot.wales/@physio", "physio@toot.wales"),
    ("mastodon", "https://mastodon.social/@physio@toot.wales", "physio@toot.wales"),
    ("mastodon", "a" * 31 + "@toot.wales", "a" * 31 + "@toot.wales"),
    ("threads", "@Physio.Team", "physio.team"),
    ("threads", "https://www.threads.com/@physio.team", "physio.team"),
    ("instagram", "@Physio_Team", "physio_team"),
    ("instagram", "https://www.instagram.com/physio_team/", "physio_team"),
    ("facebook", "Physio.Team", "Physio.Team"),
    ("facebook", "https://www.facebook.com/physio.team/", "physio.team"),
    ("youtube", "@physio-team", "physio-team"),
    ("youtube", "ffisiotherapïau", "ffisiotherapïau"),
    ("youtube", "https://www.youtube.com/@physio-team", "physio-team"),
]

REFUSED = [
    ("bluesky", ""),
    ("bluesky", "csp"),
    ("bluesky", " csp.bsky.social"),
    ("bluesky", "csp.bsky.social "),
    ("bluesky", "csp..social"),
    ("bluesky", ".csp.social"),
    ("bluesky", "csp.social."),
    ("bluesky", "-csp.social"),
    ("bluesky", "csp-.social"),
    ("bluesky", "csp_uk.social"),
    ("bluesky", "csp.4social"),
    ("bluesky", "127.0.0.1"),
    ("bluesky", "bücher.social"),
    ("bluesky", "did:plc:abc"),
    ("bluesky", f"{LABEL_63}a.test"),
    ("bluesky", ".".join(["abcdefgh"] * 29)),
    ("bluesky", "@@csp.bsky.social"),
    ("x", ""),
    ("x", "@"),
    ("x", "the CSP"),
    ("x", "the-CSP"),
    ("x", "the.CSP"),
    ("x", "@theCSP/list"),
    ("x", "#physiotalk"),
    ("x", "a" * 21),
    ("x", "thecspé"),
    ("x", "theCSP\n@other"),
    ("x", "https://x.com/theCSP/status/1"),
    ("linkedin", ""),
    ("linkedin", "ab"),
    ("linkedin", "a" * 101),
    ("linkedin", "jane doe"),
    ("linkedin", "jane_doe!"),
    ("linkedin", "company/"),
    ("linkedin", "groups/123"),
    ("linkedin", "../feed"),
    ("mastodon", ""),
    ("mastodon", "physio"),
    ("mastodon", "@physio"),
    ("mastodon", "physio@localhost"),
    ("mastodon", ".physio@toot.wales"),
    ("mastodon", "physio.@toot.wales"),
    ("mastodon", "physio@toot.wales@x.com"),
    ("mastodon", "a" * 31 + "@mastodon.social"),
    ("mastodon", "first.last@mastodon.social"),
    ("mastodon", "physio@toot.wales/evil"),
    ("threads", "physio..team"),
    ("instagram", ".."),
    ("instagram", "a" * 31),
    ("instagram", "physio-team"),
    ("facebook", "csp"),
    ("facebook", "physio_team"),
    ("youtube", "ab"),
    ("youtube", "a" * 31),
    ("youtube", "physio team"),
]


@pytest.mark.parametrize(("platform", "text", "kept"), KEPT)
def test_handle_is_kept_in_one_form(platform: str, text: str, kept: str) -> None:
    assert normalise_handle(platform, text) == kept
    assert normalise_handle(platform, kept) == kept


@pytest.mark.parametrize(("platform", "text"), REFUSED)
def test_handle_that_the_platform_refuses_is_refused(platform: str, text: str) -> None:
    with pytest.raises(HandleError):
        normalise_handle(platform, text)


def test_refusal_says_what_is_wrong_and_what_to_write() -> None:
    with pytest.raises(HandleError) as refusal:
        normalise_handle("mastodon", "physio")
    assert str(refusal.value) == (
        "“physio” cannot be a handle on Mastodon. It has a name, an @ and the server's name. "
        "Write it like @name@mastodon.social."
    )


def test_refusal_of_a_long_text_stays_one_short_line() -> None:
    with pytest.raises(HandleError) as refusal:
        normalise_handle("x", "no\nhandle\x00" * 1000)
    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 200


def test_unknown_platform_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownPlatformError, match="“myspace” is no platform"):
        normalise_handle("myspace", "theCSP")


@pytest.mark.parametrize("platform", list(PLATFORMS))
def test_example_of_each_platform_is_a_handle_there(platform: str) -> None:
    assert normalise_handle(platform, PLATFORMS[platform].handles.example)


@settings(deadline=None)
@given(platform=st.sampled_from(list(PLATFORMS)), text=st.text())
@example(platform="mastodon", text="a" * 50_000)
@example(platform="mastodon", text="a-" * 5_000 + "@b.cd")
@example(platform="bluesky", text="a." * 50_000)
def test_any_text_is_a_handle_or_refused(platform: str, text: str) -> None:
    try:
        handle = normalise_handle(platform, text)
    except HandleError:
        return
    assert normalise_handle(platform, handle) == handle
