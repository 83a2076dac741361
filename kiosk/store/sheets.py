"""Sheet codes: what staff and delegates call a sheet of paper by, such as 4F7K."""

import secrets

DIGITS = "23456789"
LETTERS = "BCDFGHJKMNPQRSTVWXZ"


def sheet_code() -> str:
    """A random code of digit, letter, digit, letter.

    0 and O, 1, I and L are left out because they look alike, and vowels so that no word appears;
    5 and S cannot be confused, because each place holds one kind only. There are 23,104 codes.
    """
    return "".join(secrets.choice(signs) for signs in (DIGITS, LETTERS, DIGITS, LETTERS))
