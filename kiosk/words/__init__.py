"""Words: the screen's own texts in every language, and dates as people say them.

May import settings; knows neither the web nor the database.
"""

from kiosk.words.sentences import Sentence
from kiosk.words.speech import LANGUAGES, Words, speak

__all__ = ["LANGUAGES", "Sentence", "Words", "speak"]
