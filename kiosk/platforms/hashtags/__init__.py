"""What a platform links as a hashtag, and which hashtags are one to it."""

from kiosk.platforms.hashtags.pieces import tag_pieces
from kiosk.platforms.hashtags.reading import folded_hashtag, read_hashtags, same_hashtag, unsafe_on

__all__ = ["folded_hashtag", "read_hashtags", "same_hashtag", "tag_pieces", "unsafe_on"]
