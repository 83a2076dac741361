from typing import Any

import pytest

from kiosk.handouts import EVENT_LAYOUTS, Layout, SetFile, contents_page


def a_file(layout: Layout, language: str = "en", **changes: Any) -> SetFile:
    about = {"pages": 4, "codes": 4, "distance": 450, **changes}
    return SetFile(layout=layout, languages=(language,), **about)


def a_whole_set() -> list[SetFile]:
    return [a_file(layout, each) for layout in EVENT_LAYOUTS for each in ("cy", "en")]


def test_each_language_has_a_page_of_its_own(make: Any, look: Any) -> None:
    made = contents_page(make.pack(), a_whole_set(), ("cy", "en"))
    sheet = look(made)
    assert sheet.is_tagged
    assert b"/Lang(cy)" in made
    assert (sheet.title, sheet.author) == (
        "Taflenni i’w hargraffu",
        "Chartered Society of Physiotherapy",
    )
    assert len(sheet.pictures()) == 2
    assert sheet.text.index("Posteri") < sheet.text.index("Posters")
    assert [kind for kind, _ in sheet.tags() if kind[:1] == "H"] == ["H1", *["H2"] * 9] * 2


def test_file_is_listed_with_pages_paper_and_distance(make: Any, look: Any) -> None:
    files = [
        a_file(Layout.A4_POSTER, pages=1, distance=1300),
        a_file(Layout.LABEL_62, distance=386),
    ]
    text = look(contents_page(make.pack(), files, ("en",))).text
    assert "a4-poster-en.pdf 1 page A4 paper. Scan from up to 1.3 m." in text
    assert "label-62-en.pdf 4 pages 62 mm label roll. Scan from up to 38 cm." in text
    assert "Physiotherapy UK 2014, Chartered Society of Physiotherapy" in text


@pytest.mark.parametrize(
    ("distance", "said"), [(240, "24 cm"), (999, "99 cm"), (1000, "1 m"), (1299, "1.2 m")]
)
def test_distance_is_never_rounded_up(make: Any, look: Any, distance: int, said: str) -> None:
    files = [a_file(Layout.A5_DOOR, distance=distance), a_file(Layout.A5_DOOR, "cy", distance=5000)]
    assert f"up to {said}." in look(contents_page(make.pack(), files, ("en", "cy"))).text


def test_files_are_in_one_order_whichever_was_finished_first(make: Any) -> None:
    files = a_whole_set()
    pages = {contents_page(make.pack(), each, ("cy", "en")) for each in (files, files[::-1])}
    assert len(pages) == 1


def test_long_name_of_an_event_stays_on_its_line(make: Any, look: Any) -> None:
    pack = make.pack(name="A conference of many words " * 8)
    (page,) = look(contents_page(pack, a_whole_set()[1::2], ("en",))).pictures(100)
    edge = round(8 / 25.4 * 100)
    page.paste(255, (edge, edge, page.width - edge, page.height - edge))
    assert page.getextrema() == (255, 255)
