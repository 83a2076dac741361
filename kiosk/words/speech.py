"""Texts from the catalogues (English is the source, `cy.po` the Welsh), and dates by Babel."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk.words.sentences import Sentence

SOURCE_LANGUAGE = "en"
_LOCALES = {"en": "en_GB", "cy": "cy_GB"}
LANGUAGES = tuple(_LOCALES)
"""Every language that the kiosk has words in."""


class UnknownLanguageError(Exception):
    """A language for which the kiosk has no words."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Placeholders are written `%(name)s`."""

    language: str
    _catalogue: NullTranslations = field(repr=False, compare=False)
    _locale: Locale = field(repr=False, compare=False)

    @property
    def own_name(self) -> str:
        """What the language calls itself: "Cymraeg"."""
        return self._locale.language_name or self.language

    def gettext(self, message: str, **values: object) -> str:
        """A text of the catalogue, with its placeholders filled."""
        text = self._catalogue.gettext(message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """A text that counts, in the form that the language wants for `number` (`%(num)d`)."""
        return self._catalogue.ngettext(one, many, number) % {"num": number, **values}

    def say(self, sentence: Sentence) -> str:
        """A sentence that was kept, in this language."""
        return sentence.filled(self._catalogue.gettext(sentence.text))

    def day(self, day: date) -> str:
        """A day in full: "Saturday 11 October"."""
        # Babel's Welsh weekday begins with "Dydd"; beside a number the plain name is said.
        return format_date(day, "EEEE d MMMM", self._locale).removeprefix("Dydd ")

    def weekday(self, day: date) -> str:
        """The name of a day: "Saturday"."""
        return format_date(day, "EEEE", self._locale).removeprefix("Dydd ")

    def day_short(self, day: date) -> str:
        """A day in little room: "Sat 11 Oct"."""
        return format_date(day, "EEE d MMM", self._locale)

    def date_plain(self, day: date) -> str:
        """A date without its weekday: "3 October"."""
        return format_date(day, "d MMMM", self._locale)

    def date_short(self, day: date) -> str:
        """A date in little room: "6 Oct"."""
        return format_date(day, "d MMM", self._locale)

    def dates(self, first: date, last: date) -> str:
        """The days of an event: "10–11 October"."""
        if first == last:
            return self.date_plain(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.date_plain(last)}"
        return f"{self.date_plain(first)} – {self.date_plain(last)}"

    def time(self, moment: datetime) -> str:
        """A time of day: "09:00"."""
        return f"{moment:%H:%M}"


@cache
def speak(language: str) -> Words:
    """The words of a language; raises `UnknownLanguageError` where there are none."""
    if language not in _LOCALES:
        raise UnknownLanguageError(language)
    locale = Locale.parse(_LOCALES[language])
    if language == SOURCE_LANGUAGE:
        return Words(language, NullTranslations(), locale)
    return Words(language, _compiled(Path(__file__).with_name(f"{language}.po")), locale)


def _compiled(file: Path) -> GNUTranslations:
    with file.open("rb") as source:
        catalogue = read_po(source)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
