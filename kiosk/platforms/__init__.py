"""Platforms: how to reach a profile, a hashtag or a new post on each, and what
handles and hashtags may be.

May import settings; knows neither the web nor the database.
"""

from kiosk.platforms.catalogue import PLATFORMS, Platform, Shape
from kiosk.platforms.errors import HandleError, HashtagError, UnknownPlatformError
from kiosk.platforms.handles import normalise_handle
from kiosk.platforms.hashtags import (
    folded_hashtag,
    read_hashtags,
    same_hashtag,
    tag_pieces,
    unsafe_on,
)
from kiosk.platforms.links import account_url, compose_url, follow_url, hashtag_url, profile_url
from kiosk.platforms.speech import spoken

__all__ = [
    "PLATFORMS",
    "HandleError",
    "HashtagError",
    "Platform",
    "Shape",
    "UnknownPlatformError",
    "account_url",
    "compose_url",
    "folded_hashtag",
    "follow_url",
    "hashtag_url",
    "normalise_handle",
    "profile_url",
    "read_hashtags",
    "same_hashtag",
    "spoken",
    "tag_pieces",
    "unsafe_on",
]
