"""The moments in headers: of an answer (RFC 9110, section 5.6.7), of a message (RFC 5322, section 3.3)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def parse_moment(value: str) -> datetime | None:
    """In UTC where no zone is given; null for what is no moment."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
