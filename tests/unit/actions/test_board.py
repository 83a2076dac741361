from datetime import UTC, datetime, timedelta

from kiosk.actions import JobState, Store, board, reprint, request_print, revision
from kiosk.actions.board import PRINTS
from kiosk.packs import Pack
from kiosk.store import FOLDER
from kiosk.visit import fresh
from kiosk.words import Sentence

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)


def test_sheet_that_failed_stays_in_sight_until_it_is_printed_again(
    store: Store, pack: Pack
) -> None:
    request_print(store, pack, fresh("en"), "my-handout", NOW)
    failed = store.jobs.claim(FOLDER, NOW)
    assert failed is not None
    store.jobs.move(failed, JobState.FAILED, NOW, Sentence("The disk is full."))
    others = [
        request_print(store, pack, fresh("en"), "my-handout", NOW + timedelta(minutes=no))
        for no in range(PRINTS)
    ]
    shown = board(store)
    assert [job.id for job in shown.unsettled] == [failed.id]
    assert [job.id for job in shown.prints] == [job.id for job in reversed(others)]
    again = reprint(store, failed.id, 0, NOW)
    shown = board(store)
    assert shown.unsettled == ()
    assert shown.prints[0].id == again.id


def test_revision_tells_that_the_board_may_have_changed(store: Store, pack: Pack) -> None:
    before = revision(store)
    board(store)
    assert revision(store) == before
    request_print(store, pack, fresh("en"), "my-handout", NOW)
    assert revision(store) > before
