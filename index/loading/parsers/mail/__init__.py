"""Mail: who wrote what in it."""

from index.loading.parsers.mail.mail import parse
from index.loading.parsers.mail.messages import BROKEN_OFF, breaks_off, charset_of, header_of, payload_of
