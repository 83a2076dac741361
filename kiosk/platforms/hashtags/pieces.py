"""Where a hashtag or handle that is too long for its line may break."""


def tag_pieces(tag: str) -> tuple[str, ...]:
    """A tag cut before each capital that begins a word, and before "@", ".", "-" and "_".

    `theme.typ` cuts in the same places.
    """
    pieces, follows_capital = [""], False
    for letter, after in zip(tag, (*tag[1:], ""), strict=True):
        is_capital = letter.lower() != letter
        begins = is_capital and (not follows_capital or after.upper() != after)
        if pieces[-1] and (begins or letter in "@.-_"):
            pieces.append("")
        pieces[-1] += letter
        follows_capital = is_capital
    return tuple(pieces)
