"""Where the rooms are wired together: settings and a pack in, the kiosk out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from flask import Flask

from kiosk import staff, takeaway, touchscreen, web
from kiosk.actions import ensure_pin
from kiosk.handouts import Takeaway
from kiosk.packs import Pack, read_pack
from kiosk.printing import (
    FindingError,
    Worker,
    Workers,
    entries,
    find_printers,
    printer_of,
    typeset,
)
from kiosk.settings import ROOT, FoundPrinter, Settings
from kiosk.store import PrinterEntry, Store, open_store

LONGEST_FORM = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class Kiosk:
    """A wired kiosk: the web application, and the print workers that `serve` starts beside it."""

    app: Flask
    workers: Workers
    store: Store
    pack: Pack
    takeaway: Takeaway
    new_pin: str | None


def create_app(settings: Settings) -> Flask:
    """The web application alone, for any WSGI server; print workers run beside it.

    Raises `BrokenPackError`, `StoreError` and `SettingsError`.
    """
    return build(settings, read_pack(settings.pack)).app


def build(
    settings: Settings,
    pack: Pack,
    *,
    own_address: str = "http://127.0.0.1:8000",
    clock: Callable[[], datetime] | None = None,
    find: Callable[[], tuple[FoundPrinter, ...]] = find_printers,
) -> Kiosk:
    """Open the store and wire every room around a pack.

    `own_address` is where this server answers, `clock` tells the event's time, `find` finds
    printers. Raises `StoreError` and `SettingsError`.
    """
    clock = clock or _utc_now
    store = open_store(settings.database_url)
    address = takeaway_address(settings, pack, own_address)
    store.printers.set_up(entries(settings), clock())
    render = partial(typeset, pack=pack, takeaway=address)

    def worker_of(entry: PrinterEntry) -> Worker:
        return Worker(store, printer_of(entry, settings), render, clock)

    def found() -> tuple[FoundPrinter, ...] | None:
        try:
            return find()
        except FindingError:
            return None

    workers = Workers(store, worker_of, clock)
    secret = store.secret()
    app = Flask(
        "kiosk", static_folder=str(ROOT / "static"), template_folder=str(ROOT / "templates")
    )
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_FORM
    stand = touchscreen.Stand(
        pack=pack, store=store, takeaway=address, clock=clock, secret=secret, wake=workers.wake
    )
    desk = staff.Desk(
        pack=pack,
        store=store,
        clock=clock,
        secret=secret,
        wake=workers.wake,
        find=found,
        chosen_language=staff.chosen_language,
    )
    web.prepare(app, stand, desk)
    web.add_health(app, stand, workers)
    app.register_blueprint(touchscreen.blueprint(stand))
    app.register_blueprint(takeaway.blueprint(pack))
    app.register_blueprint(staff.blueprint(desk))
    return Kiosk(
        app=app,
        workers=workers,
        store=store,
        pack=pack,
        takeaway=address,
        new_pin=ensure_pin(store),
    )


def takeaway_address(settings: Settings, pack: Pack, own_address: str) -> Takeaway:
    """Where phones find the takeaway: as set, else as the pack says, else on this server."""
    public = settings.takeaway_url or pack.event.takeaway
    if public:
        return Takeaway(address=public, is_public=True)
    return Takeaway(address=f"{own_address}/takeaway/", is_public=False)


def _utc_now() -> datetime:
    return datetime.now(UTC)
