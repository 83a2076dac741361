import pytest

from kiosk.platforms.hashtags.addresses import addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no address", []),
        ("csp.org.uk", ["csp.org.uk"]),
        ("see csp.org.uk.", ["csp.org.uk"]),
        ("https://csp.org.uk/a_(b)", ["https://csp.org.uk/a_(b)"]),
        ("https://csp.org.uk/a_(b(c))d", ["https://csp.org.uk/a_(b(c))d"]),
        ("https://csp.org.uk/a.", ["https://csp.org.uk/a"]),
        ("https://csp.org.uk/.(a)", ["https://csp.org.uk/"]),
        ("https://csp.org.uk:8080/a?b=c&d", ["https://csp.org.uk:8080/a?b=c&d"]),
        ("HTTPS://CSP.ORG.UK", ["HTTPS://CSP.ORG.UK"]),
        ("https://bücher.de/x", ["https://bücher.de/x"]),
        ("日本csp.org.uk日本", ["csp.org.uk"]),
        ("csp.org.uk日bbc.co.uk", ["csp.org.uk", "bbc.co.uk"]),
        ("https://日本.みんな", ["https://日本.みんな"]),
        ("日本.みんな", []),
        ("https://xn--wgv71a.xn--q9jyb4c", ["https://xn--wgv71a.xn--q9jyb4c"]),
        ("physio.walse", []),
        ("https://physio", []),
        ("team@csp.org.uk", []),
        ("#csp.org.uk", []),
        ("-csp.org.uk", []),
        ("a_b.csp.org.uk", ["b.csp.org.uk"]),
        ("https://a_b.csp.org.uk", ["https://a_b.csp.org.uk"]),
        ("https://a_b.uk", []),
        ("https://t.co/abc/def", ["https://t.co/abc"]),
        ("https://t.co/" + "a" * 41, []),
        ("https://" + "a" * 64 + ".uk", []),
        ("https://" + "a" * 63 + ".uk", ["https://" + "a" * 63 + ".uk"]),
        ("https://" + "日" * 60 + ".uk", []),
        ("https://csp.org.uk/" + "a" * 5000, []),
        ("a.co b.co", ["a.co", "b.co"]),
        ("a.co,b.co", ["a.co", "b.co"]),
    ],
)
def test_addresses_are_those_that_x_links(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in addresses(text)] == found
