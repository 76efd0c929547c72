"""What the index knows: documents, what they claim, and what a library tells of them."""

from index.types.claims import OWN, Claim, ClaimedSentence, DocumentClaims, SpeakerDecision, SpeakerForm, Voice
from index.types.documents import (
    EVERYTHING,
    SLIDES,
    WITH_SPOTS,
    Document,
    DocumentSummary,
    EarlierVersion,
    Entry,
    Failure,
    Loaded,
    Manner,
    MediaType,
    Metadata,
    Moment,
    Passage,
    Scope,
    Sentence,
    Span,
    Spot,
)
from index.types.reading import NOTHING_READ, Box, Reading, ReadWord
from index.types.reports import (
    ArchiveReport,
    Change,
    CheckReport,
    EditReport,
    Hit,
    LibrariesReport,
    LibrarySummary,
    ListReport,
    PlacesReport,
    Progress,
    RemoveReport,
    Saved,
    SearchReport,
    ShowReport,
    Stage,
    SyncReport,
    WatchEvent,
    WatchWhat,
)
