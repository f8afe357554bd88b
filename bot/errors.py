"""Every error that is ours. Anything else that surfaces is a bug.

BotError                     message: one line for the user, says what to do
├── SettingsError            the environment or .env is wrong
├── SourceError              a source of text cannot be read
│   ├── FetchError           a URL: refused, unreachable, too large, too slow, not an article
│   ├── FeedError            an address that holds no feed
│   └── DocumentError        a file: wrong type, too large, unreadable
├── QueryError               a command's words cannot be understood
├── NotFoundError            no such article, claim or page in this chat
└── StorageError             the database cannot be opened or is of a newer version
"""


class BotError(Exception):
    """Base of our errors; `str(error)` is one kind line fit for the chat."""


class SettingsError(BotError):
    """A setting is missing or malformed."""


class SourceError(BotError):
    """A source of text cannot be read."""


class FetchError(SourceError):
    """A link cannot be read; the message says why and what to do.

    `status`: that of the answer, where there was one. `retry_after`: the seconds that the site asks to wait.
    """

    def __init__(self, message: str, *, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class FeedError(SourceError):
    """What an address gave is no feed. The message goes on from the name of the site: "it sends no feed"."""


class DocumentError(SourceError):
    """A file cannot be read as an article."""


class QueryError(BotError):
    """The words of a command cannot be understood."""


class NotFoundError(BotError):
    """What was asked for is not in this chat."""


class StorageError(BotError):
    """The database cannot be opened or used."""
