import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.platforms import (
    PLATFORMS,
    UnknownPlatformError,
    read_hashtags,
    same_hashtag,
    unsafe_on,
)
from tests.unit.platforms.tables import rows

TABLE = rows("hashtags/hashtags.csv")
OTHERS = ("linkedin", "instagram", "facebook", "youtube", "threads")
LONGEST_ON_THREADS = 50
MANY = 100_000

# What decides about hashtags somewhere, among letters and signs that do not.
SIGNS = st.sampled_from(
    [
        *(
            "#",
            "＃",
            " ",
            "\n",
            "_",
            "-",
            ".",
            "/",
            "&",
            "(",
            ")",
            "?",
            "·",
            "1",
            "a",
            "é",
            "ŵ",
            "物",
        ),
        *("e\u0301", "\u200b", "\u200c", "\u200d", "\ufe0f", "\u20e3", "🦋", "🇬🇧", "\ud800"),
        *("://", "https://", "csp.org.uk"),
    ]
)
any_text = st.one_of(
    st.text(st.characters(), max_size=60), st.lists(SIGNS, max_size=30).map("".join)
)
any_platform = st.sampled_from(list(PLATFORMS))


def found(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(row[column].split(" ")) if row[column] else ()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: ascii(row["text"])[:40])
@pytest.mark.parametrize("platform", ["x", "bluesky", "mastodon"])
def test_hashtags_are_read_as_the_platform_does(platform: str, row: dict[str, str]) -> None:
    assert read_hashtags(platform, row["text"]) == found(row, platform)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: ascii(row["text"])[:40])
@pytest.mark.parametrize("platform", OTHERS)
def test_hashtags_are_read_as_the_other_platforms_say(platform: str, row: dict[str, str]) -> None:
    expected = found(row, "others")
    if platform == "threads":
        expected = tuple(name for name in expected if len(name) <= LONGEST_ON_THREADS)
    assert read_hashtags(platform, row["text"]) == expected


def test_table_has_enough_texts_of_which_enough_hold_a_hashtag() -> None:
    assert len({row["text"] for row in TABLE}) == len(TABLE) >= 120
    for column in ("x", "bluesky", "mastodon", "others"):
        assert sum(1 for row in TABLE if row[column]) >= 60
        assert sum(1 for row in TABLE if not row[column]) >= 30


def test_unknown_platform_has_no_hashtags() -> None:
    with pytest.raises(UnknownPlatformError, match="“myspace” is no platform"):
        read_hashtags("myspace", "#physio")
    with pytest.raises(UnknownPlatformError, match="“myspace” is no platform"):
        same_hashtag("myspace", "physio", "physio")


@pytest.mark.parametrize(
    ("a", "b", "same_on"),
    [
        ("physio", "physio", "all"),
        ("#physio", "physio", "all"),
        ("＃physio", "#physio", "all"),
        ("PhysioTalk", "physiotalk", "all"),
        ("ŴY", "ŵy", "all"),
        ("ФИЗИО", "физио", "all"),
        ("ΟΔΟΣ", "οδοσ", "all"),
        ("caf\u00e9", "cafe\u0301", "all"),
        ("café", "cafe", "mastodon"),
        ("BLÅHAJ", "blahaj", "mastodon"),
        ("dŵr", "dwr", "mastodon"),
        ("Łódź", "lodz", "mastodon"),
        ("đĦıŋØŧ", "dhinot", "mastodon"),
        ("ＰＨＹＳＩＯ", "physio", "mastodon"),
        ("ﬁt", "fit", "mastodon"),
        ("Ⅷ", "viii", "mastodon"),
        ("one-two", "onetwo", "mastodon"),
        ("straße", "strasse", "none"),
        ("œuvre", "oeuvre", "none"),
        ("ț", "t", "none"),
        ("physio", "physios", "none"),
        ("physio_talk", "physiotalk", "none"),
        ("col·lab", "collab", "none"),
        ("🦋", "🌲", "none"),
        ("🦋", "🦋", "all"),
        ("", "", "all"),
    ],
)
def test_same_hashtags_are_those_that_a_platform_folds_to_one(a: str, b: str, same_on: str) -> None:
    same = {platform for platform in PLATFORMS if same_hashtag(platform, a, b)}
    assert same == {"all": set(PLATFORMS), "mastodon": {"mastodon"}, "none": set()}[same_on]
    assert same == {platform for platform in PLATFORMS if same_hashtag(platform, b, a)}


@pytest.mark.parametrize(
    "hashtag",
    ["physiotalk", "#PhysioUK14", "14physio", "Physio_14", "_physio", "dŵr", "理学療法", "a" * 50],
)
def test_safe_hashtag_is_unsafe_nowhere(hashtag: str) -> None:
    assert unsafe_on(hashtag) == {}


ALL_BUT_BLUESKY = [platform for platform in PLATFORMS if platform != "bluesky"]


@pytest.mark.parametrize(
    ("hashtag", "readings"),
    [
        ("2014", dict.fromkeys(PLATFORMS, "")),
        ("", dict.fromkeys(PLATFORMS, "")),
        ("#", dict.fromkeys(PLATFORMS, "")),
        ("20_14", dict.fromkeys([each for each in PLATFORMS if each != "mastodon"], "")),
        ("physio-14", dict.fromkeys(ALL_BUT_BLUESKY, "physio")),
        ("#R&D", dict.fromkeys(ALL_BUT_BLUESKY, "R")),
        ("🦋", dict.fromkeys(ALL_BUT_BLUESKY, "")),
        ("physio_", {"bluesky": "physio"}),
        ("a" * 51, {"threads": ""}),
        ("a" * 65, {"threads": "", "bluesky": ""}),
        ("two words", dict.fromkeys(PLATFORMS, "two")),
        ("col·lab", dict.fromkeys(OTHERS, "col")),
    ],
)
def test_unsafe_hashtag_says_where_and_how_it_would_read(
    hashtag: str, readings: dict[str, str]
) -> None:
    assert unsafe_on(hashtag) == readings


@given(platform=any_platform, text=any_text)
@example(platform="x", text="é" * 70 + ".com/#a #b")
@example(platform="x", text="\ud800.com/#a #b")
@example(platform="x", text="https://t.co/" + "a" * 50 + " #b")
def test_hashtags_of_any_text_stand_in_it(platform: str, text: str) -> None:
    reached = 0
    for name in read_hashtags(platform, text):
        assert name
        assert text[text.index(name, reached) - 1] in "#＃"
        reached = text.index(name, reached) + len(name)


@given(platform=any_platform, a=any_text, b=any_text)
def test_any_hashtag_is_the_same_as_itself_and_in_both_directions(
    platform: str, a: str, b: str
) -> None:
    assert same_hashtag(platform, a, a)
    assert same_hashtag(platform, a, b) == same_hashtag(platform, b, a)


@given(any_text)
def test_any_hashtag_is_read_whole_where_it_is_not_unsafe(hashtag: str) -> None:
    name = hashtag[1:] if hashtag.startswith(("#", "＃")) else hashtag
    unsafe = unsafe_on(hashtag)
    for platform in PLATFORMS:
        names = read_hashtags(platform, f"#{name}")
        assert (names[:1] == (name,)) == (platform not in unsafe)
        assert unsafe.get(platform, name) == (names[0] if names else "")


@pytest.mark.parametrize(
    "part",
    [
        *("#", "#a", "#a ", "#1", "# 1", "a", "1", "_", "1_", "日", "·", " ", "\n", "!", "-", "："),
        *(".", "a.", "é.", "日.é.", "é.みんな", "#a b.co/", "a.co/(#", "a.co/(a)", "(", "((a)."),
        *("a.co?!", "http://", "xn--", "é-_.", "\u200d", "\u0301\u0323", "\u0600", "🇬", "\ud800"),
        "👨\u200d👩\u200d👧",
    ],
)
@pytest.mark.parametrize("after", ["", "_.walse"])
def test_very_long_text_is_read_to_its_end(part: str, after: str) -> None:
    text = "é a.co #" + part * (MANY // len(part)) + after + " #last"
    for platform in ("x", "bluesky", "mastodon", "youtube"):
        assert read_hashtags(platform, text)[-1] == "last"
    assert same_hashtag("mastodon", text, text)
