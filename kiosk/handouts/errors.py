"""What can keep a handout from being made; each says in plain words what to do."""


class RenderError(Exception):
    """A content that cannot be set on paper."""


class NothingToPrintError(RenderError):
    """A pack that has nothing to show on a layout."""


class PreflightError(Exception):
    """A finished sheet that would not be on paper what it was meant to be."""
