"""Which cell of a table a question asks for, if any."""

from assistant.cells.looking import Looked, look_up
from assistant.cells.tables import Row, Table, read_table
