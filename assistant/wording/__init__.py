"""How voices, dates, counts and addresses are put."""

from assistant.wording.headlines import difference, headline, same, short_voice, with_voice
from assistant.wording.locale import ENGLISH, Length, language_name, put_date, put_days, put_month, put_part, speak
from assistant.wording.phrasing import (
    DECLINED,
    OWN_VOICE,
    STATUSES,
    UNKNOWN,
    WHOSE,
    counted,
    cut,
    lead_line,
    long_date,
    statements_counted,
    voice_of,
    voice_of_outlet,
    voices_of,
    web_address,
    whose,
    within_quotes,
)
from assistant.wording.rows import cell_of, told, told_marks, told_pieces
from assistant.wording.spots import clock, percent, short_spot_in, spot_in, unread_pages
from assistant.wording.templates import environment
from assistant.wording.text_fragments import address_at, address_in
