"""A question in plain words → the claims of the chat that answer it, or that none does. Pure."""

from bot.ask.answer import Answer, Row, make_answer
from bot.ask.question import Asked, Question, parse_question
from bot.ask.ranking import rank
from bot.ask.terms import Term, make_terms

__all__ = [
    "Answer",
    "Asked",
    "Question",
    "Row",
    "Term",
    "make_answer",
    "make_terms",
    "parse_question",
    "rank",
]
