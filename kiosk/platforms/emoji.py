"""The emoji of several characters that X counts as one: those of its twitter-text 3.1, and no more.

It knows the emoji of 2018 (Emoji 11). What is newer, and couples and jobs that are joined of many
signs, count sign by sign here: never less than X counts, so that no post is too long.
"""

import regex

_COUNTRIES = (
    "ACDEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNOPRUVWXYZ DEGJKMOZ EACEGHRSTU FIJKMOR "
    "GABDEFGHILMNPQRSTUWY HKMNRTU ICDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY "
    "MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ "
    "TACDFGHJKLMNORTVWZ UAGMNSYZ VACEGINU WFS XK YET ZAMW"
)
"""Of the two letters of each flag the first, and behind it all that can be the second."""

_REGIONAL = {letter: chr(0x1F1E6 + no) for no, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_FLAGS = "|".join(
    f"{_REGIONAL[letters[0]]}[{''.join(_REGIONAL[letter] for letter in letters[1:])}]"
    for letters in _COUNTRIES.split()
)
_NATIONS = "🏴\U000e0067\U000e0062(?:{})\U000e007f".format(
    "|".join(
        "".join(chr(0xE0000 + ord(letter)) for letter in nation) for nation in ("eng", "sct", "wls")
    )
)
_NO_HANDS = (
    r"\U0001f46a-\U0001f46d\U0001f46f\U0001f48f\U0001f491\U0001f90c\U0001f90f\U0001f91d\U0001f93c"
    r"\U0001f977\U0001f9bb\U0001f9cd-\U0001f9cf\U0001fac3-\U0001faff"
)
_SKIN = rf"(?![{_NO_HANDS}])\p{{Emoji_Modifier_Base}}\p{{Emoji_Modifier}}"
_COLOURED = (
    r"(?![\u267e\u26a7])\p{Emoji}(?<=\p{Extended_Pictographic})(?<!\p{Emoji_Presentation})\ufe0f"
)
_PARENTS = "(?:👨\u200d[👨👩]|👩\u200d👩|[👨👩])"
_FAMILY = f"{_PARENTS}\u200d(?:👧\u200d[👦👧]|👦\u200d👦|[👦👧])"

EMOJI = regex.compile(rf"{_FLAGS}|{_NATIONS}|[0-9#*]\ufe0f?\u20e3|{_FAMILY}|{_SKIN}|{_COLOURED}")
