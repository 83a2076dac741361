from datetime import UTC, datetime, timedelta

from kiosk.actions import Store, answer_call, board, call_person, clear_call
from kiosk.visit import fresh

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)


def test_call_is_on_the_board_until_it_is_cleared(store: Store) -> None:
    call = call_person(store, fresh("en"), "step", NOW, no=3)
    assert board(store).calls == (call,)
    answer_call(store, call.id, NOW + timedelta(seconds=20))
    assert board(store).calls[0].going == NOW + timedelta(seconds=20)
    clear_call(store, call.id, NOW + timedelta(seconds=90))
    assert board(store).calls == ()


def test_second_tap_of_the_same_delegate_is_the_same_call(store: Store) -> None:
    visit = fresh("en")
    first = call_person(store, visit, "aim", NOW)
    assert call_person(store, visit.toggle_calm(), "accounts", NOW) == first
    assert call_person(store, fresh("en"), "aim", NOW) != first


def test_answering_a_call_that_is_gone_changes_nothing(store: Store) -> None:
    answer_call(store, 7, NOW)
    clear_call(store, 7, NOW)
    assert board(store).calls == ()
