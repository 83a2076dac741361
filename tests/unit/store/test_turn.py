import signal
import subprocess
import sys
from collections.abc import Callable

from sqlalchemy import text

from kiosk.store import Store, open_store
from kiosk.store.engine import connect

CHILD = """
import os, signal, sys
from kiosk.store import open_store
store = open_store(sys.argv[1])
assert store.take_turn("print") is not None
print("mine", flush=True)
signal.pause()
"""


def test_turn_is_one_process_s_until_it_gives_it_up(store: Store) -> None:
    first = store.take_turn("print")
    assert first is not None
    assert first.holds()
    assert store.take_turn("print") is None
    other = store.take_turn("something else")
    assert other is not None
    other.give_up()
    first.give_up()
    again = store.take_turn("print")
    assert again is not None
    again.give_up()


def test_turn_of_a_killed_process_is_free(store: Store, address: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, address], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "mine\n"
        assert store.take_turn("print") is None
        child.send_signal(signal.SIGKILL)
        child.wait()
    # A server notices the closed connection a moment later.
    while (turn := store.take_turn("print")) is None:
        pass
    turn.give_up()


def test_many_turns_leave_the_database_to_everybody_else(store: Store) -> None:
    turns = [store.take_turn(f"print-{number}") for number in range(30)]
    assert store.revision() >= 0
    for turn in turns:
        assert turn is not None
        assert turn.holds()
        turn.give_up()
    again = store.take_turn("print-0")
    assert again is not None
    again.give_up()


def test_turn_ends_with_its_connection_and_can_be_taken_anew(
    new_database: Callable[[], str],
) -> None:
    address = new_database()
    store, server = open_store(address), connect(address)
    turn = store.take_turn("print")
    assert turn is not None
    with server.read() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON oid = database "
                "WHERE locktype = 'advisory' AND datname = current_database()"
            )
        )
    assert not turn.holds()
    turn.give_up()
    again = store.take_turn("print")
    assert again is not None
    assert again.holds()
    again.give_up()
    store.close()
    server.engine.dispose()
