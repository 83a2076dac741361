from kiosk.packs import Pack
from kiosk.platforms import hashtag_url, profile_url
from kiosk.takeaway.compose import whole


def test_page_holds_every_item_once(pack: Pack) -> None:
    page = whole(pack, "en", "")
    steps = [step.no for stage in page.stages for step in stage.steps]
    assert sorted(steps) == sorted(pack.step)
    assert [account.no for account in page.accounts] == list(pack.account)
    assert sorted(session.no for session in page.sessions) == sorted(pack.session)


def test_page_is_in_its_language(pack: Pack) -> None:
    page = whole(pack, "cy", "../")
    assert page.stages[0].steps[0].title == pack.steps[0].title["cy"]
    assert page.accounts[0].why == pack.accounts[0].why["cy"]
    assert [(other.code, other.name, other.href) for other in page.others] == [
        ("en", "English", "../en/")
    ]


def test_step_names_the_platform_or_the_site_of_each_link(pack: Pack) -> None:
    steps = {step.no: step for stage in whole(pack, "en", "").stages for step in stage.steps}
    assert [link.text for link in steps[1].links] == ["Bluesky", "X", "LinkedIn", "Mastodon"]
    assert [(link.text, link.platform) for link in steps[5].links] == [("csp.org.uk", None)]
    assert (steps[1].platform, steps[15].platform) == (None, 2)


def test_account_shows_its_handle_and_opens_the_profile(pack: Pack) -> None:
    society, chat, *others = whole(pack, "en", "").accounts
    assert [(link.text, link.href) for link in society.links] == [
        ("X @theCSP", profile_url("x", "theCSP"))
    ]
    assert ("Bluesky #physiotalk", hashtag_url("bluesky", "physiotalk")) in [
        (link.text, link.href) for link in chat.links
    ]
    assert society.is_checked
    assert not others[0].is_checked


def test_session_says_when_and_where_at_the_venue(pack: Pack) -> None:
    sessions = {session.no: session for session in whole(pack, "en", "").sessions}
    assert sessions[1].facts == "Tweet chat · Monday 6 October · Online"
    assert sessions[2].facts == "Workshop · Fri 10 Oct, 13:00–13:30"
    assert sessions[3].facts == "Debate · Sat 11 Oct, 09:00"


def test_session_offers_its_hashtag_on_every_platform(small: Pack) -> None:
    talk = whole(small, "en", "").sessions[-1]
    assert [link.href for link in talk.links] == [
        hashtag_url(platform, "SmallTalk") for platform in ("bluesky", "x")
    ]


def test_steps_left_are_counted_in_words(small: Pack) -> None:
    assert whole(small, "en", "").left == (
        "Every step is done. Well done.",
        "1 step to finish.",
        "2 steps to finish.",
    )
