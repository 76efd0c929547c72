"""Fetches sources: files at once; web addresses politely, by what is known of them and of their servers."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from index.catalog import Visits
from index.errors import BylineError, DownloadError, LoadError, NotAskedError
from index.i18n import _, ngettext
from index.ingest.due import stands
from index.ingest.manners import ROBOTS_HOLD, Manners, allows, backoff, iso, pause_of, wished
from index.loading import NO_VALIDATORS, Fetched, Source, Transcriber, Validators, fetch, limits
from index.types import Metadata

_TOO_MANY_REQUESTS, _UNAVAILABLE = 429, 503


class Visitor:
    """Asks for one address at a time, with a pause between two requests to one server.

    What a person asks for **by hand** is asked for as their browser would: robots.txt is for programs that choose
    themselves what they fetch, and earlier failures do not count. What a server wishes (Retry-After) always holds.
    """

    def __init__(
        self, visits: Visits, manners: Manners, *, private_addresses: bool, transcriber: Transcriber | None = None
    ) -> None:
        """Keep what is learnt in ``visits``; ``transcriber`` hears recordings."""
        self._visits = visits
        self._manners = manners
        self._private = private_addresses
        self.transcriber = transcriber
        self._last: dict[str, datetime] = {}

    def fetch(self, source: Source, known_digest: str, *, by_hand: bool, stop: threading.Event) -> Fetched:
        """Return what is at ``source``, with the ``known_digest`` where a list or the server says it is as it was.

        Raises:
            NotAskedError: its server wishes to be left alone, it has failed lately, or robots.txt forbids it.
            LoadError: it can't be fetched.
        """
        if not source.is_address:
            return fetch(source)
        visit = self._visits.visit(source.place)
        if not by_hand and source.named and stands(source.named, visit, known_digest):
            return Fetched(source, b"", known_digest, public=visit.public, unchanged=True)
        self._must_be_time(source.place, by_hand=by_hand)
        if not by_hand:
            self._must_be_allowed(source, stop)
        same = known_digest and visit.digest == known_digest
        known = Validators(visit.etag, visit.last_modified) if same else NO_VALIDATORS
        fetched = self._ask(source, known, stop)
        host = self._visits.host(host_of(source.place))
        if host.failures:
            self._visits.put_host(replace(host, failures=0, not_before="", wished=False))
        if fetched.unchanged:
            fetched = replace(fetched, digest=known_digest)
            self.stored(fetched, whole=True)
        return fetched

    def ago(self, time: timedelta) -> str:
        """Return when it was so long ago, as the catalog keeps times."""
        return iso(self._manners.now() - time)

    def said_of(self, source: Source) -> Metadata:
        """Return what the list that names a source says of it, or said when it last did."""
        return source.named.metadata if source.named else self._visits.visit(source.place).metadata

    def stored(self, fetched: Fetched, *, whole: bool) -> None:
        """Remember by what to ask whether an address has changed, once all that was in it is stored."""
        source = fetched.source
        if not source.is_address:
            return
        known = self._visits.visit(source.place)
        self._visits.put(
            replace(
                known,
                digest=fetched.digest if whole else "",
                etag=fetched.validators.etag,
                last_modified=fetched.validators.last_modified,
                modified=source.named.modified if source.named else None,
                metadata=self.said_of(source),
                asked=iso(self._manners.now()),
                failures=0,
                not_before="",
                public=fetched.public,
            )
        )

    def failed(self, source: Source, error: BylineError) -> str:
        """Remember that an address failed, so that it or its whole server is left alone for a while.

        Returns what a person can do next.
        """
        if not source.is_address:
            return error.advice
        now = self._manners.now()
        if isinstance(error, DownloadError) and error.status in {None, _TOO_MANY_REQUESTS, _UNAVAILABLE}:
            host = self._visits.host(host_of(source.place))
            until = wished(error.retry_after, now)
            failures = host.failures + 1
            not_before = iso(until or now + backoff(failures))
            self._visits.put_host(
                replace(host, failures=failures, not_before=not_before, wished=until is not None),
            )
            if until:
                return _(
                    "It asked not to be asked again before %(time)s; sync after that.", time=clock(not_before, now)
                )
            return error.advice
        visit = self._visits.visit(source.place)
        failures = visit.failures + 1
        self._visits.put(
            replace(
                visit,
                asked=iso(now),
                failures=failures,
                not_before=iso(now + backoff(failures)),
                metadata=self.said_of(source),
            )
        )
        return error.advice

    def _must_be_time(self, place: str, *, by_hand: bool) -> None:
        time = self._manners.now()
        now = iso(time)
        host, visit = self._visits.host(host_of(place)), self._visits.visit(place)
        if now < host.not_before and host.wished:
            raise NotAskedError(
                _(
                    "%(host)s asked not to be asked again before %(what)s.",
                    host=host.host,
                    what=clock(host.not_before, time),
                ),
                place=place,
                advice=_("Sync after that."),
            )
        if now < host.not_before and not by_hand:
            raise NotAskedError(
                _(
                    "%(host)s did not answer the last %(what)s; it is tried again after %(what2)s.",
                    host=host.host,
                    what=_times(host.failures),
                    what2=clock(host.not_before, time),
                ),
                place=place,
                advice=_("Sync after that, or add one of its addresses by hand to try it now."),
            )
        if now < visit.not_before and not by_hand:
            raise NotAskedError(
                _(
                    "It failed the last %(what)s; its turn comes after %(what2)s.",
                    what=_times(visit.failures),
                    what2=clock(visit.not_before, time),
                ),
                place=place,
                advice=_("Sync after that, or add it by hand to try it now."),
            )

    def _must_be_allowed(self, source: Source, stop: threading.Event) -> None:
        robots = self._robots(source, stop)
        if not allows(robots, source.place):
            raise NotAskedError(
                _("The robots.txt of %(what)s asks programs not to fetch it.", what=host_of(source.place)),
                place=source.place,
                advice=_("Add it by hand if you want it all the same."),
            )

    def _robots(self, source: Source, stop: threading.Event) -> str:
        """Return the robots.txt of a source's server, read again once a day.

        Where there is none, everything is allowed; where the server fails, nothing is (RFC 9309, section 2.3.1).
        """
        host = self._visits.host(host_of(source.place))
        if host.robots is not None and iso(self._manners.now()) < host.robots_until:
            return host.robots
        try:
            file = Source(f"{host.host}/robots.txt", source.root, public_only=source.public_only)
            robots = self._ask(file, NO_VALIDATORS, stop).data[: limits.ROBOTS_BYTES].decode("utf-8-sig", "replace")
        except DownloadError as error:
            refused = error.status is not None and 400 <= error.status < 500 and error.status != _TOO_MANY_REQUESTS
            if not refused:
                raise DownloadError(
                    _(
                        "Whether it may be fetched is not known: %(place)s could not be read. %(what)s",
                        place=error.place,
                        what=error.what,
                    ),
                    place=source.place,
                    advice=error.advice,
                    status=error.status and (error.status if error.status < 500 else _UNAVAILABLE),
                    retry_after=error.retry_after,
                ) from error
            robots = ""
        except LoadError as error:
            error.place = source.place
            raise
        until = iso(self._manners.now() + ROBOTS_HOLD)
        self._visits.put_host(replace(self._visits.host(host.host), robots=robots, robots_until=until))
        return robots

    def _ask(self, source: Source, known: Validators, stop: threading.Event) -> Fetched:
        """Fetch an address once its server has had its pause."""
        name = host_of(source.place)
        pause = timedelta(seconds=pause_of(self._visits.host(name).robots, self._manners.pause))
        left = (self._last[name] + pause - self._manners.now()).total_seconds() if name in self._last else 0.0
        if left > 0:
            self._manners.wait(stop, left)
        if stop.is_set():
            raise NotAskedError(
                _("It was not asked for before the end."), place=source.place, advice=_("Run it again.")
            )
        try:
            return fetch(source, private_addresses=self._private, known=known)
        finally:
            self._last[name] = self._manners.now()


def host_of(place: str) -> str:
    """Return the scheme, name and port of a web address; of one that is none ("http://[::1"), all of it."""
    try:
        parts = urlsplit(place)
    except ValueError:
        return place  # asking for it says what is wrong with it
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def clock(moment: str, now: datetime) -> str:
    """Return a time of the catalog as a person reads it, in their own time zone; the day only if it is another."""
    local = datetime.fromisoformat(moment).astimezone()
    same_day = local.date() == now.astimezone().date()
    return local.strftime("%H:%M:%S" if same_day else "%Y-%m-%d %H:%M")


def _times(number: int) -> str:
    return ngettext("time", "%(num)s times", number)
