"""The page: the desk on which questions are asked, and where documents are added."""

from assistant.ui.page.adding import go_on
from assistant.ui.page.intake import Intake
from assistant.ui.page.page import build
