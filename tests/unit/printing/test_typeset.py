from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdfium2 import PdfDocument

from kiosk.actions import reprint, request_print
from kiosk.handouts import Ladder, Takeaway
from kiosk.packs import Pack
from kiosk.printing import TypesetError, typeset
from kiosk.qr import read_codes
from kiosk.store import PrintJob, Store
from kiosk.visit import Visit, fresh

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
TAKEAWAY = Takeaway(address="https://stand.example/takeaway/", is_public=True)


@pytest.fixture
def visit(pack: Pack) -> Visit:
    return fresh("en").with_platforms({"bluesky"}).toggle_session(pack.sessions[0].no)


@pytest.fixture
def job(store: Store, pack: Pack, visit: Visit) -> PrintJob:
    return request_print(store, pack, visit, "my-handout", NOW)


def test_sheet_carries_its_code_and_what_the_visit_chose(
    job: PrintJob, pack: Pack, visit: Visit
) -> None:
    sheet = PdfDocument(typeset(job, pack, TAKEAWAY))
    text = "".join(page.get_textpage().get_text_bounded() for page in sheet)
    assert job.sheet in text
    assert pack.sessions[0].hashtag in text
    codes = set(read_codes(sheet[0].render(scale=3).to_pil()))
    assert f"{TAKEAWAY.address}#{job.visit}" in codes


def test_sheet_can_be_a_receipt(job: PrintJob, pack: Pack) -> None:
    sheet = PdfDocument(typeset(replace(job, layout="receipt-80"), pack, TAKEAWAY))
    assert len(sheet) == 1
    codes = read_codes(sheet[0].render(scale=3).to_pil())
    assert codes[0] == f"{TAKEAWAY.address}#{job.visit}"
    assert len(codes) == 2


@pytest.mark.parametrize(("language", "word"), [("en", "Reprint"), ("cy", "Ailargraffiad")])
@pytest.mark.parametrize("layout", ["my-handout", "receipt-80"])
def test_reprint_says_so_beside_its_code_and_a_first_print_does_not(
    layout: str, language: str, word: str, store: Store, pack: Pack
) -> None:
    first = request_print(store, pack, fresh(language), "my-handout", NOW)
    again = reprint(store, first.id, 0, NOW)
    texts = []
    for job in (first, again):
        sheet = PdfDocument(typeset(replace(job, layout=layout), pack, TAKEAWAY))
        texts.append("".join(page.get_textpage().get_text_bounded() for page in sheet))
    assert word not in texts[0]
    assert f"{again.sheet} · {word}" in texts[1]


@pytest.mark.parametrize("ladder", Ladder)
def test_test_page_needs_no_visit_and_carries_its_code(
    ladder: Ladder, job: PrintJob, pack: Pack
) -> None:
    test_page = replace(job, layout=ladder, visit="", language="cy")
    (page,) = PdfDocument(typeset(test_page, pack, TAKEAWAY))
    assert f"Taflen {job.sheet}" in page.get_textpage().get_text_bounded()
    again = replace(test_page, original=job.id)
    (page,) = PdfDocument(typeset(again, pack, TAKEAWAY))
    assert f"{job.sheet} · Ailargraffiad" in page.get_textpage().get_text_bounded()


def test_sheet_of_another_pack_is_said_in_a_sentence(job: PrintJob, pack: Pack) -> None:
    other = replace(pack, event=replace(pack.event, slug="another-event"))
    with pytest.raises(TypesetError, match="belong to another event pack"):
        typeset(job, other, TAKEAWAY)


def test_layout_that_is_none_is_said_in_a_sentence(job: PrintJob, pack: Pack) -> None:
    with pytest.raises(TypesetError, match="cannot print “banner”"):
        typeset(replace(job, layout="banner"), pack, TAKEAWAY)


def test_address_that_fits_no_code_is_said_in_a_sentence(job: PrintJob, pack: Pack) -> None:
    endless = Takeaway(address="https://stand.example/" + "a" * 5000, is_public=True)
    with pytest.raises(TypesetError):
        typeset(job, pack, endless)
