from datetime import UTC, datetime, timedelta

from kiosk.store import JobState, PrinterState, PrintOrder, Store, Want

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
A4 = frozenset({"my-handout", "a4-sheet"})
RECEIPT = frozenset({"receipt-80"})


def test_printers_stand_in_the_order_of_their_setting(store: Store) -> None:
    store.printers.set_up({"office": A4, "counter": RECEIPT}, NOW)
    assert [(each.name, each.layouts) for each in store.printers.all()] == [
        ("office", A4),
        ("counter", RECEIPT),
    ]
    store.printers.set_up({"counter": RECEIPT, "office": A4}, NOW)
    assert [each.name for each in store.printers.all()] == ["counter", "office"]


def test_setting_up_again_keeps_what_is_known_and_forgets_the_others(store: Store) -> None:
    store.printers.set_up({"office": A4, "counter": RECEIPT}, NOW)
    store.printers.note("office", PrinterState.ATTENTION, (Want.PAPER,), NOW)
    store.printers.hold("office", held=True)
    store.printers.set_up({"office": RECEIPT}, LATER)
    (office,) = store.printers.all()
    assert office.layouts == RECEIPT
    assert (office.state, office.wants, office.since) == (
        PrinterState.ATTENTION,
        (Want.PAPER,),
        NOW,
    )
    assert office.held


def test_only_news_is_written_down(store: Store) -> None:
    store.printers.set_up({"office": A4}, NOW)
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
    store.printers.set_up({"office": A4}, NOW)

    def prints_now() -> bool:
        found = store.printers.get("office")
        assert found is not None
        return found.prints_now

    assert prints_now()
    assert store.printers.hold("office", held=True)
    assert not prints_now()
    assert store.printers.hold("office", held=False)
    store.printers.note("office", PrinterState.UNREACHABLE, (), NOW)
    assert not prints_now()


def test_printer_that_is_not_set_up_is_neither_noted_nor_held(store: Store) -> None:
    assert store.printers.note("office", PrinterState.READY, (), NOW) is None
    assert not store.printers.hold("office", held=True)
    assert store.printers.all() == ()


def test_sheets_of_a_printer_that_is_no_longer_set_up_are_not_left_behind(store: Store) -> None:
    def order(key: str) -> None:
        job = PrintOrder(key=key, layout="a4-sheet", language="en", visit="v", printer="old")
        store.jobs.add(job, NOW)

    store.printers.set_up({"old": A4}, NOW)
    order("begun")
    store.jobs.claim("old", NOW)
    order("waits")
    store.printers.set_up({"counter": RECEIPT, "office": A4, "spare": A4}, LATER)
    begun, waits = store.jobs.with_key("begun"), store.jobs.with_key("waits")
    assert begun is not None
    assert waits is not None
    assert begun.state is JobState.UNKNOWN
    assert "no longer set up" in str(begun.reason)
    assert (waits.state, waits.printer) == (JobState.QUEUED, "office")
