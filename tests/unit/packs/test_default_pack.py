from kiosk.handouts import faults_on_paper
from kiosk.packs import Leader, SessionKind, Stage, check_pack, examine, read_pack
from kiosk.settings import DEFAULT_PACK

LANGUAGES = {"cy", "en"}
PLATFORMS = {"bluesky", "x", "linkedin", "mastodon"}


def test_default_pack_has_no_fault_but_what_nobody_could_know_in_2014() -> None:
    _, faults = examine(DEFAULT_PACK)
    assert {(fault.severity, fault.rule) for fault in faults} == {
        ("hint", "no-takeaway"),
        ("hint", "never-checked"),
        ("hint", "long-quote"),
    }


def test_numbers_of_the_default_pack_are_kept() -> None:
    before = (DEFAULT_PACK / "numbers.json").read_bytes()
    check_pack(DEFAULT_PACK, faults_on_paper)
    assert (DEFAULT_PACK / "numbers.json").read_bytes() == before


def test_default_pack_has_steps_for_every_stage_and_platform() -> None:
    pack = read_pack(DEFAULT_PACK)
    assert len(pack.steps) >= 12
    assert {step.stage for step in pack.steps} == set(Stage)
    assert set(pack.event.platforms) >= PLATFORMS
    reached = {
        platform
        for step in pack.steps
        for platform in PLATFORMS
        if step.platform == platform or (step.platform is None and platform in step.links)
    }
    assert reached == PLATFORMS


def test_default_pack_has_accounts_of_all_five_kinds_of_leaders() -> None:
    pack = read_pack(DEFAULT_PACK)
    assert len(pack.accounts) >= 12
    assert {account.kind for account in pack.accounts} == set(Leader)


def test_default_pack_asks_the_seven_questions_of_the_chat() -> None:
    pack = read_pack(DEFAULT_PACK)
    assert len(pack.questions) == 7
    (no,) = {question.session for question in pack.questions}
    chat = pack.session[no]
    assert (chat.kind, chat.hashtag) == (SessionKind.CHAT, "physiotalk")


def test_default_pack_is_complete_in_both_languages() -> None:
    pack = read_pack(DEFAULT_PACK)
    assert set(pack.event.languages) == LANGUAGES
    texts = [
        *(choice.name for choice in (*pack.event.interests, *pack.event.audiences)),
        *(text for step in pack.steps for text in (step.title, step.why)),
        *(account.why for account in pack.accounts),
        *(text for session in pack.sessions for text in (session.title, session.about)),
        *(question.text for question in pack.questions),
    ]
    for text in texts:
        assert set(text) == LANGUAGES
        assert all(text.values())
        assert text["cy"] != text["en"]
    for step in pack.steps:
        assert len(step.how["cy"]) == len(step.how["en"])
