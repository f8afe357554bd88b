"""What the bot says of itself, and how it refuses kindly."""

from __future__ import annotations

from bot.errors import BotError
from bot.models import Message
from bot.render.claims import quote_topic
from bot.render.markup import bold, escape, shorten

COMMANDS = (
    ("claims", "Find claims: /claims troops from:pentagon since:7d"),
    ("compare", "Compare who says how many: /compare troops"),
    ("timeline", "How a matter developed: /timeline troops"),
    ("ask", "Ask in plain words: /ask who denied the losses?"),
    ("export", "Claims as a file, CSV, JSON or JSON-LD: /export csv troops"),
    ("articles", "Recent articles"),
    ("article", "One article and its claims: /article 12"),
    ("refresh", "Read an article's link again: /refresh 12"),
    ("claim", "Everything about one claim: /claim 57"),
    ("fix", "Correct the machine's reading: /fix 57 figure=11000"),
    ("sources", "Who was heard how often, revised, contradicted"),
    ("grade", "How reliable you find a source: /grade Pentagon B"),
    ("alias", "Names of one body: /alias HUR = Ukraine's military intelligence"),
    ("digest", "What is new, or daily: /digest 08:30 Europe/Kyiv"),
    ("follow", "Read a site's new articles: /follow https://site.example/feed.xml"),
    ("following", "The feeds that are read here"),
    ("unfollow", "Stop reading a feed: /unfollow 1"),
    ("read", "Read the message that you reply to"),
    ("settings", "What I read in a group: /settings reading mention"),
    ("undo", "Take back what came last: an article, a change, a /follow"),
    ("help", "What I can do"),
)
"""Names and descriptions, as Telegram's menu lists them; each is shown in the README too."""

_FILTERS = (
    ("from:pentagon", "who says it"),
    ('outlet:"Kyiv Independent"', "who printed it"),
    ("since:7d", "also 2w, 3m, 2024-12-01, yesterday"),
    ("stance:denied", "asserted, confirmed, denied or unconfirmed"),
)
_ARGUMENTS = {
    "claims": ("What should I look for?", "troops"),
    "compare": ("Which figures should I compare?", "troops"),
    "timeline": ("Which matter should I follow?", "troops"),
    "ask": ("What do you want to know?", "who denied the losses?"),
    "article": ("Which article?", "1"),
    "claim": ("Which claim?", "1"),
    "follow": ("Which feed, or which site?", "https://site.example/feed.xml"),
    "unfollow": ("Which feed? /following lists them.", "1"),
    "fix": ("Which claim, and what in it?", "1 figure=11000"),
    "read": (
        "What should I read? Reply /read to a message, or write it with a link.",
        "https://example.com/news",
    ),
}


NO_ARTICLE = "I found no article in that text. Paste its sentences, or send the link."


def render_start() -> Message:
    """The first words to a new chat."""
    return Message(
        "I keep track of who claims what.\n\n"
        "Send me an article: a link, pasted or forwarded text, or a file: PDF, Word, mail, text or web page. "
        "I answer with its claims and keep them.\n\n"
        "Then ask: /claims troops, or /compare troops. /help lists the rest."
    )


def render_small_talk() -> Message:
    """To a private message that holds no article."""
    return Message("I see no article in that. Send one as a link, a text or a file, or try /help.")


def render_help() -> Message:
    """The commands, the filters, and what the marks mean."""
    commands = "\n".join(f"/{name} — {escape(description)}" for name, description in COMMANDS)
    filters = "\n".join(f"<code>{escape(example)}</code> {meaning}" for example, meaning in _FILTERS)
    marks = (
        "≥ at least, &gt; more than, ≤ at most, &lt; less than, ~ about\n"
        "⚠ the article says that it could not verify this\n"
        "5 Nov? the article has no date: counted from when it came\n"
        "✎ a member changed the machine's reading"
    )
    return Message(
        "Send a link, a text or a file and I list who claims what in it.\n\n"
        f"{commands}\n\n{bold('Narrow a search')}\n{filters}\n\n{bold('Marks')}\n{marks}\n\n"
        f"{bold('Limits')}\nI read claims in English. I report what is said; I do not judge what is true."
    )


def render_missing_argument(command: str, example: str | None) -> Message:
    """A command that needs a word, with an example from this chat where it has one."""
    question, usual = _ARGUMENTS[command]
    words = shorten(quote_topic(example), 60) if example else usual
    return Message(f"{question} For example: <code>/{command} {words}</code>")


def render_nothing_to_export() -> Message:
    return Message("There are no claims to export yet. Send an article first: a link, a text or a file.")


def render_nothing_to_undo() -> Message:
    return Message("There is nothing to undo here.")


def render_unknown_command(command: str) -> Message:
    return Message(f"I don't know /{shorten(command, 32)}. /help lists what I can do.")


def render_error(error: BotError) -> Message:
    """One of our errors as the chat sees it."""
    return Message(shorten(str(error), 600))
