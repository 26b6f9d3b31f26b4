"""What the machine needs to know: environment variables and `.env`. What a network needs is set in chat."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Self, cast

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from pydantic_settings.sources.utils import parse_env_vars

from bot.addresses import LOOPBACK, listening_address, local_url
from documents.emblem import NotAnEmblem, as_svg
from domain.addresses import AddressMalformed, read_sender
from domain.conferencing.bigbluebutton import Digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIX: Final = "TECHLINK_"
ADDRESSES: Final = ("sqlite:///", "postgresql://", "postgres://")
ORIGIN: Final = re.compile(
    r"https?://[A-Za-z0-9.\-]+(?::[0-9]{1,5})?|https?://\[[0-9a-fA-F:.]+\](?::[0-9]{1,5})?"
)
SERVER: Final = re.compile(r"https://[A-Za-z0-9.\-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/\-]*)?")
FILES: Final = "files"
"""The folder in the folder of the data where the files lie that people give."""
Port = Annotated[int, Field(ge=0, le=65535)]


class LogFormat(StrEnum):
    """How log lines are written."""

    AUTO = "auto"
    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """From which importance on lines are written."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class MailTls(StrEnum):
    """How the connection to the mail server is made safe."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class ConfigError(Exception):
    """A variable holds something that cannot be meant; the message has a line for each."""


class _AsWritten(DotEnvSettingsSource):
    """`.env` as it is written: in a password, ${…} is a part of it and names no other variable."""

    @staticmethod
    def _static_read_env_file(
        file_path: Path,
        *,
        encoding: str | None = None,
        case_sensitive: bool = False,
        ignore_empty: bool = False,
        parse_none_str: str | None = None,
    ) -> Mapping[str, str | None]:
        found = dotenv_values(file_path, encoding=encoding or "utf-8", interpolate=False)
        return parse_env_vars(found, case_sensitive, ignore_empty, parse_none_str)


class Config(BaseSettings):
    """The configuration. Each field's description is what `techlink config` says of it."""

    # An empty variable is one that is not set: a container's environment may come from a copy of the example,
    # and must not hide what set-up wrote.
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data: Path = Field(Path("data"), description="the folder where all data live")
    database: SecretStr | None = Field(
        None,
        description="the database: sqlite:///FILE or postgresql://NAME:PASSWORD@HOST/DATABASE; "
        "without one, a SQLite file in the folder of the data",
    )
    discord_token: SecretStr | None = Field(
        None,
        validation_alias="DISCORD_TOKEN",
        description="the bot's token; with it Techlink runs on Discord, without it on its own playground",
    )
    host: str = Field(
        LOOPBACK,
        description="the address on which playground, portal and set-up page listen; 0.0.0.0 is all of this "
        "machine's, which a container needs",
    )
    chat_port: Port = Field(8090, description="the playground's port; 0 takes any free one")
    portal_port: Port = Field(8091, description="the portal's port; 0 takes any free one")
    setup_port: Port = Field(8092, description="the set-up page's port; 0 takes any free one")
    portal_url: str | None = Field(
        None,
        description="the address under which people open the portal, such as https://portal.example.org; "
        "without one, its port on this machine",
    )
    ready_file: Path | None = Field(
        None, description="a file to write addresses and process ids to, once everything is ready"
    )
    log_level: LogLevel = Field(LogLevel.INFO, description="DEBUG, INFO, WARNING or ERROR")
    log_format: LogFormat = Field(
        LogFormat.AUTO, description="console or json; auto is console on a terminal, else json"
    )
    workers: Annotated[int, Field(ge=1, le=8)] = Field(
        1, description="how many processes do heavy work (charts, files) beside the bot"
    )
    worker_seconds: Annotated[float, Field(gt=0)] = Field(
        60.0, description="how long one piece of heavy work may take before it is stopped"
    )
    worker_memory: Annotated[int, Field(ge=128)] = Field(
        1024, description="how much memory a worker may use, in MiB"
    )

    emblem: Path | None = Field(
        None,
        description="a picture (PNG or SVG) for the covers of documents, such as the European Union's emblem",
    )
    pace: Annotated[float, Field(ge=0, le=40)] = Field(
        10.0,
        description="how many notices a worker sends a second at most; 0 is as fast as Discord takes them",
    )

    mail_host: str | None = Field(
        None, description="the mail server that takes what is sent by e-mail; without one there is no e-mail"
    )
    mail_port: Port = Field(587, description="the mail server's port: mostly 587 for starttls, 465 for tls")
    mail_user: str | None = Field(
        None, description="the account to sign in with, if the mail server wants one"
    )
    mail_password: SecretStr | None = Field(None, description="its password")
    mail_tls: MailTls = Field(
        MailTls.STARTTLS,
        description="starttls, tls (from the first byte), or none (only for a server on the same machine)",
    )
    mail_sender: str | None = Field(
        None,
        description="from whom mails come: an address, or NAME <ADDRESS>; without a name that of the network",
    )
    mail_bounces: SecretStr | None = Field(
        None,
        description="the mailbox in which mails that come back arrive: imaps://USER:PASSWORD@HOST/FOLDER, "
        "with %40 for an @ in the user; without one, only what a server refuses at once is known",
    )
    mail_pace: Annotated[float, Field(ge=0, le=6000)] = Field(
        30.0,
        description="how many mails a worker sends a minute at most; 0 is as fast as the server takes them",
    )

    bbb_url: str | None = Field(
        None,
        description="a BigBlueButton server for video-conferences, as `bbb-conf --secret` tells it, such as "
        "https://bbb.example.org/bigbluebutton/; without one, none is offered",
    )
    bbb_secret: SecretStr | None = Field(None, description="its shared secret")
    bbb_digest: Digest = Field(
        Digest.SHA256, description="how its calls are signed: sha1, sha256, sha384 or sha512"
    )
    jitsi_url: str | None = Field(
        None, description="a Jitsi server for video-conferences, such as https://meet.example.org"
    )
    jitsi_app_id: str | None = Field(None, description="its application's id, where it lets in by token only")
    jitsi_secret: SecretStr | None = Field(None, description="the secret that goes with it")

    file_mib: Annotated[float, Field(gt=0, le=500)] = Field(
        10.0,
        description="how large a file that people give as evidence may be, in MiB; Discord hands back 10",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The usual ones, in the usual order, with the file as it is written."""
        usual = cast("DotEnvSettingsSource", dotenv_settings)
        return init_settings, env_settings, _AsWritten(settings_cls, usual.env_file), file_secret_settings

    @field_validator(
        "database",
        "discord_token",
        "portal_url",
        "ready_file",
        "emblem",
        "mail_host",
        "mail_user",
        "mail_password",
        "mail_sender",
        "mail_bounces",
        "bbb_url",
        "bbb_secret",
        "jitsi_url",
        "jitsi_app_id",
        "jitsi_secret",
        mode="before",
    )
    @classmethod
    def _nothing(cls, value: object) -> object:
        """An empty variable is one that is not set."""
        return None if value == "" else value

    @field_validator("host")
    @classmethod
    def _an_ip_address(cls, value: str) -> str:
        try:
            return listening_address(value) if value else LOOPBACK
        except ValueError as error:
            raise ValueError("is an IP address of this machine, such as 127.0.0.1, or 0.0.0.0") from error

    @field_validator("database")
    @classmethod
    def _known(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(ADDRESSES):
            raise ValueError(f"begins with {' or '.join(ADDRESSES)}")
        return value

    @field_validator("portal_url")
    @classmethod
    def _opened(cls, value: str | None) -> str | None:
        if value is not None and not ORIGIN.fullmatch(value.rstrip("/")):
            raise ValueError("is http:// or https:// with a host, and nothing behind it")
        return value

    @field_validator("bbb_url", "jitsi_url")
    @classmethod
    def _a_server(cls, value: str | None) -> str | None:
        if value is not None and not SERVER.fullmatch(value):
            raise ValueError("is the https:// address of a server")
        return value

    @field_validator("emblem")
    @classmethod
    def _shown(cls, value: Path | None) -> Path | None:
        if value is not None:
            try:
                as_svg(value.read_bytes())
            except OSError as error:
                raise ValueError(f"{value} cannot be read: {error.strerror}") from error
            except NotAnEmblem as error:
                raise ValueError(f"{value} {error}") from error
        return value

    @field_validator("mail_sender")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                read_sender(value)
            except AddressMalformed as error:
                raise ValueError("is an address (techlink@example.org), or NAME <ADDRESS>") from error
        return value

    @field_validator("mail_bounces")
    @classmethod
    def _a_mailbox(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            from bot.delivering.mailbox import place_of  # noqa: PLC0415 - IMAP only where there is a mailbox

            place_of(value.get_secret_value())
        return value

    @model_validator(mode="after")
    def _has_a_sender(self) -> Self:
        if self.mail_host and not self.mail_sender:
            raise ValueError("with TECHLINK_MAIL_HOST, TECHLINK_MAIL_SENDER says from whom mails come")
        return self

    @property
    def emblem_svg(self) -> str:
        """The picture for covers, "" for none. Raises `OSError` or `NotAnEmblem` when it is not as it was."""
        return as_svg(self.emblem.read_bytes()) if self.emblem else ""

    @property
    def portal(self) -> str:
        """The portal's address, without a slash at its end; "" while its port is any free one."""
        if self.portal_url is not None:
            return self.portal_url.rstrip("/").lower()
        return local_url(self.host, self.portal_port) if self.portal_port else ""

    @property
    def address(self) -> str:
        """Where the database is, its password included, for `storage.database.open_database`."""
        if self.database is not None:
            return self.database.get_secret_value()
        return f"sqlite:///{self.data / 'techlink.sqlite3'}"

    @property
    def shown_address(self) -> str:
        """Where the database is, for people to read."""
        return without_password(self.address)


def without_password(address: str) -> str:
    """A database's address, for people to read."""
    hidden = re.sub(r"(?<=://)([^@/]*?):[^@]*(?=@)", r"\1:…", address)
    return re.sub(r"(?i)(password=)[^&]*", r"\1…", hidden)


def load() -> Config:
    """Read the environment and `.env`. Raises `ConfigError`."""
    try:
        return Config()  # type: ignore[call-arg]  # fields come from the environment
    except ValidationError as error:
        lines = [
            f"{_named(str(fault['loc'][0]))}: {_said(fault['msg'])}" if fault["loc"] else _said(fault["msg"])
            for fault in error.errors()
        ]
        raise ConfigError("\n".join(lines)) from error


def _said(message: str) -> str:
    """What a check of ours raised, without what pydantic writes before it."""
    return message.removeprefix("Value error, ")


def described(config: Config) -> Iterator[tuple[str, str, str]]:
    """Each variable: its name, its present value (secrets hidden), its meaning."""
    for name, field in Config.model_fields.items():
        value = config.shown_address if name == "database" else getattr(config, name)
        shown = "" if value is None else "(set, hidden)" if isinstance(value, SecretStr) else str(value)
        yield variable(name), shown, field.description or ""


def variable(field: str) -> str:
    """The variable that sets a field of `Config`."""
    return str(Config.model_fields[field].validation_alias or _named(field))


def _named(field: str) -> str:
    return field if field.isupper() else PREFIX + field.upper()
