import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.platforms import PLATFORMS, HandleError, UnknownPlatformError, normalise_handle
from tests.unit.platforms.tables import rows

TABLE = rows("handles.csv")
KEPT = [(row["platform"], row["typed"], row["kept"]) for row in TABLE if row["kept"]]
REFUSED = [(row["platform"], row["typed"]) for row in TABLE if not row["kept"]]


@pytest.mark.parametrize(("platform", "text", "kept"), KEPT)
def test_handle_is_kept_in_one_form(platform: str, text: str, kept: str) -> None:
    assert normalise_handle(platform, text) == kept
    assert normalise_handle(platform, kept) == kept


@pytest.mark.parametrize(("platform", "text"), REFUSED)
def test_handle_that_the_platform_refuses_is_refused(platform: str, text: str) -> None:
    with pytest.raises(HandleError):
        normalise_handle(platform, text)


@pytest.mark.parametrize("platform", list(PLATFORMS))
def test_table_has_enough_handles_of_each_platform(platform: str) -> None:
    typed = [row["typed"] for row in TABLE if row["platform"] == platform]
    assert len(set(typed)) == len(typed) >= 60
    assert sum(1 for each, *_ in KEPT if each == platform) >= 25
    assert sum(1 for each, _ in REFUSED if each == platform) >= 25


@pytest.mark.parametrize(
    ("platform", "text", "reason"),
    [
        ("bluesky", "csp", "It is a domain name of plain letters, digits and hyphens, with a dot "),
        ("bluesky", " csp.org.uk", "There is a space before or after it. Write it like name.bsky"),
        ("bluesky", "a." * 127 + "uk", "It has 256 characters, and at most 253 are allowed."),
        ("x", "@", "There is no name in it. Write it like @theCSP."),
        ("x", "the CSP", "It has at most 20 plain letters, digits and underscores."),
        ("x", "a" * 21, "It has 21 characters, and at most 20 are allowed."),
        ("x", "#physiotalk", "It is a hashtag."),
        ("x", "https://csp.org.uk", "It is not the address of a profile."),
        ("linkedin", "ab", "It has 2 characters, and at least 3 are needed."),
        ("linkedin", "company/" + "a" * 101, "It has 101 characters, and at most 100 are allowed."),
        ("linkedin", "jane doe", "It has 3 to 100 letters, digits and hyphens."),
        ("mastodon", "physio", "It has a name, an @ and the server's name."),
        ("mastodon", "a" * 31 + "@mastodon.social", "It has 31 characters, and at most 30 are"),
        ("threads", "a" * 31, "It has 31 characters, and at most 30 are allowed."),
        ("instagram", "a-b", "It has at most 30 plain letters, digits, dots and underscores."),
        ("facebook", "csp", "It has 3 characters, and at least 5 are needed."),
        ("facebook", "physio_team", "It has at least 5 plain letters, digits and dots."),
        ("youtube", "ab", "It has 2 characters, and at least 3 are needed."),
        ("youtube", "a b", "It has 3 to 30 letters, digits, dots, hyphens and underscores."),
    ],
)
def test_refusal_says_what_is_wrong_and_what_to_write(
    platform: str, text: str, reason: str
) -> None:
    with pytest.raises(HandleError) as refusal:
        normalise_handle(platform, text)
    where = PLATFORMS[platform]
    before, _, rest = str(refusal.value).partition(f" cannot be a handle on {where.name}. ")
    assert before.startswith("“")
    assert rest.startswith(reason)
    assert rest.endswith(f" Write it like {where.handles.example}.")


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


@given(platform=st.sampled_from(list(PLATFORMS)), text=st.text(st.characters()))
@example(platform="x", text="\ud800")
def test_any_text_is_a_handle_or_refused(platform: str, text: str) -> None:
    try:
        handle = normalise_handle(platform, text)
    except HandleError:
        return
    assert normalise_handle(platform, handle) == handle


@pytest.mark.parametrize("platform", list(PLATFORMS))
@pytest.mark.parametrize("part", ["a", "a.", "a-", "@", "a@b.", "é", " ", "/", "in/", "%20", "."])
def test_very_long_text_is_refused(platform: str, part: str) -> None:
    for text in (part * 100_000, f"https://www.youtube.com/@{part * 100_000}"):
        with pytest.raises(HandleError):
            normalise_handle(platform, text)
