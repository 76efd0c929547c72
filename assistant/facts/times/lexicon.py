"""The words that tell when, as patterns. They are matched in text whose typography was made plain."""

from dateutil.parser import parserinfo

from index.text import CLEAR_MONTHS, MONTHS, NUMBER_WORDS, WEEKDAYS

_FULL = "|".join(MONTHS)
_SHORT = "|".join(name for names in parserinfo.MONTHS for name in names[:-1] if name != "May")
MONTH = rf"(?P<month>(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
CLEAR_MONTH = (
    rf"(?P<month>(?:{'|'.join(CLEAR_MONTHS)})\b|"
    r"(?:Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec)\b\.)"
)
DOUBTFUL_MONTH = r"(?P<month>(?:March|May)\b)(?!\s[a-z]+ing\b|\s[A-Z])"
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b(?!s)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
LAST_DAY = r"(?:\s?(?:-|to|and)\s?(?P<last_day>[0-3]?\d)(?:st|nd|rd|th)?\b)?"
NO_COUNT = r"(?![:%]|,\d|\.\d|\s?[ap]\.?m\b)"
"""Follows a number that is neither a share, a count nor an hour."""
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d%]|[,.]\d|-\d{1,2}\b|\sBCE?\b)"
ITS_YEAR = rf"(?:,?\s{YEAR}|\s(?:of\s)?(?P<year_by>this|last|next)\syear\b)?"
YEARS = r"(?P<year>1[5-9]\d\d|20\d\d)(?:[-/](?P<last_year>\d\d)(?!\d|-))?(?![\d%]|[,.]\d|\sBCE?\b)"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)\b"
UNIT = r"(?P<unit>days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))\b"
UNITS = r"(?P<unit>days|weeks|fortnight|months|years|decades?|century)\b"
A_TIME = r"(?:day|week|month|year|morning|afternoon|evening|night|spring|summer|autumn|winter|decade)\b"
DAY_WORDS = (
    r"[Tt]he day before yesterday|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Ll]ast night|"
    r"[Tt]his (?:morning|afternoon|evening)"
)
NTH = r"first|second|third|fourth|final|last"
NUMBERS = {word: value for word, value in NUMBER_WORDS.items() if value} | {
    "a": 1, "an": 1, "half a": 0.5, "a couple of": 2, "couple of": 2, "a few": 3, "few": 3, "several": 4, "many": 10,
    "a dozen": 12, "a hundred": 100, "one hundred": 100,
}  # fmt: skip
ROUGH = frozenset({"half a", "a couple of", "couple of", "a few", "few", "several", "many", "a dozen", "a hundred"})
NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
NO_NAME = r"(?!\s(?:Times|Mirror|Telegraph|Mail|Express|Herald|Post|Night\s[A-Z]))"
"""Follows a day of the week that is no part of a name, such as a newspaper's."""
A_NUMBER, A_UNIT = NUMBER.replace("?P<number>", "?:"), UNIT.replace("?P<unit>", "?:")
PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?"
FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "may day": (5, 1), "fourth of july": (7, 4), "july fourth": (7, 4),
}  # fmt: skip
"""Month and day of feasts that have a day of their own; Easter's are computed."""
EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1, "easter day": 0}
"""Days from Easter Sunday."""
FEAST = (
    rf"(?P<feast>(?i:{'|'.join(sorted([*FEASTS, *EASTER], key=len, reverse=True))}))\b"
    r"(?!\s(?:[a-z]*(?:market|tree|card|egg|present|gift|holiday|break|party|song)s?)\b)"
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins, as meteorologists in the north count."""
