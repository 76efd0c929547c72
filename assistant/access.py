"""Who may use the page: one password, kept as a hash, and one token for programs."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from assistant.settings import Settings
from index.errors import BylineError, WrongUseError
from index.i18n import _

SHORTEST = 10
LONGEST = 1000
"""Characters of a password."""

_HASHER = PasswordHasher()


@dataclass(frozen=True, slots=True)
class Access:
    """The argon2 ``hash`` of the page's password, and the ``token`` that programs send in its place.

    Either may be lacking: a hash is empty, a token ``None``.
    """

    hash: str
    token: str | None = None

    def admits(self, password: str) -> bool:
        """Whether this is the password. Takes some 50 ms and 64 MiB, so that trying many costs much."""
        try:
            return bool(self.hash) and len(password) <= LONGEST and _HASHER.verify(self.hash, password)
        except VerificationError:
            return False

    def admits_token(self, token: str) -> bool:
        """Whether this is the token of programs."""
        return self.token is not None and secrets.compare_digest(self.token.encode(), token.encode())


def with_password(password: str, token: str | None = None) -> Access:
    """Return the access that a password gives.

    Raises:
        WrongUseError: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise WrongUseError(
            _("This cannot be the password."),
            advice=_(
                "Choose one of at least %(least)s characters: some words that nobody would guess.", least=SHORTEST
            ),
        )
    return Access(_HASHER.hash(password), token)


def access_of(settings: Settings) -> Access | None:
    """Return the access that is set, in the environment or by `byline password`; ``None`` where no password is.

    Raises:
        WrongUseError: what is set is no hash of a password.
        BylineError: what `byline password` kept cannot be read.
    """
    token = settings.token.get_secret_value() if settings.token else None
    if settings.password:
        return _checked(Access(settings.password.get_secret_value(), token), "BYLINE_PASSWORD")
    file = _file(settings)
    if not file.exists():
        return None
    try:
        kept = json.loads(file.read_text("utf-8"))
        return _checked(Access(str(kept["password"]), token or kept.get("token")), str(file))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BylineError(
            _("The page's password cannot be read (%(reason)s).", reason=error),
            place=str(file),
            advice=_("Make it anew with `byline password`."),
        ) from error


def keep(settings: Settings, password: str) -> tuple[Access, Path]:
    """Keep a password's hash, with a new token, beside the libraries, where only their owner reads. Return both.

    Raises:
        WrongUseError: it is too short or too long.
        BylineError: it cannot be written.
    """
    access, file = with_password(password, secrets.token_urlsafe(32)), _file(settings)
    try:
        settings.data.mkdir(0o700, parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            json.dump({"password": access.hash, "token": access.token}, stream)
        unfinished.replace(file)
    except OSError as error:
        raise BylineError(
            _("The password could not be kept (%(reason)s).", reason=error.strerror),
            place=str(file),
            advice=_("Check the folder's permissions and the space on its disk."),
        ) from error
    return access, file


def _file(settings: Settings) -> Path:
    return settings.data / "access.json"


def _checked(access: Access, place: str) -> Access:
    try:
        _HASHER.check_needs_rehash(access.hash)
    except InvalidHashError as error:
        raise WrongUseError(
            _("This is no hash of a password."),
            place=place,
            advice=_("`byline password --print` makes one. In a shell, put it in single quotes."),
        ) from error
    return access
