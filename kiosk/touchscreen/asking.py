"""What a screen is built from: the stand, the visit so far, and what the address asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode

from kiosk import qr
from kiosk.actions import Store
from kiosk.handouts import Takeaway
from kiosk.packs import Pack
from kiosk.platforms import PLATFORMS, spoken
from kiosk.touchscreen.pages import Answer, Code
from kiosk.visit import Visit, encode
from kiosk.words import Words, speak


@dataclass(frozen=True, kw_only=True)
class Stand:
    """What every screen of one stand shares. `wake` tells the print worker that there is work."""

    pack: Pack
    store: Store
    takeaway: Takeaway
    clock: Callable[[], datetime]
    secret: bytes
    wake: Callable[[], None]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One request for a screen. `query` holds what the address says beside the visit."""

    stand: Stand
    visit: Visit
    screen: str
    now: datetime
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def pack(self) -> Pack:
        """The stand's pack."""
        return self.stand.pack

    @property
    def words(self) -> Words:
        """The words of the visit's language."""
        return speak(self.visit.language)

    @cached_property
    def visit_code(self) -> str:
        """The code of this visit, which most links of a screen carry."""
        return encode(self.visit, self.pack)

    def go(self, screen: str, visit: Visit | None = None, /, **query: object) -> str:
        """The address of a screen with a visit, this one unless another is given."""
        code = self.visit_code if visit is None else encode(visit, self.pack)
        asked = {key: str(value) for key, value in query.items() if value is not None}
        return f"/go/{screen}?{urlencode({'v': code, **asked})}"

    def here(self, visit: Visit) -> str:
        """The address of this same screen with another visit."""
        return self.go(self.screen, visit, **self.query)

    def number(self, key: str, default: int | None = None) -> int | None:
        """A number that the address asks for, or the default where it is none."""
        text = self.query.get(key, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default

    @property
    def chosen_platforms(self) -> tuple[str, ...]:
        """The delegate's platforms in the pack's order."""
        return tuple(key for key in self.pack.event.platforms if key in self.visit.platforms)

    def platform(self, offered: tuple[str, ...]) -> str | None:
        """The platform being looked at: as asked, else the delegate's first, else the first."""
        asked = self.query.get("on")
        if asked in offered:
            return asked
        mine = [key for key in offered if key in self.visit.platforms]
        return next(iter(mine or offered), None)

    def platform_answers(self, offered: tuple[str, ...], shown: str | None) -> tuple[Answer, ...]:
        """A switch between platforms on this same screen."""
        others = {key: value for key, value in self.query.items() if key != "on"}
        return tuple(
            Answer(
                text=PLATFORMS[key].name,
                href=self.go(self.screen, **others, on=key),
                chosen=key == shown,
                mark=key,
            )
            for key in offered
        )

    def code(self, opens: str, says: str | None = None) -> Code:
        """A code that was read back, with its address in words."""
        matrix = qr.proven(opens)
        return Code(
            path=qr.svg_strokes(matrix),
            side=matrix.size + 2 * qr.QUIET,
            opens=opens,
            says=says or spoken(opens),
        )

    def takeaway_code(self) -> Code:
        """The code that carries this visit's choices to the phone."""
        address = self.stand.takeaway.address
        return self.code(f"{address}#{self.visit_code}", spoken(address))


class NotInPackError(Exception):
    """An address that asks for a step, session or question that this pack does not have."""
