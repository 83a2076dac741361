import pytest

from kiosk.platforms import tag_pieces


@pytest.mark.parametrize(
    ("tag", "pieces"),
    [
        ("PhysioUKExercise", ("Physio", "UK", "Exercise")),
        ("physiotalk", ("physiotalk",)),
        ("csp.org.uk", ("csp", ".org", ".uk")),
        ("csp-wales_2014", ("csp", "-wales", "_2014")),
        ("UK2014", ("UK2014",)),
        ("IPhone", ("I", "Phone")),
        ("ÉtéŴy", ("Été", "Ŵy")),
    ],
)
def test_tag_is_cut_before_each_capital_that_begins_a_word(
    tag: str, pieces: tuple[str, ...]
) -> None:
    assert tag_pieces(tag) == pieces
