"""The commands `techlink practices …`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it when it runs
from typing import Annotated

import typer

from bot.commanding import configured, run_to_end

# Each command imports what it needs.
# ruff: noqa: PLC0415

app = typer.Typer(no_args_is_help=True, help="Good practices: take them over from a file, and search them.")


@app.command("import")
def practices_import(
    file: Annotated[
        Path, typer.Argument(help="A JSON list or a spreadsheet (.xlsx, .csv): docs/practices.md.")
    ],
    network: Annotated[str, typer.Option(help="Into which network, where there are several.")] = "",
    *,
    publish: Annotated[bool, typer.Option("--publish", help="Publish them at once.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")
    ] = False,
) -> None:
    """Take practices over from a file; those of a known key are written anew where they differ."""
    from bot import practices
    from bot.composition import core_of

    config = configured("practices")

    async def work() -> None:
        async with core_of(config, None) as core:
            print(await practices.take_over(core, file, network, publish=publish, dry_run=dry_run))

    run_to_end(work())


@app.command("search")
def practices_search(
    words: Annotated[str, typer.Argument(help="What is looked for, in any of the four languages.")] = "",
    language: Annotated[str, typer.Option(help="Of whoever asks: en, fr, es or pt.")] = "en",
    limit: Annotated[int, typer.Option(min=1, max=100, help="So many at most.")] = 10,
    network: Annotated[str, typer.Option(help="In which network, where there are several.")] = "",
    batch: Annotated[
        Path | None, typer.Option(help="Answer a JSON list of {id, language, text}: the keys, by id.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the results as JSON.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say what each score is made of.")] = False,
) -> None:
    """Search published practices."""
    from bot import practices
    from bot.composition import core_of

    config = configured("practices")

    async def work() -> None:
        async with core_of(config, None) as core:
            if batch:
                print(await practices.search_all(core, batch, limit, network))
            else:
                print(
                    await practices.search(
                        core, words, language, limit, network, as_json=json, explain=explain
                    )
                )

    run_to_end(work())


@app.command("reindex")
def practices_reindex(
    network: Annotated[str, typer.Option(help="Of which network, where there are several.")] = "",
) -> None:
    """Make the search anew of what is published; harmless at any time."""
    from bot import practices
    from bot.composition import core_of

    config = configured("practices")

    async def work() -> None:
        async with core_of(config, None) as core:
            print(await practices.reindex(core, network))

    run_to_end(work())


@app.command("export")
def practices_export(
    file: Annotated[Path, typer.Argument(help="The file to write; web pages come as a ZIP.")],
    how: Annotated[str, typer.Option("--format", help="xlsx, html or json; without it, by the name.")] = "",
    network: Annotated[str, typer.Option(help="Of which network, where there are several.")] = "",
    language: Annotated[str, typer.Option(help="Of headings: en, fr, es or pt.")] = "",
) -> None:
    """Write all published practices, with all that is said of them, into a file."""
    from bot import practice_files
    from bot.composition import core_of

    config = configured("practices")

    async def work() -> None:
        async with core_of(config, None) as core:
            print(await practice_files.export(core, file, how, network, language))

    run_to_end(work())
