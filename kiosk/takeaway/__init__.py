"""The takeaway: what the delegate's phone opens, and the codes of the pack for slides.

May import visit, packs, platforms, qr and words. `compose` turns a pack into a page, `codes` says
what a code opens, `views` is the web side. What a delegate chose stands behind the # of the
address; only `static/takeaway/takeaway.js` reads it, on the phone.
"""

from kiosk.takeaway.views import blueprint

__all__ = ["blueprint"]
