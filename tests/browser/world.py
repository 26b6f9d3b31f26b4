"""A small world for the chat page's tests: four people in four languages, one server, one bot."""

from __future__ import annotations

from typing import Any

GUILD = "1100000000000000001"
BOT = "1100000000000000002"
BOT_TOKEN = "playground-bot"
GENERAL = "1100000000000000010"
CATEGORY = "1100000000000000011"
CARDS = "1100000000000000012"
NOTICES = "1100000000000000013"
COORDINATION = "1100000000000000014"
LONG = "1100000000000000015"
HALL = "1100000000000000016"
COORDINATOR_ROLE = "1100000000000000020"
PARTNER_ROLE = "1100000000000000021"
BOT_ROLE = "1100000000000000022"

VIEW, SEND, ATTACH, HISTORY, REACT = 1 << 10, 1 << 11, 1 << 15, 1 << 16, 1 << 6
IN_THREADS, NEW_THREADS, CONNECT = 1 << 38, 1 << 35, 1 << 20
EVERYBODY = IN_THREADS | NEW_THREADS | CONNECT | VIEW | SEND | ATTACH | HISTORY | REACT | 1 << 31


def person(n: int, token: str, name: str, locale: str, roles: list[str], partner: str) -> dict[str, Any]:
    username = name.lower().replace(" ", ".").replace("ê", "e").replace("í", "i").replace("ó", "o")
    return {
        "id": f"11000000000000001{n:02}",
        "username": username,
        "display_name": name,
        "token": token,
        "locale": locale,
        "roles": roles,
        "partner": partner,
    }


PEOPLE = [
    person(1, "ines", "Inês Duarte", "pt-BR", ["Coordinator"], "Porto technology centre"),
    person(2, "claire", "Claire Martin", "fr", ["Partner"], "Université de Nantes"),
    person(3, "john", "John Byrne", "en-GB", ["Partner"], "Dublin enterprise agency"),
    person(4, "maria", "María López", "es-ES", [], "Clúster de Sevilla"),
]
IDS = {p["token"]: p["id"] for p in PEOPLE}
ROLE_IDS = {"Coordinator": COORDINATOR_ROLE, "Partner": PARTNER_ROLE}


def channel(id_: str, name: str, position: int, parent: str | None = None, **more: Any) -> dict[str, Any]:
    base = {"id": id_, "name": name, "type": 0, "parent_id": parent, "topic": "", "position": position}
    return {**base, "permission_overwrites": [], **more}


def role(id_: str, name: str, permissions: int, color: int) -> dict[str, Any]:
    return {"id": id_, "name": name, "permissions": str(permissions), "color": color}


def denied(permission: int) -> list[dict[str, Any]]:
    return [
        {"id": GUILD, "type": 0, "allow": "0", "deny": str(permission)},
        {"id": BOT_ROLE, "type": 0, "allow": str(permission), "deny": "0"},
    ]


def world() -> dict[str, Any]:
    members = [{"user_id": p["id"], "roles": [ROLE_IDS[r] for r in p["roles"]], "nick": None} for p in PEOPLE]
    return {
        "bot": {"id": BOT, "username": "Techlink", "token": BOT_TOKEN, "avatar": None},
        "people": PEOPLE,
        "guilds": [
            {
                "id": GUILD,
                "name": "Atlantic innovation network",
                "owner_id": IDS["ines"],
                "preferred_locale": "en-GB",
                "roles": [
                    role(GUILD, "@everyone", EVERYBODY, 0),
                    role(PARTNER_ROLE, "Partner", 0, 0xF1C40F),
                    role(COORDINATOR_ROLE, "Coordinator", 8, 0x3498DB),
                    role(BOT_ROLE, "Techlink", 8, 0),
                ],
                "channels": [
                    channel(GENERAL, "general", 0, topic="What the whole **network** talks about"),
                    channel(CATEGORY, "Network", 1, type=4),
                    channel(CARDS, "cards", 2, CATEGORY),
                    channel(LONG, "long-talk", 3, CATEGORY),
                    channel(NOTICES, "notices", 4, CATEGORY, permission_overwrites=denied(SEND)),
                    channel(COORDINATION, "coordination", 5, CATEGORY, permission_overwrites=denied(VIEW)),
                    channel(HALL, "Meeting room", 6, CATEGORY, type=2, user_limit=5),
                ],
                "members": [*members, {"user_id": BOT, "roles": [BOT_ROLE], "nick": None}],
            }
        ],
    }
