"""Rules about how fresh the accounts are."""

from collections.abc import Iterator
from datetime import timedelta

from kiosk.packs.draft import Draft
from kiosk.packs.faults import Fault

_FRESH = timedelta(days=180)
"""How long before the event's first day a look at an account still counts."""


def accounts_were_checked(draft: Draft) -> Iterator[Fault]:
    """Somebody has looked at each account, at most 180 days before the event and not after it.

    The event's first day is what counts, so that no pack becomes faulty by itself overnight.
    """
    starts = draft.event.shape.starts if draft.event else None
    ends = draft.event.shape.ends if draft.event else None
    for account in draft.accounts:
        checked_on = account.shape.checked_on
        if checked_on is None:
            # A day that cannot be read has a fault of its own.
            if "checked_on" not in account.broken:
                yield account.hint(
                    "never-checked",
                    "Nobody has checked this account yet.",
                    "Look it up, and write the day into checked_on.",
                    "checked_on",
                )
        elif starts and checked_on < starts - _FRESH:
            days = (starts - checked_on).days
            yield account.hint(
                "checked-long-ago",
                f"This account was checked {days} days before the event; 180 are the most.",
                "Look again, and write the day into checked_on.",
                "checked_on",
            )
        elif ends and checked_on > ends:
            yield account.hint(
                "checked-after-event",
                f"This account was checked on {checked_on}, after the event’s last day.",
                "Put the year right, or look again before the event.",
                "checked_on",
            )
