"""The samples beside the templates show exactly what the kiosk prints."""

import json

import pytest
import typst

from docs.pictures.handouts import SAMPLES, sample_text, samples
from kiosk.handouts import Handout, Layout, pdf
from kiosk.handouts.render import STANDARD, TEMPLATES, UNDATED, fonts

HANDOUTS = {handout.layout: handout for handout in samples()}


@pytest.mark.parametrize("layout", Layout)
def test_layout_previews_with_its_sample_as_it_prints(layout: Layout) -> None:
    compiler = typst.Compiler(root=TEMPLATES, font_paths=fonts(), ignore_system_fonts=True)
    previewed = compiler.compile(
        input=TEMPLATES / f"{layout}.typ",
        format="pdf",
        pdf_standards=[STANDARD],
        timestamp=UNDATED,
        sys_inputs={"sample": layout},
    )
    assert previewed == pdf(HANDOUTS[layout])


@pytest.mark.parametrize("layout", Layout)
def test_sample_is_what_the_kiosk_gives_the_template_today(layout: Layout) -> None:
    kept = json.loads((SAMPLES / f"{layout}.json").read_text(encoding="utf-8"))
    handout: Handout = HANDOUTS[layout]
    assert kept == json.loads(sample_text(handout)), "Run python -m docs.pictures.handouts."
