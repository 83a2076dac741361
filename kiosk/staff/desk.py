"""What every staff page of one stand shares."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.actions import Store
from kiosk.packs import Pack
from kiosk.words import Words, speak

LANGUAGE = "en"
"""The staff pages speak English; their texts are in the catalogue for when they speak more."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A stand as its staff reach it. `wake` tells the print worker that there is work."""

    pack: Pack
    store: Store
    clock: Callable[[], datetime]
    secret: bytes
    wake: Callable[[], None]

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
