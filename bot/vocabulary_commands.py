"""The commands `techlink vocabulary …`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it when it runs
from typing import Annotated

import typer

from bot.commanding import configured, run_to_end

# Each command imports what it needs.
# ruff: noqa: PLC0415

app = typer.Typer(no_args_is_help=True, help="What the search knows of words: out as SKOS, more of it in.")
_Network = Annotated[str, typer.Option(help="Of which network, where there are several.")]


@app.command("export")
def export(file: Annotated[Path, typer.Argument(help="The file to write: .ttl or .rdf.")]) -> None:
    """Write the concepts that ship as SKOS."""
    from bot import vocabularies
    from bot.composition import core_of

    config = configured("vocabulary")

    async def work() -> None:
        async with core_of(config, None) as core:
            print(await vocabularies.export(core, file))

    run_to_end(work())


@app.command("import")
def take_over(
    file: Annotated[Path, typer.Argument(help="SKOS: .ttl, .rdf or .xml; an extract of GEMET or EuroVoc.")],
    network: _Network = "",
) -> None:
    """Add the concepts of a file to a network's search; those of a file of that name are replaced."""
    from bot import vocabularies
    from bot.composition import core_of

    config = configured("vocabulary")

    async def work() -> None:
        async with core_of(config, None) as core:
            print(await vocabularies.take_over(core, file, network))

    run_to_end(work())


@app.command("list")
def listed(network: _Network = "") -> None:
    """Say which files concepts were taken over from."""
    from bot import vocabularies
    from bot.composition import core_of

    config = configured("vocabulary")

    async def work() -> None:
        async with core_of(config, None) as core:
            print(await vocabularies.listed(core, network))

    run_to_end(work())


@app.command("remove")
def remove(
    source: Annotated[str, typer.Argument(help="The file's name, as `list` says it.")], network: _Network = ""
) -> None:
    """Take the concepts of a file out of a network's search."""
    from bot import vocabularies
    from bot.composition import core_of

    config = configured("vocabulary")

    async def work() -> None:
        async with core_of(config, None) as core:
            print(await vocabularies.remove(core, source, network))

    run_to_end(work())
