"""Feeds that a chat follows: bytes → entries, which of them are new, and when to look again."""
