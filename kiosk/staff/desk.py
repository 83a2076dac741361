"""What every staff page of one stand shares."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.actions import Store
from kiosk.packs import Pack
from kiosk.settings import FoundPrinter
from kiosk.words import Words, speak

USUAL_LANGUAGE = "en"
"""What the staff pages speak until staff choose, where the event speaks it."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A stand as its staff reach it.

    `wake` tells the print workers that there is work. `find` takes seconds to find the printers on
    the network; None where that cannot be asked. `chosen_language` is what staff chose on the
    tablet that asks, None where they did not.
    """

    pack: Pack
    store: Store
    clock: Callable[[], datetime]
    secret: bytes
    wake: Callable[[], None]
    find: Callable[[], tuple[FoundPrinter, ...] | None]
    chosen_language: Callable[[], str | None]

    @property
    def language(self) -> str:
        """The language of the tablet that asks: always one of the event."""
        languages = self.pack.event.languages
        wished = (self.chosen_language(), USUAL_LANGUAGE)
        return next((each for each in wished if each in languages), languages[0])

    @property
    def words(self) -> Words:
        """The words of the staff pages, in the language of the tablet that asks."""
        return speak(self.language)

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
