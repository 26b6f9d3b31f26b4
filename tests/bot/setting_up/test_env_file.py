"""The file `.env`: kept, changed, and for nobody else."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Config
from bot.setting_up.env_file import quoted, with_values, write

if TYPE_CHECKING:
    from pathlib import Path

LINE = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\x85\u2028\u2029"), max_size=60
)


def test_what_stands_there_stays(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# ours\nTECHLINK_DATA=/srv\n\nDISCORD_TOKEN=old\nTECHLINK_PACE=5\n")
    write(file, {"DISCORD_TOKEN": "new"})
    assert file.read_text() == "# ours\nTECHLINK_DATA=/srv\n\nDISCORD_TOKEN=new\nTECHLINK_PACE=5\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_one_that_is_not_there_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    write(tmp_path / ".env", {"DISCORD_TOKEN": "x"})
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_set_twice_it_holds_once() -> None:
    assert with_values("A=1\nexport A=2\nB=3", {"A": "9"}) == "A=9\nB=3\n"


def test_a_line_break_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    with pytest.raises(ValueError, match="one line"):
        write(file, {"A": "x\nB=y"})
    assert list(tmp_path.iterdir()) == []


@given(LINE)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    file = tmp_path_factory.mktemp("env") / ".env"
    file.write_text(f"A={quoted(value)}\nB=1\n", encoding="utf-8")
    assert dotenv_values(file, interpolate=False) == {"A": value, "B": "1"}


SECRET = st.lists(
    st.sampled_from(["$", "${", "${HOME}", "${:-x}", "}", "'", '"', "\\", "#", " ", "=", "`", "\u2028", "é"])
    | st.characters().filter(str.isprintable),
    min_size=1,
).map(lambda parts: f"x{''.join(parts)}x")


@given(SECRET, SECRET)
def test_configuration_reads_what_was_typed(
    tmp_path_factory: pytest.TempPathFactory, token: str, password: str
) -> None:
    file = tmp_path_factory.mktemp("env") / ".env"
    write(file, {"DISCORD_TOKEN": token})
    write(file, {"TECHLINK_MAIL_PASSWORD": password, "TECHLINK_PACE": "5"})
    found = Config(_env_file=file)  # type: ignore[call-arg]  # fields come from the file
    secrets = [found.discord_token, found.mail_password]
    assert [one.get_secret_value() for one in secrets if one is not None] == [token, password]
    assert found.pace == 5
