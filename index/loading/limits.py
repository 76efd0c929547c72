"""How much a document may take. Beyond these a document is refused with a message, and the batch goes on."""

MEBIBYTE = 1024 * 1024

FILE_BYTES = 100 * MEBIBYTE
"""The largest file or download, in bytes, after the transfer encoding is undone."""

TEXT_CHARACTERS = 10_000_000
"""The longest text of one document; three long novels fit."""

PARSER_MEMORY = 2048 * MEBIBYTE
"""The address space of a parser process, in bytes."""

ARCHIVE_BYTES = 200 * MEBIBYTE
"""The most that a DOCX, ODT or EPUB may unpack to, in bytes, all its members together."""

ARCHIVE_MEMBERS = 10_000
"""The most members that such an archive may have."""

ARCHIVE_RATIO = 200
"""The most times that a member of one may grow when unpacked, once it is larger than a mebibyte."""

PARTS_DEEP = 4
"""How deep a file may lie in files: attached to a message in an archive, and in an archive itself."""

PDF_PAGES = 5_000
"""The most pages of a PDF."""

PICTURE_PIXELS = 80_000_000
"""The most pixels of a picture: a sheet of A3 at 600 dots an inch has 70 millions."""

READ_PAGES = 200
"""The most pages of one document that are read from pictures. Each takes some seconds."""

READ_SECONDS = 120.0
"""How long the parser may compute over one such page, in seconds."""

READ_MEMORY = 4096 * MEBIBYTE
"""The address space of a parser process that reads pictures, in bytes."""


def parser_seconds(size: int) -> float:
    """Return how long a parser may compute, in seconds, over ``size`` bytes: 20, 1 more for each 50 kB, 300 at most."""
    return min(20 + size / 50_000, 300)


PARSER_PATIENCE = 3
"""How many times that a parser may take by the clock, since other programs may keep the machine busy."""


DOWNLOAD_SECONDS = 60.0
"""How long a download may take in seconds, redirects and all."""

ANSWER_SECONDS = 10.0
"""How long a web server may be silent, in seconds."""

REDIRECTS = 10
"""The most redirects that are followed."""

LISTED = 50_000
"""The most addresses that are read from one list; a sitemap may not hold more."""

LISTED_AT_ONCE = 500
"""The most addresses of one list that are looked at in one run; the next run takes others."""

LISTS_DEEP = 2
"""How many lists may stand above a page: a sitemap in an index of sitemaps."""

CRAWL_DELAY = 30.0
"""The longest pause in seconds that a site's robots.txt can ask for between two requests."""

ROBOTS_BYTES = 500 * 1024
"""How much of a robots.txt is read, in bytes (RFC 9309, section 2.5)."""

SHEET_CELLS = 1_000_000
"""The most cells of a spreadsheet, those that hold nothing included where a format names them."""

SHEET_BYTES = 48 * MEBIBYTE
"""The most that the sheets of a workbook may take, unpacked, in bytes: about as many cells."""
