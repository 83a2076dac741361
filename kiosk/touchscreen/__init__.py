"""The touchscreen: what the delegate touches.

May import actions, suggestions, visit, packs, platforms, qr and words; reaches the store and the
printers through actions only. `views` is its web side, `screens` builds what each screen shows.
"""

from kiosk.touchscreen.asking import Stand
from kiosk.touchscreen.pages import Message
from kiosk.touchscreen.views import blueprint, message

__all__ = ["Message", "Stand", "blueprint", "message"]
