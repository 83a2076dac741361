"""The staff pages: what stand staff touch on the tablet, behind the PIN.

May import actions, packs and words; reaches the store and the printers through actions only.
"""

from kiosk.staff.desk import Desk
from kiosk.staff.language import chosen_language
from kiosk.staff.views import blueprint, message

__all__ = ["Desk", "blueprint", "chosen_language", "message"]
