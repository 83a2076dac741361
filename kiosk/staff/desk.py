"""What every staff page of one stand shares."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.actions import Store
from kiosk.packs import Pack
from kiosk.settings import FoundPrinter
from kiosk.words import Words, speak

LANGUAGE = "en"
"""The staff pages speak English; their texts are in the catalogue for when they speak more."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A stand as its staff reach it.

    `wake` tells the print workers that there is work. `find` takes seconds to find the printers on
    the network; None where that cannot be asked.
    """

    pack: Pack
    store: Store
    clock: Callable[[], datetime]
    secret: bytes
    wake: Callable[[], None]
    find: Callable[[], tuple[FoundPrinter, ...] | None]

    @property
    def words(self) -> Words:
        """The words of the staff pages."""
        return speak(LANGUAGE)

    def time(self, moment: datetime, now: datetime) -> str:
        """A time of day at the venue, with its day where that is another one."""
        zone, words = self.pack.event.zone, self.words
        there, today = moment.astimezone(zone), now.astimezone(zone).date()
        clock = words.time(there)
        return clock if there.date() == today else f"{clock}, {words.day_short(there)}"

    def day_and_time(self, now: datetime) -> str:
        """The day and the time at the venue."""
        here = now.astimezone(self.pack.event.zone)
        return f"{self.words.day(here)}, {self.words.time(here)}"
