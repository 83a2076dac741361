"""Suggestions: which accounts are worth following for this delegate, and why.

May import visit, packs, platforms, words and below; knows neither the web nor the database.
"""

from kiosk.suggestions.ranking import PAGE, Suggestion, suggest
from kiosk.suggestions.reasons import reason

__all__ = ["PAGE", "Suggestion", "reason", "suggest"]
