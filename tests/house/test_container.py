"""Image, compose file, configuration and docs say the same: variables, ports, folders, versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import Config, described

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = ("techlink", "setup")
VARIABLE = re.compile(r"\b(?:TECHLINK_[A-Z_]+|DISCORD_TOKEN)\b")
PORTS = {"chat_port", "portal_port", "setup_port"}


def of_the_image(name: str) -> str:
    found = re.search(rf"\b{name}=(\S+)", DOCKERFILE)
    assert found is not None, name
    return found[1]


def test_every_variable_of_image_and_compose_exists() -> None:
    known = {variable for variable, _, _ in described(Config(_env_file=None))}
    named = set(VARIABLE.findall(DOCKERFILE)) | set(VARIABLE.findall(str(COMPOSE)))
    assert named
    assert named - known == set()


def test_no_image_is_whatever_is_latest() -> None:
    bases = [DOCKERFILE.partition("ARG PYTHON=")[2].split()[0]]
    bases += [one["image"] for one in SERVICES.values()]
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["${PYTHON}"] * 2
    for base in bases:
        tag = base.rpartition(":")[2]
        assert re.match(r"\d+\.\d+", tag), f"{base} is named by its full version"


def test_the_image_has_the_version_of_the_project_and_its_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {SERVICES[one]["image"] for one in OURS} == {f"techlink:{project['version']}"}
    minor = project["requires-python"].removeprefix(">=")
    assert f"/python:{minor}." in DOCKERFILE
    assert f"/lib/python{minor}/" in DOCKERFILE


def port_of(name: str) -> str:
    """A port as the compose file says it: the default, unless `.env` has another one."""
    return f"${{TECHLINK_{name.upper()}:-{Config.model_fields[name].default}}}"


def test_the_image_names_the_default_ports() -> None:
    wanted = {Config.model_fields[name].default for name in PORTS}
    exposed = re.search(r"^EXPOSE (.+)$", DOCKERFILE, re.MULTILINE)
    assert exposed is not None
    assert {int(port) for port in exposed[1].split()} == wanted


def test_a_port_is_the_same_inside_and_outside_and_open_on_this_machine_only() -> None:
    """Else what the program prints, and the links that it sends, would lead nowhere."""
    published = [port for one in SERVICES.values() for port in one.get("ports", ())]
    assert sorted(published) == sorted(f"127.0.0.1:{port_of(name)}:{port_of(name)}" for name in PORTS)


@pytest.mark.parametrize("service", OURS)
def test_an_env_file_that_is_a_copy_of_the_example_breaks_nothing(service: str) -> None:
    """What the image needs is said again where it wins over the file."""
    environment = SERVICES[service]["environment"]
    for name in ("TECHLINK_HOST", "TECHLINK_DATA"):
        assert environment[name] == of_the_image(name)
    for name in PORTS:
        assert environment[f"TECHLINK_{name.upper()}"] == port_of(name)
    if service == "techlink":
        assert environment["TECHLINK_READY_FILE"] == of_the_image("TECHLINK_READY_FILE")
        assert environment["TECHLINK_READY_FILE"].startswith("/tmp/"), "nothing else can be written"


@pytest.mark.parametrize("service", OURS)
def test_ours_run_with_as_little_as_they_need(service: str) -> None:
    one = SERVICES[service]
    assert one["read_only"] is True
    assert one["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in one["security_opt"]
    kept = {volume.partition(":")[2] for volume in one["volumes"]}
    assert kept <= {of_the_image("TECHLINK_DATA"), "/settings"}
    assert {volume.partition(":")[0] for volume in one["volumes"]} <= set(COMPOSE["volumes"])


def test_the_image_is_nobody_s_and_handles_signals_and_health() -> None:
    last = DOCKERFILE.rpartition("FROM ")[2]
    assert re.search(r"^USER techlink$", last, re.MULTILINE)
    assert 'ENTRYPOINT ["/usr/bin/tini", "--", "techlink"]' in last
    assert re.search(r"^HEALTHCHECK .*\[\"techlink\", \"health\"\]$", last, re.MULTILINE)
    assert "--require-hashes" in DOCKERFILE


def test_the_program_knows_that_it_is_in_the_image_and_says_what_the_compose_file_has() -> None:
    from bot import container

    assert f" touch {container._IMAGE}" in DOCKERFILE
    compose = (ROOT / "compose.yaml").read_text("utf-8")
    assert not container.in_container(), "not here"
    assert "docker compose run --rm --service-ports setup" in compose


def test_a_stop_is_given_as_long_as_the_parts_are() -> None:
    from bot import supervisor

    grace = int(SERVICES["techlink"]["stop_grace_period"].removesuffix("s"))
    assert grace > 4 * supervisor._STOP_SECONDS


def test_the_database_is_there_before_and_after_who_needs_it() -> None:
    """And where no profile asks for one beside it, nothing is waited for."""
    assert SERVICES["techlink"]["depends_on"] == {
        "postgres": {"condition": "service_healthy", "required": False}
    }
    assert "healthcheck" in SERVICES["postgres"]


def test_what_is_built_is_what_is_installed() -> None:
    """`.dockerignore` lets in the packages and nothing that could hold data or a token."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in lines
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert let_in == packages | {"LICENSE", "README.md", "pyproject.toml", "requirements.lock"}


def test_the_docs_name_what_there_is() -> None:
    page = (ROOT / "docs" / "setup.md").read_text("utf-8") + (ROOT / "docs" / "it-department.md").read_text(
        "utf-8"
    )
    for volume in ("data", "settings"):
        assert f"techlink_{volume}" in page
    for command in ("docker compose up", "docker compose run --rm --service-ports setup"):
        assert command in page
    for profile in {profile for one in SERVICES.values() for profile in one.get("profiles", ())} - {"setup"}:
        assert f"COMPOSE_PROFILES={profile}" in page, "or `up`, `down`, and `build` of every day leave it out"
