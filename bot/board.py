"""How far the reading of a message with several sources has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.models import Article, Document, Link, Message, Pasted, Source
from bot.render import Outcome, Underway, render_progress


class Board:
    """The state of each source, in the order of the message. `shown`: whether the chat has seen any of it."""

    def __init__(self, *, shown: bool = False) -> None:
        self.shown = shown
        self._states: list[Outcome | Underway] = []
        self._today = date.min

    def start(self, sources: Sequence[Source], today: date) -> None:
        self._states = [Underway(_name(source)) for source in sources]
        self._today = today

    def put(self, at: int, state: Outcome | Article) -> None:
        """What became of a source: its outcome, or for now its text."""
        if at < len(self._states):
            self._states[at] = _await_turn(state) if isinstance(state, Article) else state

    def render(self) -> Message:
        """The answer as far as it is known."""
        return render_progress(self._states, self._today)


def _await_turn(article: Article) -> Underway:
    return Underway(article.title or _name(Pasted(article.text)), came=True)


def _name(source: Source) -> str:
    match source:
        case Link(url):
            return url.partition("://")[2].removeprefix("www.").rstrip("/")
        case Document(name):
            return name
        case Pasted(text):
            return " ".join(text.split()[:8])
