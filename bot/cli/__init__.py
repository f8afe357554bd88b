"""The command line. Each command imports what it needs when it runs, so that `--help` is quick."""

# ruff: noqa: PLC0415

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.config import Settings, load_settings

CONSOLE_INSTEAD = "No TELEGRAM_BOT_TOKEN is set, so this is the console chat. More: python -m bot doctor"
FAILED = 1

app = typer.Typer(
    help="A Telegram bot that keeps track of who claims what. Without a command: run.",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
)

Words = Annotated[list[str], typer.Argument(metavar="QUERY", help="Words, and from: outlet: since: stance:")]

OptionalWords = Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="As in the chat.")]


@app.callback(invoke_without_command=True)
def _default(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        run()


@app.command()
def run() -> None:
    """Start the Telegram bot; without a token, the console chat."""
    settings = load_settings()
    if settings.telegram_bot_token is None:
        typer.echo(CONSOLE_INSTEAD, err=True)
        _chat(settings)
    else:
        from bot.app import run as run_telegram

        run_telegram(settings)


@app.command()
def chat() -> None:
    """Talk to the bot in the terminal. Piped input works too."""
    _chat(load_settings())


@app.command()
def extract(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Paths, URLs, or - for a text.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document a line.")] = False,
) -> None:
    """Print the claims of articles without keeping them."""
    from bot.cli.extraction import extract_to_output

    failed = asyncio.run(extract_to_output(sources, load_settings(), as_json=as_json))
    raise typer.Exit(FAILED if failed else 0)


@app.command()
def claims(query: Words) -> None:
    """Search the claims of the console chat."""
    _ask("claims", query)


@app.command()
def compare(
    query: Words,
    *,
    chart: Annotated[bool, typer.Option("--chart", help="Save a chart of the first group, too.")] = False,
    table: Annotated[bool, typer.Option("--csv", help="Save all rows as a table, too.")] = False,
) -> None:
    """Compare the figures among the console chat's claims."""
    wanted = {"Chart": chart, "CSV": table}
    _ask("compare", query, [label for label, is_wanted in wanted.items() if is_wanted])


@app.command()
def export(
    query: Annotated[list[str], typer.Argument(metavar="FORMAT [QUERY]", help="csv, json or jsonld; words.")],
) -> None:
    """Save the console chat's claims as a file."""
    _ask("export", query)


@app.command()
def timeline(query: Words) -> None:
    """Show how a matter developed in the console chat's claims."""
    _ask("timeline", query)


@app.command("ask")
def ask_(question: Words) -> None:
    """Ask the console chat's claims in plain words."""
    _ask("ask", question)


@app.command()
def digest() -> None:
    """Sum up the console chat's last day."""
    _ask("digest", [])


@app.command()
def refresh(words: OptionalWords = None) -> None:
    """Read an article's link again in the console chat."""
    _ask("refresh", words or [])


@app.command()
def claim(number: Annotated[str, typer.Argument(help="Its number, as answers show it.")]) -> None:
    """Show everything about one claim of the console chat."""
    _ask("claim", [number])


@app.command()
def fix(changes: Annotated[list[str], typer.Argument(metavar="NUMBER FIELD=VALUE...")]) -> None:
    """Correct the machine's reading of a claim of the console chat."""
    _ask("fix", changes)


@app.command()
def sources(order: OptionalWords = None) -> None:
    """Count whom the console chat has heard."""
    _ask("sources", order or [])


@app.command()
def grade(words: OptionalWords = None) -> None:
    """Grade a source, or list the grades of the console chat."""
    _ask("grade", words or [])


@app.command()
def alias(words: OptionalWords = None) -> None:
    """Give a body another name, or list the names of the console chat."""
    _ask("alias", words or [])


@app.command()
def follow(words: Annotated[list[str], typer.Argument(metavar="URL [silently]")]) -> None:
    """Follow a feed; the console chat reads it whenever it is open."""
    _ask("follow", words)


@app.command()
def following() -> None:
    """List the feeds of the console chat."""
    _ask("following", [])


@app.command()
def unfollow(words: Annotated[list[str], typer.Argument(metavar="NUMBER|URL")]) -> None:
    """Stop reading a feed of the console chat."""
    _ask("unfollow", words)


@app.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Articles, or folders of them.")],
) -> None:
    """Read files into the console chat."""
    from bot.cli.importing import import_paths

    failed = asyncio.run(import_paths(paths, load_settings()))
    raise typer.Exit(FAILED if failed else 0)


@app.command()
def doctor() -> None:
    """Check the set-up and say what to do."""
    from bot.cli.doctor import examine

    healthy = asyncio.run(examine())
    raise typer.Exit(0 if healthy else FAILED)


@app.command()
def demo() -> None:
    """Show a conversation about sample articles, in a database that is thrown away."""
    from bot.cli.demo import show_demo

    asyncio.run(show_demo())


def _chat(settings: Settings) -> None:
    from bot.console.chat import chat as talk

    talk(settings)


def _ask(command: str, words: list[str], labels: Sequence[str] = ()) -> None:
    from bot.console.terminal import Screen
    from bot.local import ask

    async def show() -> None:
        screen = Screen()
        async for message in ask(load_settings(), command, " ".join(words), labels):
            screen.show(message, buttons=False)

    asyncio.run(show())
