"""Words for guests of events: what their organisation is, what they agree to, what is kept on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.guests import KEPT_MONTHS, REGIONS_ASKED, OrganisationKind, Size
from domain.regions import country_of, region_name
from templates.markdown import safe
from templates.words import privacy_notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.guests import Organisation
    from locales import Translator

_NAME: Final = 120


def kind_name(kind: str, t: Translator) -> str:
    """What kind of organisation; "" for none that was said."""
    names: Mapping[str, str] = {
        OrganisationKind.BUSINESS: t.text("Business"),
        OrganisationKind.UNIVERSITY: t.text("University or school"),
        OrganisationKind.INSTITUTE: t.text("Research institute"),
        OrganisationKind.CENTRE: t.text("Technology centre"),
        OrganisationKind.PUBLIC: t.text("Public authority or agency"),
        OrganisationKind.CLUSTER: t.text("Cluster, association or chamber"),
        OrganisationKind.OTHER: t.context("organisation", "Another kind"),
    }
    return names.get(kind, t.text("Not said"))


def size_name(size: str, t: Translator) -> str:
    """How large a business is."""
    names: Mapping[str, str] = {
        Size.MICRO: t.text("Micro: fewer than 10 people"),
        Size.SMALL: t.text("Small: 10 to 49 people"),
        Size.MEDIUM: t.text("Medium: 50 to 249 people"),
        Size.LARGE: t.text("Large: 250 people or more"),
        Size.NONE: t.text("Not a business"),
    }
    return names.get(size, t.text("Not said"))


def region_words(code: str, t: Translator) -> str:
    """A region, with its country before it."""
    if not code:
        return t.text("Elsewhere, or not said")
    return t.text("{country}: {region}", country=t.country_name(country_of(code)), region=region_name(code))


def kinds(t: Translator) -> list[tuple[str, str]]:
    """To choose from."""
    return [(one.value, kind_name(one, t)) for one in OrganisationKind]


def sizes(t: Translator) -> list[tuple[str, str]]:
    """To choose from."""
    return [(one.value, size_name(one, t)) for one in Size]


def regions(t: Translator) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """To choose from: countries, each with its regions, both in the order of their names."""
    named: dict[str, list[tuple[str, str]]] = {}
    for code in REGIONS_ASKED:
        named.setdefault(t.country_name(country_of(code)), []).append((code, region_name(code)))
    return tuple(
        (country, tuple(sorted(inside, key=lambda one: fold(one[1]))))
        for country, inside in sorted(named.items(), key=lambda one: fold(one[0]))
    )


def organisation_line(said: Organisation, t: Translator) -> str:
    """An organisation in a line: its name, kind, size and region; nothing of it is escaped."""
    facts = [said.name, kind_name(said.kind, t)]
    if said.size is not Size.NONE:
        facts.append(size_name(said.size, t))
    if said.region:
        facts.append(region_words(said.region, t))
    return t.join_facts(facts)


def brief(notice: privacy_notice.Notice, t: Translator) -> str:
    """Who asks, why and for how long, in one paragraph, where all of it is a press away."""
    return t.plural(
        "**Who asks:** {controller}, for {network}, so that there is a seat for you and you hear of changes. "
        "What you do not confirm is gone after a day, all else {n} month after your last event.",
        "**Who asks:** {controller}, for {network}, so that there is a seat for you and you hear of changes. "
        "What you do not confirm is gone after a day, all else {n} months after your last event.",
        KEPT_MONTHS,
        controller=safe(notice.controller.name, _NAME),
        network=safe(notice.network.name, _NAME),
    )


def sections(notice: privacy_notice.Notice, t: Translator) -> tuple[tuple[str, str], ...]:
    """What is kept on a guest, and why: headings and paragraphs, as Markdown."""
    who, *_, carried, _rights = privacy_notice.sections(notice, t)
    network = safe(notice.network.name, _NAME)
    what = t.text(
        "Your name, e-mail address and language; your organisation, its kind, size and region; what you "
        "answered to which event or date poll, and what you agreed to. It is kept so that there is a seat "
        "for you and you hear of changes, and so that {network} can say to those who pay for its events how "
        "many came from what kind of organisation: in numbers, without names.",
        network=network,
    )
    seen = t.text(
        "Whoever organises the event or date poll, and the coordination of {network}. Other guests see "
        "nothing of you, and you are on none of the network’s lists of members.",
        network=network,
    )
    until = t.plural(
        "What is not confirmed by the link in the mail is gone after a day. All else goes {n} month after "
        "your last event or date poll, unless you agreed to be on the contact list.",
        "What is not confirmed by the link in the mail is gone after a day. All else goes {n} months after "
        "your last event or date poll, unless you agreed to be on the contact list.",
        KEPT_MONTHS,
    )
    rights = t.text(
        "Each mail has a link to your own page: there you see what is kept, correct it, download it and have "
        "it erased, at any time and without saying why. You can also complain to the data protection "
        "authority of your country."
    )
    return (
        who,
        (t.text("What is kept, and why"), what),
        (t.text("Who sees it"), seen),
        (t.text("For how long"), until),
        carried,
        (t.text("Your rights"), rights),
    )


def slip_line(slips: Sequence[tuple[str, str]], t: Translator) -> str:
    """Addresses that may have been mistyped, each with what was probably meant; nothing is escaped."""
    # Translators: e-mail addresses: “ines@gmial.com (perhaps ines@gmail.com)”
    one = [t.text("{address} (perhaps {meant})", address=written, meant=meant) for written, meant in slips]
    return t.text("There may be a slip in these: {addresses}", addresses=", ".join(one))


def invitation_lines(listed: int, first: int, before: int, language: str, t: Translator) -> tuple[str, ...]:
    """What inviting guests by their addresses would do, in numbers alone; first mails are in `language`."""
    said = (
        (
            listed,
            t.plural(
                "{n} guest of the contact list is invited, and reminded while there is no answer.",
                "{n} guests of the contact list are invited, and reminded while there is no answer.",
                listed,
            ),
        ),
        (
            first,
            t.plural(
                "{n} address is written to for the first time: one mail, which says that you gave it.",
                "{n} addresses are written to for the first time: one mail each, which says that you gave "
                "it.",
                first,
            ),
        ),
        (
            before,
            t.plural(
                "Nothing goes to {n} address: a member’s, of somebody who has had an invitation, or who "
                "answered already.",
                "Nothing goes to {n} addresses: members’, of people who have had an invitation, or who "
                "answered already.",
                before,
            ),
        ),
    )
    lines = [words for number, words in said if number]
    if first and language:
        # Translators: a language as this one calls it: “First mails are in French.”
        lines.append(t.text("First mails are in {language}.", language=t.language_name(language)))
    return tuple(lines)
