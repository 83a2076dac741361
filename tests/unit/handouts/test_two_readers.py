"""Every layout in its printer's dots, read by two decoders that are made by different people."""

import cv2
import numpy as np
import pytest

from kiosk import qr
from kiosk.handouts import Handout, codes_of, pdf
from kiosk.handouts.layouts import PLACES
from kiosk.handouts.raster import rasters
from tests.golden_pages import golden_handouts

OFFICE_DPI = 300
FULLEST = {
    name: handout
    for name, handout in golden_handouts()
    if len(handout.content.languages) > 1 or name.startswith("own-")
}


@pytest.mark.parametrize("name", FULLEST)
def test_both_readers_read_every_code_of_a_layout(name: str) -> None:
    handout: Handout = FULLEST[name]
    dpi = PLACES[handout.layout].dpi or OFFICE_DPI
    first, second = [], []
    for page in rasters(pdf(handout), dpi, "L"):
        first += qr.read_codes(page)
        _, texts, *_ = cv2.QRCodeDetectorAruco().detectAndDecodeMulti(np.asarray(page))
        second += texts
    assert sorted(first) == sorted(codes_of(handout))
    assert sorted(second) == sorted(codes_of(handout))
