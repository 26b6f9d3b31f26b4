"""`techlink setup` in a terminal, tried on a playground."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.e2e


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory, demo_folder) -> Iterator[World]:
    """A playground without a bot."""
    world = World(tmp_path_factory.mktemp("alone"), like=demo_folder)
    try:
        world.start("playground")
        yield world
    finally:
        world.stop()


async def run(command: list[str], said: str) -> subprocess.CompletedProcess[str]:
    ask = partial(
        subprocess.run, command, input=said, text=True, capture_output=True, timeout=60, check=False
    )
    return await asyncio.to_thread(ask)


async def test_set_up_looks_at_the_playground_and_says_what_is_next(world: World) -> None:
    file = world.folder / "env"
    command = [sys.executable, "-m", "bot", "setup", "--playground", world.url, "--file", str(file)]
    done = await run(command, said="fr\n\n\n\n\n\n")
    assert "✓ C’est le jeton de «\u00a0Techlink\u00a0»." in done.stdout
    assert "✓ Sur «\u00a0Atlantic demo network\u00a0», avec tous les droits nécessaires." in done.stdout
    assert "Appuyez sur Entrée quand c’est fait" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith("- sur votre serveur, saisir /network setup")
    assert not file.exists(), "the playground's token is no token to keep"


async def test_who_leaves_is_told_how_to_go_on(world: World) -> None:
    command = [sys.executable, "-m", "bot", "setup", "--playground", world.url, "--language", "en"]
    done = await run(command, said="")
    assert done.returncode == 130
    assert done.stdout.rstrip().endswith("techlink setup")
    assert "\nStopped. What was saved stays; go on with: " in done.stdout
    assert "Traceback" not in done.stderr
