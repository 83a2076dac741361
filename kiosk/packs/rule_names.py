"""The name of every rule of `check`: they are stable, because programs and people rely on them."""

from typing import Literal, get_args

RuleName = Literal[
    # The folder and its files
    "missing-folder",
    "missing-file",
    "closed-file",
    "large-file",
    "not-text",
    "not-utf-8",
    "not-toml",
    "deep-key",
    "wrong-table",
    "empty-file",
    "not-csv",
    "column-twice",
    "column-without-name",
    "missing-column",
    "unknown-column",
    "row-length",
    "too-many-entries",
    # Keys and cells
    "unknown-key",
    "missing-key",
    "wrong-value",
    "wrong-date",
    "wrong-time",
    "spreadsheet-date",
    "unknown-zone",
    "unknown-stage",
    "unknown-drawing",
    "unknown-kind",
    "written-twice",
    # Numbers and keys that are printed inside codes
    "no-twice",
    "no-reused",
    "broken-numbers",
    "numbers-not-kept",
    "key-twice",
    # Languages and plain words
    "unknown-language",
    "missing-text",
    "shared-text",
    "extra-language",
    "empty-line",
    "how-lines",
    "reading-age",
    "hard-about",
    "long-sentence",
    "long-quote",
    # Times and rooms
    "event-ends-early",
    "outside-event",
    "wrong-end",
    "zone-without-place",
    "hour-never",
    "hour-twice",
    "room-twice",
    # Where codes lead
    "unknown-platform",
    "long-address",
    "not-https",
    "takeaway-fragment",
    "no-takeaway",
    "wrong-handle",
    "never-checked",
    "checked-long-ago",
    # Hashtags
    "wrong-hashtag",
    "hashtag-twice",
    "look-alike-hashtags",
    "no-capitals",
    # What belongs together
    "unknown-interest",
    "unknown-audience",
    "no-chat",
    "platform-without-steps",
    "interest-without-account",
    # Colours and pictures
    "unknown-colour",
    "wrong-colour",
    "theme-contrast",
    "image-type",
    "image-too-large",
    "image-broken",
    "image-animated",
    "image-active",
    "image-reference",
    "image-bomb",
    # Paper
    "code-distance",
    "text-overflow",
    "missing-sign",
]

RULE_NAMES: tuple[RuleName, ...] = get_args(RuleName)
"""Every rule, in the order of `docs/packs.md`."""
