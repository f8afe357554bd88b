"""What a chat has decided on, and what the bot cannot see."""

from __future__ import annotations

from bot.models import Message, ReadingMode
from bot.render.markup import bold

READING_REACTIONS = ("👀", "✍")
"""Those by which a member asks that a message be read, without variation signs."""

_MEANINGS = {
    ReadingMode.AUTO: "every article, link and file that is sent here",
    ReadingMode.MENTION: "only what mentions me or replies to me, and what /read asks for",
    ReadingMode.REACTION: (
        f"only what a member puts {' or '.join(READING_REACTIONS)} to, mentions me in, or asks for with /read"
    ),
}
_NEEDS_ADMIN = (
    "Telegram tells me of reactions only where I am an admin: make me one, if I am not. "
    "From now on I keep this group's messages for two days, so that I can read the one you choose."
)


def render_settings(mode: ReadingMode, *, private: bool, new: bool = False) -> Message:
    """How the chat's messages are read; `new`: as was just decided."""
    lines = [f"{bold('Reading')}: {mode} — {_MEANINGS[mode]}."]
    if mode is ReadingMode.REACTION and not private:
        lines.append(_NEEDS_ADMIN)
    if private:
        lines.append("Between the two of us I read everything: this is for groups.")
    if not new:
        others = [
            f"<code>/settings reading {one}</code> {_MEANINGS[one]}" for one in ReadingMode if one != mode
        ]
        lines.append("\n".join(others))
    return Message("\n\n".join(lines))


def _render_choice(mode: ReadingMode) -> str:
    return f"<code>/settings reading {mode}</code> {_MEANINGS[mode]}"


def render_blindness(username: str) -> Message:
    """Once to a group whose messages Telegram keeps from the bot."""
    return Message(
        "I can't see this group's messages: in privacy mode, Telegram shows me only commands and replies to "
        "me.\n\n"
        "An admin can change that: make me an admin here. Or write /setprivacy to @BotFather, choose "
        f"@{username}, then Disable; then remove me from the group and add me again.\n\n"
        "Until then, reply /read to an article and I'll read it."
    )
