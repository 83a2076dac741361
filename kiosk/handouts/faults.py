"""What `check` says of handouts: codes too fine, words without room, signs without a font."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk import qr
from kiosk.handouts.cards import session_opens
from kiosk.handouts.fitting import Misfits, WideWord, misfits
from kiosk.handouts.layouts import PLACES, Layout, scan_distance
from kiosk.handouts.signs import missing_signs
from kiosk.packs import Draft, Fault, Pack
from kiosk.packs.draft import Entry
from kiosk.packs.faults import shown
from kiosk.packs.shapes import EventShape, Shape
from kiosk.platforms import PLATFORMS, account_url

SURELY_REACHES = 62
"""Bytes that a code of 33 modules holds at level M (ISO/IEC 18004, table 7)."""


def faults_on_paper(pack: Pack, draft: Draft) -> tuple[Fault, ...]:
    """Every fault that shows when a pack is drawn; the draft is the one that it was built from."""
    # What has no room in one language often has none in the other.
    return tuple(dict.fromkeys(_Look(pack, draft).faults()))


@dataclass(frozen=True, slots=True)
class _Look:
    pack: Pack
    draft: Draft

    def faults(self) -> Iterator[Fault]:
        yield from self.missing_signs()
        yield from self.fine_codes()
        entries = self.entries()
        for language in self.pack.event.languages:
            yield from self.misfits(misfits(self.pack, language), language, entries)

    # ---- Signs

    def missing_signs(self) -> Iterator[Fault]:
        for entry in self.every_entry():
            for path, text in _texts(entry.shape.model_dump(mode="python")):
                missing = missing_signs(text)
                if missing:
                    yield _missing(entry, path, missing)

    def every_entry(self) -> Iterator[Entry[Shape]]:
        draft = self.draft
        yield self.event
        yield from (*draft.interests, *draft.audiences, *draft.steps)
        yield from (*draft.accounts, *draft.sessions, *draft.questions)

    @property
    def event(self) -> Entry[EventShape]:
        assert self.draft.event is not None
        return self.draft.event

    # ---- Codes

    def fine_codes(self) -> Iterator[Fault]:
        event = self.pack.event
        if event.takeaway is not None:
            last = max((session.no for session in self.pack.sessions), default=1)
            found = _too_fine(f"{event.takeaway}#s{last}", Layout.A4_SHEET)
            if found:
                message = f"The code of this address with a session’s number {found}."
                yield self.event.warning(
                    "code-distance", message, "Publish it at a shorter address.", "takeaway"
                )
        else:
            yield from self.fine_hashtags()
        for account, entry in zip(self.pack.accounts, self.draft.accounts, strict=True):
            for platform, handle in account.handles.items():
                found = _too_fine(account_url(platform, handle), Layout.MY_HANDOUT)
                if found and platform in event.platforms:
                    message = f"The code of {shown(handle)} on {PLATFORMS[platform].name} {found}."
                    cure = "Leave the cell empty if another platform has a shorter address."
                    yield entry.warning("code-distance", message, cure, platform)

    def fine_hashtags(self) -> Iterator[Fault]:
        first, *_ = platforms = self.pack.event.platforms
        places = [(Layout.A4_SHEET, first), *((Layout.MY_HANDOUT, each) for each in platforms)]
        for session, entry in zip(self.pack.sessions, self.draft.sessions, strict=True):
            for layout, platform in places:
                found = _too_fine(session_opens(session, None, platform), layout)
                if found:
                    name = PLATFORMS[platform].name
                    message = f"The code of “#{session.hashtag}” on {name} {found}."
                    cure = "Use a shorter hashtag, or give event.toml a takeaway address."
                    yield entry.warning("code-distance", message, cure, "hashtag")
                    break

    # ---- Room

    def entries(self) -> Mapping[tuple[str, int], Entry[Shape]]:
        pack, draft = self.pack, self.draft
        return {
            (items, item.no): entry
            for items, entries in (
                ("steps", zip(pack.steps, draft.steps, strict=True)),
                ("accounts", zip(pack.accounts, draft.accounts, strict=True)),
                ("sessions", zip(pack.sessions, draft.sessions, strict=True)),
            )
            for item, entry in entries
        }

    def misfits(
        self, found: Misfits, language: str, entries: Mapping[tuple[str, int], Entry[Shape]]
    ) -> Iterator[Fault]:
        where = f"on {Layout.MY_HANDOUT}"
        if found.is_event_long:
            message = f"The name is longer than the foot of a page {where}."
            yield self.event.warning("text-overflow", message, "Write it shorter.", "name")
        for small in found.small:
            wants = "have no room"
            if small.fits:
                wants = f"have room in {small.points:g} points only, and paper needs 12"
            message = f"On {Layout.A4_SHEET} the hashtag and the room {wants}."
            yield entries["sessions", small.no].warning(
                "text-overflow", message, "Write the hashtag or the room shorter."
            )
        if found.unmeasured:
            message = f"This card and {len(found.unmeasured) - 1} more are too full to measure all."
            yield entries["sessions", found.unmeasured[0]].warning(
                "text-overflow", message, "Shorten the hashtags and rooms above, and check again."
            )
        for wide in _once(found.wide):
            message = f"{shown(wide.word)} is wider than its place {where}."
            cure = "Write it in two words, or with a hyphen."
            yield entries[wide.items, wide.no].warning(
                "text-overflow", message, cure, wide.field, language
            )
        for items, what, numbers in (
            ("sessions", "title", found.high_sessions),
            ("accounts", "reason", found.high_accounts),
        ):
            for no in numbers:
                message = f"The {what} is longer than a page {where}."
                yield entries[items, no].warning("text-overflow", message, "Write it shorter.")


def _too_fine(address: str, layout: Layout) -> str | None:
    """From how near the code of an address must be read, where that is too near."""
    if len(address.encode()) <= SURELY_REACHES:
        return None
    reach, promised = scan_distance(layout, qr.modules(address)), PLACES[layout].distance
    if reach >= promised:
        return None
    return f"reads from {reach // 10} cm on {layout}, and should from {promised // 10} cm"


def _once(wide: tuple[WideWord, ...]) -> Iterator[WideWord]:
    """Each word of an item once, though it may be too wide for several places."""
    yield from {(each.items, each.no, each.field, each.word): each for each in wide}.values()


def _texts(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, str(key)))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, path)


def _missing(entry: Entry[Shape], path: tuple[str, ...], missing: tuple[str, ...]) -> Fault:
    first, *others = missing
    name = f"“{first}”" if first.isprintable() else f"U+{ord(first):04X}"
    more = f" and {len(others)} more" if others else ""
    message = f"The fonts of the kiosk have no sign for {name}{more}."
    return entry.error("missing-sign", message, "Write it in letters, or take it out.", *path)
