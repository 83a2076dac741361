"""What can be wrong with what is asked of a platform; each says so in plain sentences."""

LONGEST_QUOTE = 40


class UnknownPlatformError(LookupError):
    """A key that names no platform."""

    def __init__(self, platform: str, known: tuple[str, ...]) -> None:
        names = ", ".join(known[:-1]) + " or " + known[-1]
        super().__init__(f"{quoted(platform)} is no platform. Use {names}.")


class HandleError(ValueError):
    """A text that cannot be a handle on the platform."""


class HashtagError(ValueError):
    """A text in which there is no hashtag to open."""


def quoted(text: str) -> str:
    """A text between quotes as a person can read it: short, and without what cannot be printed."""
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return "“" + "".join(sign if sign.isprintable() else "�" for sign in short) + "”"
