"""Sentences that are kept, and said in a language only when somebody reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English text of the catalogue, and what fills its placeholders, such as `%(name)s`.

    A text that is in no catalogue is said as it is. As a `str` it is English.
    """

    text: str
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.filled(self.text)

    def filled(self, text: str) -> str:
        """Its text, or the same text in another language, with its placeholders filled."""
        return text % self.values if self.values else text
