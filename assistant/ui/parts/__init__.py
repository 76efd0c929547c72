"""What pages share: their layout, the libraries, what a request brings."""

from assistant.ui.parts import layout, libraries
from assistant.ui.parts.libraries import Shelf, at, name_in
from assistant.ui.parts.requests import Asked, Corrected, Kept, Noting, Opened, Ticks, answer_of, iso_date, scope_of
