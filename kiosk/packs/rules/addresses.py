"""Rules about where codes lead: platforms, web addresses and handles."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from kiosk.packs.draft import Draft, Entry
from kiosk.packs.faults import Fault, instead, shown
from kiosk.packs.rules.repeats import repeated
from kiosk.packs.shapes import EVERY_PLATFORM, Shape
from kiosk.platforms import PLATFORMS, HandleError, normalise_handle

LONGEST_ADDRESS = 500
"""Characters; the code of a longer one is too fine to be scanned across a stand."""


def platforms_are_known(draft: Draft) -> Iterator[Fault]:
    """The event and its steps name platforms that the kiosk knows; the event each of them once."""
    if draft.event is not None:
        for platform in draft.platforms:
            if platform not in PLATFORMS:
                yield _unknown(draft.event, platform, tuple(PLATFORMS), "platforms")
        for platform in repeated(draft.platforms):
            message = f"{shown(platform)} stands here twice."
            yield draft.event.error("written-twice", message, "Keep one.", "platforms")
    known = (EVERY_PLATFORM, *PLATFORMS)
    for step in draft.steps:
        if step.shape.platform is not None and step.shape.platform not in known:
            yield _unknown(step, step.shape.platform, known, "platform")
        for platform in step.shape.link or {}:
            if platform not in known:
                yield _unknown(step, platform, known, "link", platform)


def links_are_addresses(draft: Draft) -> Iterator[Fault]:
    """Every link of a step is an https address."""
    for step in draft.steps:
        for platform, link in (step.shape.link or {}).items():
            yield from _not_an_address(step, link, "link", platform)


def takeaway_is_an_address(draft: Draft) -> Iterator[Fault]:
    """The takeaway's address is an https address without a #, behind which the choices go."""
    if draft.event is None:
        return
    takeaway = draft.event.shape.takeaway
    if takeaway is None:
        # A takeaway that is there but cannot be used has a fault of its own.
        if "takeaway" not in draft.event.broken:
            yield draft.event.hint(
                "no-takeaway",
                "There is no public takeaway address, so codes on paper open a hashtag instead.",
                'When you have one, add: takeaway = "https://example.org/takeaway/"',
            )
        return
    yield from _not_an_address(draft.event, takeaway, "takeaway")
    if "#" in takeaway:
        yield draft.event.error(
            "takeaway-fragment",
            "The takeaway address holds a #.",
            "Leave out the # and all behind it.",
            "takeaway",
        )


def handles_are_valid(draft: Draft) -> Iterator[Fault]:
    """A handle is one that its platform can have; one that begins with # is a hashtag."""
    for account in draft.accounts:
        for platform, handle in account.shape.handles.items():
            if not handle or handle.startswith("#"):
                continue
            try:
                normalise_handle(platform, handle)
            except HandleError as reason:
                cure = "Leave the cell empty where there is none."
                yield account.error("wrong-handle", str(reason), cure, platform)


def _unknown(entry: Entry[Shape], platform: str, known: tuple[str, ...], *path: str) -> Fault:
    message = f"{shown(platform)} is no platform."
    return entry.error("unknown-platform", message, instead(platform, known), *path)


def _not_an_address(entry: Entry[Shape], text: str, *path: str) -> Iterator[Fault]:
    if len(text) > LONGEST_ADDRESS:
        yield entry.error(
            "long-address",
            f"The address has more than {LONGEST_ADDRESS} characters, too many for a code.",
            "Write a shorter one.",
            *path,
        )
    elif not _is_address(text):
        yield entry.error(
            "not-https",
            f"{shown(text)} is not a web address that begins with https://.",
            "Copy the whole address from a browser.",
            *path,
        )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    printable = text.isprintable() and " " not in text
    return parts.scheme == "https" and bool(parts.hostname) and printable
