"""Mail: who wrote what in it."""

from index.loading.parsers.mail.mail import Letter, parse
from index.loading.parsers.mail.mailbox import messages_of
from index.loading.parsers.mail.messages import BROKEN_OFF, breaks_off, charset_of, header_of, payload_of
from index.loading.parsers.mail.outlook import as_message
