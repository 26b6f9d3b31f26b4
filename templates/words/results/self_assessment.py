"""What the bands of the shipped self-assessment mean, and one next step for each; written per dimension.

Keys are the codes of `content/instruments/innovation-self-assessment.md`. A questionnaire with other
dimensions gets the sentences that speak of none in particular (`telling`).
"""

from __future__ import annotations

from typing import Final

from domain.questionnaires import Band
from locales import mark

# What it means, and one next step.
DIMENSIONS: Final = {
    ("d1", Band.STARTING): (
        mark(
            "Where innovation should lead is not settled yet; it depends on the moment and on a few people."
        ),
        mark("Write three aims on one page this month, and name one person to look after them."),
    ),
    ("d1", Band.EMERGING): (
        mark("There is a direction, but part of it is not written, not owned or not checked."),
        mark(
            "Put innovation on the agenda of every leadership meeting, with half a page on where you stand."
        ),
    ),
    ("d1", Band.STRUCTURED): (
        mark(
            "Your direction is written, shared and used; what remains is to check it often and with others."
        ),
        mark("Pick three figures that show whether you are on course, and look at them every three months."),
    ),
    ("d1", Band.LEADING): (
        mark("Your direction is clear, somebody answers for it, and you review it, largely with partners."),
        mark("Offer to show another partner how you set and review your aims."),
    ),
    ("d2", Band.STARTING): (
        mark(
            "Trying something new is left to each person’s courage; little is asked for and little is given."
        ),
        mark("Let one team try one small thing for a month, then talk it through openly, however it went."),
    ),
    ("d2", Band.EMERGING): (
        mark("People may try things, but time, training and follow-up depend much on who leads the team."),
        mark(
            "Agree on a few hours a month that anyone may use for trying things out, and put it in writing."
        ),
    ),
    ("d2", Band.STRUCTURED): (
        mark("People are asked for ideas, get time and training for them, and know whom to turn to."),
        mark("Ask people once a year how this works for them, and tell them what you will change."),
    ),
    ("d2", Band.LEADING): (
        mark("People dare, know how and are listened to, and you learn from it together with partners."),
        mark("Invite somebody from a partner for a week, and write down what each side takes home."),
    ),
    ("d3", Band.STARTING): (
        mark("Ideas have no way of their own yet: most are lost before anybody has weighed them."),
        mark("Open one place for ideas, and promise each one an answer within two weeks."),
    ),
    ("d3", Band.EMERGING): (
        mark("Some ideas become projects, though mostly when somebody pushes them."),
        mark("Write down five criteria for choosing, and use them for the next ten ideas."),
    ),
    ("d3", Band.STRUCTURED): (
        mark("Ideas are collected, chosen and tried out by steps that people know."),
        mark("Note how long ideas wait and where they stop, and shorten the longest wait."),
    ),
    ("d3", Band.LEADING): (
        mark("Ideas go through steps that you measure and improve, largely together with partners."),
        mark("Try out one idea of a partner at your place, and one of yours at theirs."),
    ),
    ("d4", Band.STARTING): (
        mark("You innovate mostly within your own walls; contacts outside come by chance."),
        mark("List the five organisations you would most like to learn from, and call one this month."),
    ),
    ("d4", Band.EMERGING): (
        mark("You cooperate when an occasion arises; much rests on a few people and their contacts."),
        mark("Write down which partners you look for and why, and put contacts where everyone finds them."),
    ),
    ("d4", Band.STRUCTURED): (
        mark("You choose your partners and work with them on clear terms."),
        mark("At the end of each project, judge with your partner what it brought to both of you."),
    ),
    ("d4", Band.LEADING): (
        mark("You cooperate across regions, with shared aims and means, and look at the results together."),
        mark("Take a newcomer into your next joint project, and pass on your model agreement."),
    ),
    ("d5", Band.STARTING): (
        mark("New knowledge reaches you by chance, and much of what you know is in single heads."),
        mark("Ask two people to follow one subject each, with ten minutes to tell about it every month."),
    ),
    ("d5", Band.EMERGING): (
        mark("Part of your knowledge is looked after, but each person or team does it in its own way."),
        mark("Make one list of what to follow, learn and protect, and one place for what is found."),
    ),
    ("d5", Band.STRUCTURED): (
        mark("You follow what is new, share it, and know what needs protecting."),
        mark("Discuss at set times what you find, and note the decisions that come of it."),
    ),
    ("d5", Band.LEADING): (
        mark("You watch, use and protect knowledge on purpose, and share the work with partners."),
        mark("Agree with one more partner who follows what, and exchange what you find every month."),
    ),
    ("d6", Band.STARTING): (
        mark("Innovation has hardly any money or time of its own; every new thing has to find them first."),
        mark("Set aside a small sum and some hours in the next budget, even if for a single trial."),
    ),
    ("d6", Band.EMERGING): (
        mark("There are means, but they depend on occasions and on very few people."),
        mark("Keep a calendar of the sources and calls that suit you, and train a second person in them."),
    ),
    ("d6", Band.STRUCTURED): (
        mark("Innovation has a budget, people who can manage it, and accounts for each project."),
        mark("Weigh costs against benefits once a year, and move money to what proves worthwhile."),
    ),
    ("d6", Band.LEADING): (
        mark("You plan years ahead, combine sources and learn from costs and benefits, often with partners."),
        mark("Take a partner with little practice into your next application."),
    ),
    ("d7", Band.STARTING): (
        mark("Few new things reach those they are meant for, and what they change is not looked at."),
        mark("Ask five future users of your next project what it should change for them."),
    ),
    ("d7", Band.EMERGING): (
        mark("Some new things come into use, though by personal effort and with few figures."),
        mark("Name somebody for the launch of your next project, and count its users for six months."),
    ),
    ("d7", Band.STRUCTURED): (
        mark("Projects are made with users in mind, tested with them, launched by a plan and counted."),
        mark("A year after the launch, measure what it changed for society and the environment too."),
    ),
    ("d7", Band.LEADING): (
        mark("What you create is used, improved and measured, in other regions as well."),
        mark("Publish what your last project changed, and offer it to a partner in another region."),
    ),
}
