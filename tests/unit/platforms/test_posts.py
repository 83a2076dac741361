import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.platforms import PLATFORMS, read_hashtags
from kiosk.platforms.posts import length, post

LIMITS = {key: platform.limits for key, platform in PLATFORMS.items()}
FAMILY = "👨\u200d👩\u200d👧"
SPACES = " \t\n\r\xa0\u2003\u3000"

words = st.one_of(
    st.text(st.characters(), max_size=12),
    st.sampled_from(
        ["#physio", "#14", "＃ŵ", "#a\x1cb", "csp.org.uk/#a", "https://a.co/b", FAMILY]
    ),
    st.sampled_from(["🇬🇧" * 9, "e\u0301" * 30, "物理" * 20, "#" + "a" * 50]),
)
any_text = st.lists(st.tuples(st.sampled_from(SPACES), words), max_size=120).map(
    lambda pairs: "".join(space + word for space, word in pairs)
)


@pytest.mark.parametrize(("platform", "limit"), [("bluesky", 300), ("x", 280), ("mastodon", 500)])
def test_post_fills_the_limit_with_whole_words(platform: str, limit: int) -> None:
    text = post(LIMITS[platform], "words " * 200, ["#physiotalk"])
    assert text.endswith("words #physiotalk")
    assert limit - len("words ") < len(text) <= limit


def test_post_of_the_exact_limit_stays_whole() -> None:
    text = "a" * 139 + " " + "b" * 140
    assert post(LIMITS["x"], text, []) == text
    assert post(LIMITS["x"], text + "b", []) == "a" * 139


def test_post_ends_before_a_hashtag_that_does_not_fit_whole() -> None:
    text = "a" * 270 + " #PhysioUKExercise"
    assert post(LIMITS["x"], text, []) == "a" * 270


def test_post_is_not_cut_inside_a_hashtag_with_an_odd_space() -> None:
    text = "a" * 290 + " #one\x1ctwothree"
    assert read_hashtags("bluesky", text) == ("one\x1ctwothree",)
    assert post(LIMITS["bluesky"], text, []) == "a" * 290


def test_post_without_room_keeps_the_hashtags() -> None:
    assert post(LIMITS["x"], "a" * 400, ["#physiotalk"]) == "#physiotalk"


def test_post_leaves_out_hashtags_that_do_not_fit() -> None:
    hashtags = ["#" + "a" * 300, "#physiotalk"]
    assert post(LIMITS["x"], "Hello", hashtags) == "Hello #physiotalk"


@pytest.mark.parametrize(
    ("platform", "text", "count"),
    [
        ("x", "physio", 6),
        ("x", "Ffisiotherapi’r dŵr", 19),
        ("x", "e\u0301", 1),
        ("x", "物理", 4),
        ("x", "🦋", 2),
        ("x", FAMILY, 2),
        ("x", "🇬🇧", 2),
        ("x", "👍🏽", 2),
        ("x", "1\ufe0f\u20e3", 2),
        ("x", "©", 1),
        ("x", "©\ufe0f", 2),
        ("x", "csp.org.uk", 23),
        ("x", "(https://csp.org.uk/a/very/long/way/to/one/page?of=many).", 26),
        ("x", "physio.walse", 12),
        ("bluesky", "e\u0301", 1),
        ("bluesky", "物理", 2),
        ("bluesky", FAMILY + "🇬🇧👍🏽", 3),
        ("bluesky", "https://csp.org.uk", 18),
        ("mastodon", FAMILY, 1),
        ("mastodon", "https://csp.org.uk/a/very/long/way", 23),
        ("mastodon", "csp.org.uk", 10),
        ("threads", "🦋", 4),
    ],
)
def test_length_is_what_the_platform_counts(platform: str, text: str, count: int) -> None:
    assert length(LIMITS[platform], text) == count


def test_post_counts_a_web_address_as_the_platform_does() -> None:
    assert len(post(LIMITS["x"], "csp.org.uk " * 100, []).split()) == 11
    assert len(post(LIMITS["bluesky"], "csp.org.uk " * 100, []).split()) == 27


def test_post_on_bluesky_keeps_within_its_bytes_too() -> None:
    text = post(LIMITS["bluesky"], f"{FAMILY} " * 300, [])
    assert 2800 < len(text.encode()) <= 3000


@given(
    platform=st.sampled_from(["bluesky", "x", "mastodon", "threads"]),
    text=any_text,
    hashtags=st.lists(st.from_regex(r"#[A-Za-z]{1,60}", fullmatch=True), max_size=6),
)
def test_post_is_the_beginning_of_the_text_and_whole_hashtags(
    platform: str, text: str, hashtags: list[str]
) -> None:
    limits = LIMITS[platform]
    kept = post(limits, text, [])
    assert text.strip(SPACES).startswith(kept)
    assert text.strip(SPACES)[len(kept) :][:1] in {"", *SPACES}
    read = read_hashtags(platform, kept)
    assert read == read_hashtags(platform, text)[: len(read)]

    whole = post(limits, text, hashtags)
    assert length(limits, whole) <= limits.post
    assert len(whole.encode(errors="replace")) <= (limits.bytes or len(whole) * 4)
    ends = [hashtag for hashtag in hashtags if hashtag in whole.split(" ")]
    assert whole.endswith(" ".join(ends)) or not ends


@pytest.mark.parametrize(
    "part", ["a", "a ", "🇬", "e\u0301", "\u0301\u0323", "a.co/ ", "é.", "#", "👍🏽"]
)
def test_very_long_text_is_cut(part: str) -> None:
    for platform in ("bluesky", "x", "mastodon", "threads"):
        text = part * (100_000 // len(part))
        whole = post(LIMITS[platform], text, ["#physiotalk", f"#{text}"])
        assert "#physiotalk" in whole
