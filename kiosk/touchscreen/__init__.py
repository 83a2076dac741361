"""The touchscreen: what the delegate touches.

May import actions, suggestions, visit, packs, platforms, qr and words; reaches the store and the
printers through actions only. `views` is its web side, `screens` builds what each screen shows.
"""

from kiosk.touchscreen.asking import Stand
from kiosk.touchscreen.views import asked_language, blueprint, message

__all__ = ["Stand", "asked_language", "blueprint", "message"]
