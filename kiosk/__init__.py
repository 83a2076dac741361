"""The stand kiosk: a touchscreen, a staff tablet, printed handouts and a takeaway for the phone.

Imports run downwards only; `docs/architecture.md` names the rooms in their order.
"""

__version__ = "0.1.0"
