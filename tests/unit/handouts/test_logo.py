"""The host's logo on paper: in the lower right corner of what an office printer prints."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image, ImageChops

from kiosk.handouts import Handout, Layout, codes_of, event_handout, my_handout, pdf, preflight
from kiosk.handouts.raster import rasters
from kiosk.packs import Picture, Question, SessionKind

LAYOUTS = (
    Layout.A4_POSTER,
    Layout.A5_DOOR,
    Layout.A4_TENT,
    Layout.CHAT_CARD,
    Layout.FOLLOW_SHEET,
    Layout.PROFILE_BADGE,
    Layout.MY_HANDOUT,
)
DPI = 100
MOST_MILLIMETRES = 12
BLUE = (0, 80, 160)

every_layout = pytest.mark.parametrize("layout", LAYOUTS)
every_language = pytest.mark.parametrize(
    "languages", [("en",), ("cy",), ("cy", "en")], ids="+".join
)


def an_svg(width: int, height: int) -> Picture:
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path fill="#0050a0" d="M0 0h{width}v{height}H0z"/></svg>'
    )
    return Picture(data=drawing.encode(), media_type="image/svg+xml")


def a_png() -> Picture:
    file = io.BytesIO()
    Image.new("RGBA", (1500, 500), (*BLUE, 255)).save(file, "PNG")
    return Picture(data=file.getvalue(), media_type="image/png")


WIDE, SQUARE, TALL = an_svg(5, 1), an_svg(1, 1), an_svg(1, 3)
IN_UTF_16 = replace(TALL, data=TALL.data.decode().encode("utf-16"))

every_shape = pytest.mark.parametrize("logo", [WIDE, SQUARE, TALL], ids=["wide", "square", "tall"])


@pytest.fixture
def branded(make: Any) -> Callable[..., Handout]:
    """One session, a chat with its questions, or one account, on paper of a host with a logo."""

    def made(
        layout: Layout,
        logo: Picture | None,
        languages: tuple[str, ...] = ("en",),
        questions: int = 7,
        accounts: int = 2,
        session: dict[str, Any] | None = None,
        **event: Any,
    ) -> Handout:
        asked = tuple(
            Question(no=no, session=1, text=make.both("What help do we need?"))
            for no in range(1, questions + 1)
        )
        every = tuple(make.account(no) for no in range(1, accounts + 1))
        pack = replace(make.pack(accounts=every, questions=asked, **event), logo=logo)
        if layout is Layout.MY_HANDOUT:
            visit = make.visit(language=languages[0], accounts=frozenset(pack.account))
            content = my_handout(pack, visit, takeaway=make.on_stand, sheet="4F7K")
            return Handout(layout=layout, content=content)
        one = make.session(1, **{"kind": SessionKind.CHAT, **(session or {})})
        return event_handout(layout, pack, [one], languages, takeaway=None)

    return made


def logos_on(document: bytes) -> list[tuple[float, float, float, float] | None]:
    """Left, top, right and bottom of the logo on each page, in millimetres."""
    return [_box_of(page) for page in rasters(document, DPI, "RGB")]


def _box_of(page: Image.Image) -> tuple[float, float, float, float] | None:
    page = page.copy()
    # A tent's upper half is the other face, upside down.
    page.paste("white", (0, 0, page.width, page.height // 2))
    # Only the logo is blue: other marks have red in them, and black has no blue.
    red, _, blue = page.split()
    found = ImageChops.subtract(blue, red).point(lambda dot: 255 * (dot > 100)).getbbox()
    if found is None:
        return None
    left, top, right, bottom = (each / DPI * 25.4 for each in found)
    return left, top, right, bottom


@every_layout
@pytest.mark.parametrize(
    "logo", [a_png(), WIDE, SQUARE, IN_UTF_16], ids=["png", "wide", "square", "utf-16"]
)
@every_language
def test_logo_is_printed_with_the_name_of_the_host(
    branded: Any, look: Any, layout: Layout, logo: Picture, languages: tuple[str, ...]
) -> None:
    handout = branded(layout, logo, languages)
    made = pdf(handout)
    sheet = look(made)
    sides = len(languages) if layout is Layout.CHAT_CARD else 1
    assert sheet.alts().count("Chartered Society of Physiotherapy") == sides
    assert sheet.codes == codes_of(handout)
    preflight(made, handout)
    assert pdf(handout) == made


@every_layout
@every_shape
def test_logo_stands_small_in_the_lower_right_corner(
    branded: Any, layout: Layout, logo: Picture
) -> None:
    page = next(rasters(pdf(branded(layout, logo)), DPI, "RGB"))
    begins = page.width // 2 if layout is Layout.PROFILE_BADGE else 0
    # The last of the badges; all of them are alike.
    page.paste("white", (0, 0, begins, page.height))
    width, height = (each / DPI * 25.4 for each in page.size)
    found = _box_of(page)
    assert found is not None
    left, top, right, bottom = found
    assert left > (width + begins / DPI * 25.4) / 2
    # A dot that is touched counts whole.
    assert width - 13 < right < width - 8 + 25.4 / DPI
    assert height - 25 < bottom < height - 8
    assert 2.5 < bottom - top <= MOST_MILLIMETRES + 0.3


@every_layout
@every_shape
def test_logo_pushes_no_word_to_another_page(
    branded: Any, look: Any, layout: Layout, logo: Picture
) -> None:
    shown, bare = (look(pdf(branded(layout, each))) for each in (logo, None))
    assert shown.text == bare.text
    assert len(shown.pictures(30)) == len(bare.pictures(30))


@every_shape
def test_foot_of_every_page_has_the_logo_and_the_number(
    branded: Any, look: Any, logo: Picture
) -> None:
    made = pdf(branded(Layout.FOLLOW_SHEET, logo, accounts=13))
    first, *others = logos_on(made)
    assert first is not None
    assert others == [first] * len(others)
    assert others
    sheet = look(made)
    assert sheet.alts().count("Chartered Society of Physiotherapy") == 1
    assert f"1/{len(others) + 1}" in sheet.text


@pytest.mark.parametrize("questions", [1, 4, 7, 9, 20])
def test_logo_stands_on_the_last_page_of_a_chat_card(branded: Any, questions: int) -> None:
    handout = branded(Layout.CHAT_CARD, SQUARE, questions=questions)
    made = pdf(handout)
    *others, last = logos_on(made)
    assert last is not None
    assert others == [None] * len(others)
    preflight(made, handout)


def test_logo_is_left_out_where_questions_would_crowd(branded: Any) -> None:
    shown, bare = (pdf(branded(Layout.CHAT_CARD, each, questions=13)) for each in (SQUARE, None))
    assert logos_on(shown) == [None]
    assert shown == bare


def test_logo_is_left_out_where_the_foot_is_full(branded: Any, look: Any) -> None:
    name = "A conference whose name is so long that the foot of a page has room for nothing else"
    shown, bare = (pdf(branded(Layout.MY_HANDOUT, each, name=name)) for each in (SQUARE, None))
    assert shown == bare
    assert name in look(shown).text


@pytest.mark.parametrize("layout", [Layout.A4_SHEET, Layout.LABEL_62, Layout.RECEIPT_80])
def test_cards_to_cut_and_rolls_have_no_logo(branded: Any, layout: Layout) -> None:
    assert pdf(branded(layout, SQUARE)) == pdf(branded(layout, None))
