"""One function a screen: an `Asking` in, what the screen shows out. No web, no writing."""

from collections.abc import Callable, Mapping

from kiosk.touchscreen.asking import Asking
from kiosk.touchscreen.screens.checklist import checklist, step
from kiosk.touchscreen.screens.choosing import aim, language, platforms
from kiosk.touchscreen.screens.following import accounts, interests
from kiosk.touchscreen.screens.programme import ideas, session, sessions
from kiosk.touchscreen.screens.taking import finish, takeaway

SCREENS: Mapping[str, Callable[[Asking], object]] = {
    "language": language,
    "aim": aim,
    "platforms": platforms,
    "checklist": checklist,
    "step": step,
    "interests": interests,
    "accounts": accounts,
    "sessions": sessions,
    "session": session,
    "ideas": ideas,
    "takeaway": takeaway,
    "finish": finish,
}
"""The screens of `GET /go/<screen>`, by name."""
