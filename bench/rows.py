"""How a pair of measurements is printed: the ratio first."""


def row(ours: float, theirs: float) -> str:
    return f"{ours / theirs:9.2f}{ours:7.0f}{theirs:9.0f}"
