import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.touchscreen.card_pages import card_pages
from kiosk.touchscreen.pages import AccountCard, Part

LONG = "Arthritis and Musculoskeletal Patients’ Alliance of the South-Western Valleys"


def a_card(
    name: str, handle: str = "@handle", reason: str = "Because you chose pain"
) -> AccountCard:
    return AccountCard(
        name=name,
        handle=handle,
        checked="checked 3 October",
        reason=(Part(text=reason, is_choice=False),),
        href="",
        on_list=False,
    )


cards = st.lists(
    st.builds(a_card, st.text(min_size=1, max_size=200), st.text(max_size=300)), max_size=20
)


@given(cards, st.booleans())
def test_every_card_is_on_one_page_in_its_order(found: list[AccountCard], larger: bool) -> None:
    pages = card_pages(found, larger=larger)
    assert [card for page in pages for card in page] == found
    assert all(pages) or pages == ((),)


@pytest.mark.parametrize(("larger", "most"), [(False, 6), (True, 4)])
def test_page_holds_as_many_ordinary_cards_as_are_drawn(larger: bool, most: int) -> None:
    pages = card_pages([a_card("NHS England")] * (most + 1), larger=larger)
    assert [len(page) for page in pages] == [most, 1]


@pytest.mark.parametrize("larger", [False, True])
@pytest.mark.parametrize(
    "tall",
    [
        a_card(LONG),
        a_card("NHS England", "@" + LONG.replace(" ", "-")),
        a_card("NHS England", reason=f"Because you chose {LONG}"),
        a_card("NHS England", "@" + "x" * 200),
    ],
    ids=["name", "handle", "reason", "word"],
)
def test_page_holds_fewer_cards_that_are_tall(tall: AccountCard, larger: bool) -> None:
    ordinary = card_pages([a_card("NHS England")] * 6, larger=larger)
    assert len(card_pages([tall] * 6, larger=larger)[0]) < len(ordinary[0])


def test_card_that_no_page_has_room_for_stands_alone() -> None:
    tallest = a_card("Health " * 100)
    pages = card_pages([a_card("NHS England"), tallest, a_card("NICE")], larger=False)
    assert [len(page) for page in pages] == [1, 1, 1]
