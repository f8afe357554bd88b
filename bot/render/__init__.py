"""Values → messages: every text that the bot says. Of Telegram, they know the HTML and its limits."""

from bot.render.answer import render_answer
from bot.render.buttons import Press, Shorten, Verb, fits_button, fits_query, parse_press
from bot.render.claims import quote_topic, render_claims_page, render_nothing_found
from bot.render.comparison import render_comparison
from bot.render.digest import render_digest, render_schedule
from bot.render.help import (
    COMMANDS,
    NO_ARTICLE,
    render_error,
    render_help,
    render_missing_argument,
    render_nothing_to_undo,
    render_small_talk,
    render_start,
    render_unknown_command,
)
from bot.render.numbers import MEASURES
from bot.render.reading import (
    PAGE_ARTICLES,
    PAGE_CLAIMS,
    READ_LANGUAGE,
    Known,
    Outcome,
    Stored,
    Unread,
    render_article,
    render_article_claims,
    render_articles,
    render_reading,
    render_undone,
)
from bot.render.timeline import render_timeline

__all__ = [
    "COMMANDS",
    "MEASURES",
    "NO_ARTICLE",
    "PAGE_ARTICLES",
    "PAGE_CLAIMS",
    "READ_LANGUAGE",
    "Known",
    "Outcome",
    "Press",
    "Shorten",
    "Stored",
    "Unread",
    "Verb",
    "fits_button",
    "fits_query",
    "parse_press",
    "quote_topic",
    "render_answer",
    "render_article",
    "render_article_claims",
    "render_articles",
    "render_claims_page",
    "render_comparison",
    "render_digest",
    "render_error",
    "render_help",
    "render_missing_argument",
    "render_nothing_found",
    "render_nothing_to_undo",
    "render_reading",
    "render_schedule",
    "render_small_talk",
    "render_start",
    "render_timeline",
    "render_undone",
    "render_unknown_command",
]
