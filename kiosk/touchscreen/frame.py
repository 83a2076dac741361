"""What surrounds a screen: Back, Next, the strip, the idle time, and the token of its forms."""

import hmac
from dataclasses import replace
from functools import cache

from kiosk.touchscreen.asking import Asking
from kiosk.touchscreen.pages import Frame, Strip
from kiosk.touchscreen.walk import place
from kiosk.visit import Visit
from kiosk.words import speak

IDLE = 60
IDLE_AT_THE_PHONE = 120
"""Seconds without touch until the warning; longer where the delegate looks at the phone."""

WARNING = 30
"""Seconds that the warning lasts."""

PHONE_SCREENS = {"step", "session", "ideas", "takeaway"}


def frame(asking: Asking, notice: str | None = None) -> Frame:
    """What surrounds this screen for this visit."""
    visit, event, words = asking.visit, asking.pack.event, asking.words
    where = place(asking.screen, visit.aim)
    return Frame(
        name=asking.screen,
        language=visit.language,
        event=event.name,
        dates=words.dates(event.starts, event.ends),
        number=where.number,
        count=where.count,
        back=_back(asking, where.before),
        next=asking.go(where.after) if where.after else None,
        strip=_strip(asking),
        seconds=_seconds(visit.language),
        idle=IDLE_AT_THE_PHONE if asking.screen in PHONE_SCREENS else IDLE,
        notice=notice,
        query=tuple(asking.query.items()),
        token=token(asking.stand.secret, visit),
        visit=asking.visit_code,
        has_theme=bool(event.theme),
    )


@cache
def _seconds(language: str) -> tuple[str, ...]:
    words = speak(language)
    return tuple(
        words.ngettext("%(num)d second", "%(num)d seconds", second) for second in range(WARNING + 1)
    )


def token(secret: bytes, visit: Visit) -> str:
    """What a form of this visit must bring along, so that no other site can send it."""
    return hmac.digest(secret, b"touchscreen " + visit.id.encode(), "sha256").hex()


def _back(asking: Asking, before: str | None) -> str | None:
    if before is None or before == "attract":
        return "/"
    if asking.screen == "step":
        step = asking.pack.step.get(asking.number("no") or 0)
        return asking.go("checklist", stage=step.stage if step else None)
    if asking.screen == "ideas" and "no" in asking.query:
        return asking.go("ideas", on=asking.query.get("on"))
    if asking.screen == "platforms" and "ask" in asking.query:
        return asking.go("platforms", ask="who" if asking.query["ask"] == "how" else None)
    return asking.go(before)


def _strip(asking: Asking) -> Strip:
    visit, languages = asking.visit, asking.pack.event.languages
    other = languages[(languages.index(visit.language) + 1) % len(languages)]
    return Strip(
        larger=asking.here(visit.toggle_larger()),
        larger_on=visit.larger,
        calm=asking.here(visit.toggle_calm()),
        calm_on=visit.calm,
        language=asking.here(replace(visit, language=other)),
        language_code=other,
        language_name=speak(other).own_name,
        again="/",
    )
