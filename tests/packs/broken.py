"""For each rule of `check`, the small pack with the least change that breaks it."""

from kiosk.packs import RuleName
from tests.packs.broken_content import BROKEN_CONTENT
from tests.packs.broken_files import BROKEN_FILES
from tests.packs.broken_look import BROKEN_LOOK
from tests.packs.spoilt import Broken

BROKEN: dict[RuleName, Broken] = {**BROKEN_FILES, **BROKEN_CONTENT, **BROKEN_LOOK}
