"""The contents page of an event's set: what each file is for, on which paper, and read from where.

It is a list to tick while the set is printed, with a page for each language.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import groupby

from kiosk.handouts.cards import brand_of
from kiosk.handouts.event_set import EVENT_LAYOUTS, SetFile
from kiosk.handouts.layouts import Layout
from kiosk.handouts.render import tagged_pdf
from kiosk.packs import Pack
from kiosk.words import Words, speak

TEMPLATE = "contents.typ"

MM_A_CM = 10
MM_A_M = 1000


def contents_page(pack: Pack, files: Sequence[SetFile], languages: Sequence[str]) -> bytes:
    """The contents page of these files as PDF/UA-1, a page for each language."""
    spoken_in = [speak(language) for language in languages]
    in_order = sorted(
        files,
        key=lambda file: (EVENT_LAYOUTS.index(file.layout), languages.index(file.languages[0])),
    )
    data = {
        "title": spoken_in[0].gettext("Handouts to print"),
        "brand": asdict(replace(brand_of(pack), logo=None)),
        "languages": languages,
        "words": [
            {
                "title": words.gettext("Handouts to print"),
                "how": words.gettext("Print each file at full size. Tick it when it is done."),
            }
            for words in spoken_in
        ],
        "lists": [list(_list(words, in_order)) for words in spoken_in],
    }
    return tagged_pdf(TEMPLATE, {"data": json.dumps(data)})


def _list(words: Words, files: Sequence[SetFile]) -> Iterator[Mapping[str, object]]:
    for layout, group in groupby(files, key=lambda file: file.layout):
        of_layout = list(group)
        name, use = _said(words)[layout]
        yield {
            "name": name,
            "use": use,
            "paper": _paper(words, layout),
            "distance": words.gettext(
                "Scan from up to %(distance)s.",
                distance=_far(min(file.distance for file in of_layout)),
            ),
            "files": [
                {
                    "name": file.name,
                    "pages": words.ngettext("%(num)d page", "%(num)d pages", file.pages),
                }
                for file in of_layout
            ],
        }


def _far(millimetres: int) -> str:
    """A distance in the largest unit, rounded down: no sheet promises more than it keeps."""
    if millimetres < MM_A_M:
        return f"{millimetres // MM_A_CM}\N{NO-BREAK SPACE}cm"
    return f"{millimetres // (MM_A_M // 10) / 10:g}\N{NO-BREAK SPACE}m"


def _said(words: Words) -> Mapping[Layout, tuple[str, str]]:
    """What each layout is called, and what it is for."""
    return {
        Layout.A4_POSTER: (
            words.gettext("Posters"),
            words.gettext("One for each session. Hang them where people pass."),
        ),
        Layout.A4_SHEET: (
            words.gettext("Cards to cut"),
            words.gettext("Eight on each page. Cut them apart and hand them out."),
        ),
        Layout.A4_TENT: (
            words.gettext("Table signs"),
            words.gettext("One for each session. Fold them and stand them on tables."),
        ),
        Layout.A5_DOOR: (
            words.gettext("Door signs"),
            words.gettext("One for each session. Put them on the doors of the rooms."),
        ),
        Layout.LABEL_62: (
            words.gettext("Labels"),
            words.gettext("One for each session. Stick them where people look."),
        ),
        Layout.RECEIPT_80: (
            words.gettext("Receipts"),
            words.gettext("One for each session. Give them to people who ask."),
        ),
        Layout.CHAT_CARD: (
            words.gettext("Chat cards"),
            words.gettext("The questions of a chat. Hand them out before it starts."),
        ),
        Layout.FOLLOW_SHEET: (
            words.gettext("Accounts to follow"),
            words.gettext("Whom to follow, and why. Hang it on the stand."),
        ),
        Layout.PROFILE_BADGE: (
            words.gettext("Badges"),
            words.gettext("Four on each page. People write on them where to find them."),
        ),
    }


def _paper(words: Words, layout: Layout) -> str:
    match layout:
        case Layout.A5_DOOR | Layout.CHAT_CARD:
            return words.gettext("A5 paper")
        case Layout.LABEL_62:
            return words.gettext("62 mm label roll")
        case Layout.RECEIPT_80:
            return words.gettext("80 mm paper roll")
        case Layout.A4_TENT | Layout.A4_SHEET | Layout.PROFILE_BADGE:
            return words.gettext("A4 card")
        case _:
            return words.gettext("A4 paper")
