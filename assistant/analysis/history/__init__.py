"""History: saved reports, whether they still stand, and what changed in a document."""

from assistant.analysis.history.changes import ChangesReport, SentenceChange, changes_since
from assistant.analysis.history.notes import Note, Notes, add_note, notes_in, paper_of_notes, remove_note
from assistant.analysis.history.saved import (
    SavedListReport,
    SavedReport,
    SavedSummary,
    citations_in,
    kind_of,
    list_saved,
    open_saved,
    save,
)
from assistant.analysis.history.standing import Standing, State, standing_of
