"""Real articles through the console: `python -m tests.journey FOLDER` fails when an answer is missing.

The expectations come from the articles' own words, so that any folder will do.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.commands import CommandLine

TROOPS = re.compile(r"\b(?:troops|soldiers|servicemen|personnel)\b", re.IGNORECASE)
NOTHING = re.compile(r"Nothing in this chat|No figures to compare|Quiet day|No articles yet")


@dataclass(frozen=True, slots=True)
class Question:
    """A command, and the words that an article must have for the answer to hold something."""

    command: str
    about: re.Pattern[str]


QUESTIONS = (
    Question("/claims kursk", re.compile(r"\bkursk\b", re.IGNORECASE)),
    Question("/compare troops", TROOPS),
    Question("/digest", re.compile(r"\w")),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `/compare troops` must say where the articles say this, and what it must not."""

    articles: re.Pattern[str]
    needed: re.Pattern[str] | None = None
    wrong: re.Pattern[str] | None = None


COMPARISONS = (
    # Present troops agree whatever their bounds; more to come stand apart.
    Comparison(re.compile(r"\b10,000\b.*\b12,000\b", re.DOTALL), needed=re.compile(r"10,000–12,000\nagree")),
    Comparison(re.compile(r"up to 3,000 "), needed=re.compile(r"≤3,000 .* expected")),
    # Those killed, injured, killed or injured, and missing are never one number.
    Comparison(
        re.compile(r"killed 12 .* injured 20", re.DOTALL),
        needed=re.compile(r"^20 .*injured$", re.MULTILINE),
        wrong=re.compile(r"killed or injured · 12"),
    ),
    Comparison(re.compile(r"servicemen also went miss"), needed=re.compile(r"^≥3 .*missing$", re.MULTILINE)),
    # A clash is not held against a total.
    Comparison(re.compile(r"[Aa] total of at least 100 .*killed"), wrong=re.compile(r"Conflict")),
    # What nobody confirms is told so, and as a report from before.
    Comparison(re.compile(r"as many as 40 "), needed=re.compile(r"≤40 .*\n +unconfirmed · earlier report")),
    Comparison(
        re.compile(r"could not corroborate .* as many as 40 "),
        needed=re.compile(r"≤40 .*\n +not confirmed by .*\n +earlier report"),
    ),
)


def find_misjudgements(words: str, answer: str) -> list[str]:
    """What the comparison should have said and did not, and what it should not have."""
    met = [expected for expected in COMPARISONS if expected.articles.search(words)]
    lacking = [one.needed for one in met if one.needed and not one.needed.search(answer)]
    wrong = [one.wrong for one in met if one.wrong and one.wrong.search(answer)]
    return [f"/compare troops lacks {one.pattern!r}" for one in lacking] + [
        f"/compare troops says {one.pattern!r}" for one in wrong
    ]


def find_gaps(articles: list[Path], folder: Path) -> list[str]:
    """Read the articles in a fresh database, print the answers; what should not be empty but is."""
    bot = CommandLine(folder)
    readings = bot.chat(*(str(path.resolve()) for path in articles))
    gaps = [] if readings.count("[1]") >= len(articles) else ["some articles were not read:\n" + readings]
    words = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in articles)
    for question in QUESTIONS:
        answer = bot.chat(question.command)
        print(f"> {question.command}\n{answer}")
        if question.about.search(words) and (NOTHING.search(answer) or not answer.strip()):
            gaps.append(f"{question.command} found nothing")
        if question.command == "/compare troops":
            gaps += find_misjudgements(words, answer)
    return gaps


def main(arguments: list[str]) -> int:
    articles = sorted(Path(arguments[0]).glob("*.txt")) if arguments else []
    if not articles:
        print("usage: python -m tests.journey FOLDER   (with .txt articles in it)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        gaps = find_gaps(articles, Path(folder))
    for gap in gaps:
        print(f"journey: {gap}", file=sys.stderr)
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
