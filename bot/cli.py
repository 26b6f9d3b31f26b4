"""The `techlink` command. Output is for whoever runs the program, in English."""

from __future__ import annotations

import asyncio
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import collection, vocabulary_commands
from bot.commanding import configured, end, run_to_end, stop_of

if TYPE_CHECKING:
    from bot.config import Config

# Each command imports what it needs: starting the bot does not pay for the playground, nor the other way.
# ruff: noqa: PLC0415

app = typer.Typer(
    help="The collaboration bot of transnational innovation networks.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def run() -> None:
    """Start everything: on a playground of its own, or on Discord when DISCORD_TOKEN is set."""
    from bot import supervisor

    config = configured("run")
    run_to_end(supervisor.run(config))


@app.command()
def bot(
    playground: Annotated[str | None, typer.Option(help="Join the playground at this address.")] = None,
) -> None:
    """Start the bot alone: on Discord, or on a playground that runs apart."""
    # Nothing imported becomes garbage: looking for it takes a tenth of the start. `run_bot` enables it.
    gc.disable()
    from bot import run_bot

    config = configured("bot")
    run_to_end(run_bot.run(config, playground))


@app.command()
def worker(
    playground: Annotated[str | None, typer.Option(help="Join the playground at this address.")] = None,
) -> None:
    """Start a worker alone: it sends the notices that are due. Several at once need PostgreSQL."""
    from bot import run_worker

    config = configured("worker")
    run_to_end(run_worker.run(config, playground))


@app.command()
def portal(
    playground: Annotated[str | None, typer.Option(help="Take the time of the playground there.")] = None,
) -> None:
    """Start the portal alone: the pages for those who are not, or not always, on Discord."""
    from bot import run_portal

    config = configured("portal")
    run_to_end(run_portal.run(config, playground))


@app.command()
def playground(
    world: Annotated[Path | None, typer.Option(help="A world file; without one, the demo network.")] = None,
) -> None:
    """Start the playground alone: a local Discord with a chat page."""
    from bot import run_playground

    config = configured("playground")
    run_to_end(run_playground.run(config, world))


@app.command()
def setup(
    language: Annotated[str | None, typer.Option(help="en, fr, es or pt; without it you are asked.")] = None,
    file: Annotated[Path, typer.Option(help="The file that is written.")] = Path(".env"),
    playground: Annotated[str | None, typer.Option(help="Try it on the playground at this address.")] = None,
    *,
    page: Annotated[bool, typer.Option("--page", help="As a page for a browser on this machine.")] = False,
) -> None:
    """Set Techlink up step by step; each step is tried at once, and what is wrong is explained."""
    from bot.container import setup_command
    from bot.exits import Stop
    from bot.setting_up import terminal
    from bot.setting_up.beginning import walk_of
    from bot.setting_up.page import serving

    config = configured("setup")
    walk = walk_of(config, file, playground)
    try:
        asyncio.run(serving.run(config, walk) if page else terminal.run(walk, language))
    except Stop as stop:
        end(stop)
    except (EOFError, KeyboardInterrupt):
        print(f"\nStopped. What was saved stays; go on with: {setup_command(page=page)}")
        raise typer.Exit(130) from None


@app.command()
def health() -> None:
    """Say whether what `techlink run` started is there: exit code 0, else 1. Reads TECHLINK_READY_FILE."""
    from bot import exits
    from bot.health import troubles

    file = configured("health").ready_file
    if file is None:
        end(exits.Stop("Set TECHLINK_READY_FILE to the file that `techlink run` was given."))
    found = asyncio.run(troubles(file))
    print("\n".join(found) or "All is well.")
    raise typer.Exit(1 if found else 0)


@app.command()
def config() -> None:
    """List each variable with its present value and its meaning; secrets are hidden."""
    from bot.config import described

    for name, value, meaning in described(configured("config")):
        print(f"{name}={value}\n    {meaning}")


@app.command()
def migrate() -> None:
    """Bring the database's tables up to date. The bot does so itself when it starts."""
    from storage import database, errors

    config = configured("migrate")
    try:
        database.migrate(config.address)
    except errors.StorageError as error:
        end(stop_of(error))
    print(f"{config.shown_address} is up to date.")


@app.command()
def move(
    to: Annotated[str, typer.Option(help="postgresql://NAME:PASSWORD@HOST/DATABASE, an empty one.")],
) -> None:
    """Copy all that is in the SQLite file to an empty PostgreSQL database. Stop Techlink first."""
    from bot import moving
    from storage.errors import StorageError

    config = configured("move")
    try:
        moving.run(config, to)
    except StorageError as error:
        end(stop_of(error))


@app.command()
def demo(
    *,
    reset: Annotated[bool, typer.Option("--reset", help="Remove what was done in it, make it anew.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Fill the demo network in, or reset it. Never with a DISCORD_TOKEN: its people are invented."""
    from bot import exits

    config = configured("demo")
    if config.discord_token is not None:
        end(exits.Stop("There is no demo network on Discord. Unset DISCORD_TOKEN first."))
    if reset and not yes:
        typer.confirm(
            f"Remove the demo network of {config.shown_address} with all that was done in it?", abort=True
        )
    run_to_end(_demo(config, reset=reset))


async def _demo(config: Config, *, reset: bool) -> None:
    from bot import demo as network
    from bot.composition import core_of

    async with core_of(config, None) as core:
        if reset:
            print(f"{(await network.reset(core)).name}: made anew.")
        else:
            await network.fill_if_new(core)


@app.command()
def check(
    form: Annotated[Path, typer.Argument(help="A questionnaire: .xlsx, or Markdown tables.")],
    language: Annotated[str, typer.Option(help="Of the messages: en, fr, es or pt.")] = "en",
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List all that is wrong with a questionnaire's file, with sheet, row and column."""
    from bot.exits import Stop
    from bot.play.check import check as checked

    try:
        sys.exit(checked(form, language, as_json=json))
    except Stop as stop:
        end(stop)


@app.command()
def play(
    form: Annotated[Path, typer.Argument(help="A questionnaire: .xlsx, or Markdown tables.")],
    language: Annotated[str, typer.Option(help="A language of the form; without it, its own.")] = "",
    script: Annotated[
        Path | None, typer.Option(help="Run the operations of this file and print the state after each.")
    ] = None,
    session: Annotated[
        Path | None, typer.Option(help="Keep the answers in this file, and go on from there.")
    ] = None,
    zone: Annotated[str, typer.Option(help="The time zone of the person who answers.")] = "UTC",
    now: Annotated[str, typer.Option(help="Take this as the present instant (ISO 8601).")] = "",
    *,
    print_case: Annotated[
        bool, typer.Option("--print-case", help="Print the run as a test case for --script.")
    ] = False,
) -> None:
    """Walk a questionnaire in the terminal. Nothing is sent anywhere."""
    from bot.exits import Stop
    from bot.play.command import Wish
    from bot.play.command import play as played

    try:
        played(form, Wish(language, zone, now, session, print_case), script)
    except Stop as stop:
        end(stop)
    except KeyboardInterrupt:
        sys.exit(130)


@app.command()
def when(
    text: Annotated[str, typer.Argument(help="A date or a time, as somebody types it.")] = "",
    language: Annotated[str, typer.Option(help="In which it is typed: en, fr, es or pt.")] = "en",
    zone: Annotated[str, typer.Option(help="The time zone of the person who types.")] = "UTC",
    now: Annotated[
        str, typer.Option(help="Take this as the present instant (ISO 8601; without an offset, in the zone).")
    ] = "",
    kind: Annotated[str, typer.Option(help="What is asked for: a date alone, or a datetime.")] = "datetime",
    batch: Annotated[
        Path | None, typer.Option(help="Answer a JSON list of {id, language, zone, now, text}, by id.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Say how a date is read that somebody types in a language."""
    from bot import when as reading
    from bot.exits import Stop

    try:
        asked = reading.Asked(text, language, zone, now, kind)
        print(reading.batch(batch, kind) if batch else reading.one(asked, as_json=json))
    except Stop as stop:
        end(stop)


app.add_typer(collection.app, name="practices")
app.add_typer(vocabulary_commands.app, name="vocabulary")


def main() -> None:
    """Run the command line."""
    app()
