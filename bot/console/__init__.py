"""The bot's conversation in a terminal."""
