"""Staff tell a printer to wait, and to go on: each says how it should be, so two taps are one."""

from kiosk.store import Store


class NoSuchPrinterError(Exception):
    """A printer that is not set up."""


def hold(store: Store, name: str) -> None:
    """Let a printer begin no other sheet. Raises `NoSuchPrinterError`."""
    _set(store, name, held=True)


def go_on(store: Store, name: str) -> None:
    """Let a held printer print again. Raises `NoSuchPrinterError`."""
    _set(store, name, held=False)


def _set(store: Store, name: str, *, held: bool) -> None:
    if not store.printers.hold(name, held=held):
        raise NoSuchPrinterError(f"There is no printer “{name}”.")
