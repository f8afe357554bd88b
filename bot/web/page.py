"""What a link costs at most, what it leads to, and what may be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """What one link may cost. Waiting for other links of the same host is not counted."""

    total_seconds: float = 25.0
    connect_seconds: float = 6.0
    """Also the time for looking up an address."""
    header_bytes: int = 64_000
    """Beyond this, and where the end of one does not come within 100 kB, h11 gives up."""
    wire_bytes: int = 5_000_000
    body_bytes: int = 10_000_000
    file_bytes: int = 20_000_000
    """Of a PDF or DOCX file, on the wire and unfolded: as much as Telegram lets a bot download."""
    redirects: int = 6
    attempts: int = 3
    """At one address, where a fault may pass."""
    backoff_seconds: float = 0.5
    """Before the second attempt, with as much again at random; doubled before the third."""
    patience_seconds: float = 10.0
    """The longest `Retry-After` that is waited for; a longer one is told."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Page:
    """What a link led to. `url` is the address after all redirects."""

    url: str
    body: bytes
    content_type: str | None
    validators: Validators = Validators()
    fresh_for: timedelta | None = None
    """How long the server says that it stays so; null where it does not say."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a page says that it is now: as it says it, unchecked."""

    url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kinds of content that are read. No `types`: any."""

    accept: str
    types: tuple[str, ...] = ()

    def includes(self, content_type: str) -> bool:
        return not content_type or not self.types or content_type.lower().startswith(self.types)


PAGE = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAGES = (PAGE, "application/xhtml+xml", "text/plain")
_FEEDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
)
ARTICLES = Wanted(
    "text/html, application/xhtml+xml, text/plain;q=0.8, application/pdf;q=0.7", (*_PAGES, PDF, DOCX)
)
ARTICLES_AND_FEEDS = Wanted(
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/html;q=0.8, */*;q=0.5",
    (*_PAGES, PDF, DOCX, *_FEEDS),
)
ROBOTS = Wanted("text/plain, */*;q=0.5")
