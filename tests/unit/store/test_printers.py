from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.store import (
    FOLDER,
    JobState,
    Origin,
    PrinterEntry,
    PrinterState,
    PrintJob,
    PrintOrder,
    Store,
    Want,
)
from tests.printers import set_up

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
A4 = frozenset({"my-handout", "a4-sheet"})
RECEIPT = frozenset({"receipt-80"})


def test_printers_stand_in_the_order_of_their_setting(store: Store) -> None:
    set_up(store, {"office": A4, "counter": RECEIPT}, NOW)
    assert [(each.name, each.layouts) for each in store.printers.all()] == [
        ("office", A4),
        ("counter", RECEIPT),
    ]
    set_up(store, {"counter": RECEIPT, "office": A4}, NOW)
    assert [each.name for each in store.printers.all()] == ["counter", "office"]


def test_setting_up_again_keeps_what_is_known_and_forgets_the_others(store: Store) -> None:
    set_up(store, {"office": A4, "counter": RECEIPT}, NOW)
    store.printers.note("office", PrinterState.ATTENTION, (Want.PAPER,), NOW)
    store.printers.hold("office", NOW)
    set_up(store, {"office": RECEIPT}, LATER)
    (office,) = store.printers.all()
    assert office.layouts == RECEIPT
    assert (office.state, office.wants, office.since) == (
        PrinterState.ATTENTION,
        (Want.PAPER,),
        NOW,
    )
    assert office.held


def test_only_news_is_written_down(store: Store) -> None:
    set_up(store, {"office": A4}, NOW)
    wants = (Want.CLOSED_COVER, Want.INK_SOON)
    store.printers.note("office", PrinterState.ATTENTION, wants, NOW)
    before = store.revision()
    found = store.printers.note("office", PrinterState.ATTENTION, wants, LATER)
    assert store.revision() == before
    assert found is not None
    assert (found.wants, found.since) == (wants, NOW)
    store.printers.note("office", PrinterState.READY, (), LATER)
    assert store.revision() > before


def test_printer_that_is_held_or_not_ready_prints_nothing_now(store: Store) -> None:
    set_up(store, {"office": A4}, NOW)

    def prints_now() -> bool:
        found = store.printers.get("office")
        assert found is not None
        return found.prints_now

    assert prints_now()
    assert store.printers.hold("office", NOW)
    assert not prints_now()
    assert store.printers.go_on("office")
    store.printers.note("office", PrinterState.UNREACHABLE, (), NOW)
    assert not prints_now()


def test_held_printer_keeps_the_time_at_which_it_was_held(store: Store) -> None:
    set_up(store, {"office": A4}, NOW)
    for moment in (NOW, LATER):
        store.printers.hold("office", moment)
        (office,) = store.printers.all()
        assert office.held_since == NOW
    store.printers.go_on("office")
    store.printers.hold("office", LATER)
    (office,) = store.printers.all()
    assert office.held_since == LATER


def test_printer_that_is_not_set_up_is_neither_noted_nor_held(store: Store) -> None:
    assert store.printers.note("office", PrinterState.READY, (), NOW) is None
    assert not store.printers.hold("office", NOW)
    assert store.printers.all() == ()


def test_sheets_of_a_printer_that_is_no_longer_set_up_are_not_left_behind(store: Store) -> None:
    def order(key: str) -> None:
        job = PrintOrder(key=key, layout="a4-sheet", language="en", visit="v", printer="old")
        store.jobs.add(job, NOW)

    set_up(store, {"old": A4}, NOW)
    order("begun")
    store.jobs.claim("old", NOW)
    order("waits")
    set_up(store, {"counter": RECEIPT, "office": A4, "spare": A4}, LATER)
    begun, waits = store.jobs.with_key("begun"), store.jobs.with_key("waits")
    assert begun is not None
    assert waits is not None
    assert begun.state is JobState.UNKNOWN
    assert "no longer set up" in str(begun.reason)
    assert (waits.state, waits.printer) == (JobState.QUEUED, "office")


STAND_IN = PrinterEntry(
    name=FOLDER, address="folder:///prints", layouts=A4 | RECEIPT, origin=Origin.STAND_IN
)
COUNTER = PrinterEntry(
    name="counter", address="escpos://127.0.0.1", layouts=RECEIPT, origin=Origin.STAFF
)


def ask(store: Store, key: str, layout: str, printer: str) -> None:
    order = PrintOrder(key=key, layout=layout, language="en", visit="v", printer=printer)
    store.jobs.add(order, NOW)


def job(store: Store, key: str) -> PrintJob:
    found = store.jobs.with_key(key)
    assert found is not None
    return found


def names(store: Store) -> list[str]:
    return [each.name for each in store.printers.all()]


def test_added_printer_stands_last_and_is_there_after_a_restart(store: Store) -> None:
    set_up(store, {"office": A4}, NOW)
    assert store.printers.add(COUNTER, NOW) is None
    set_up(store, {"office": A4, "spare": A4}, LATER)
    assert names(store) == ["office", "spare", "counter"]
    assert store.printers.all()[-1].entry == COUNTER


def test_added_printer_stands_last_also_where_others_were_removed(store: Store) -> None:
    set_up(store, {"office": A4}, NOW)
    for name in ("a", "b", "c"):
        store.printers.add(replace(COUNTER, name=name, address=f"escpos://{name}"), NOW)
    store.printers.remove("a", NOW)
    store.printers.add(replace(COUNTER, name="d", address="escpos://d"), NOW)
    store.printers.hold("c", NOW)
    assert names(store) == ["office", "b", "c", "d"]


def test_name_is_taken_once_however_it_is_written(store: Store) -> None:
    set_up(store, {"Counter": A4}, NOW)
    there = store.printers.add(COUNTER, NOW)
    assert there is not None
    assert there.name == "Counter"
    assert names(store) == ["Counter"]


def test_address_is_taken_once_however_it_is_written(store: Store) -> None:
    store.printers.add(COUNTER, NOW)
    again = replace(COUNTER, name="till", address="escpos://127.0.0.1:9100/")
    assert store.printers.add(again, NOW) == COUNTER
    assert names(store) == ["counter"]


@pytest.mark.parametrize(
    ("name", "where"), [("Counter", "escpos://elsewhere"), ("till", COUNTER.address)]
)
def test_printer_of_the_settings_takes_the_place_of_one_that_staff_added(
    store: Store, name: str, where: str
) -> None:
    store.printers.add(COUNTER, NOW)
    ask(store, "receipt", "receipt-80", "counter")
    entry = PrinterEntry(name=name, address=where, layouts=RECEIPT)
    store.printers.set_up([entry], LATER)
    assert [each.entry for each in store.printers.all()] == [entry]
    assert job(store, "receipt").printer == name


def test_only_what_staff_added_is_removed(store: Store) -> None:
    set_up(store, {"office": A4}, NOW)
    store.printers.add(COUNTER, NOW)
    assert not store.printers.remove("office", LATER)
    assert store.printers.remove("counter", LATER)
    assert not store.printers.remove("counter", LATER)
    assert names(store) == ["office"]


def test_stand_in_is_there_only_while_nobody_has_set_up_a_printer(store: Store) -> None:
    store.printers.set_up([STAND_IN], NOW)
    assert names(store) == [FOLDER]
    ask(store, "receipt", "receipt-80", FOLDER)
    store.printers.add(COUNTER, NOW)
    assert names(store) == ["counter"]
    assert job(store, "receipt").printer == "counter"
    store.printers.set_up([STAND_IN], LATER)
    assert names(store) == ["counter"]
    store.printers.remove("counter", LATER)
    assert names(store) == [FOLDER]
    assert job(store, "receipt").printer == FOLDER


def test_sheet_that_no_printer_prints_any_more_is_not_left_waiting(store: Store) -> None:
    set_up(store, {"office": A4}, NOW)
    store.printers.add(COUNTER, NOW)
    ask(store, "receipt", "receipt-80", "counter")
    store.printers.remove("counter", LATER)
    receipt = job(store, "receipt")
    assert receipt.state is JobState.FAILED
    assert receipt.reason is not None
    assert "Add one" in receipt.reason.text


def test_sheet_that_came_to_a_printer_while_it_was_removed_is_not_left_behind(
    store: Store,
) -> None:
    set_up(store, {"office": A4}, NOW)
    ask(store, "begun", "receipt-80", "counter")
    store.jobs.claim("counter", NOW)
    ask(store, "waits", "my-handout", "counter")
    ask(store, "nobody's", "receipt-80", "counter")
    store.printers.settle(LATER)
    assert job(store, "begun").state is JobState.UNKNOWN
    assert (job(store, "waits").state, job(store, "waits").printer) == (JobState.QUEUED, "office")
    assert job(store, "nobody's").state is JobState.FAILED
    before = store.revision()
    store.printers.settle(LATER)
    assert store.revision() == before


def test_sheet_that_a_removed_printer_had_begun_is_unknown(store: Store) -> None:
    set_up(store, {"office": A4}, NOW)
    store.printers.add(COUNTER, NOW)
    ask(store, "receipt", "receipt-80", "counter")
    store.jobs.claim("counter", NOW)
    store.printers.remove("counter", LATER)
    assert job(store, "receipt").state is JobState.UNKNOWN
