"""Documents of a plan, all made of `domain.plans.papers.PlanPaper`: what is heavy is for `Core.offload`.

gantt   the plan over time: a picture for chat and paper, and its figures as text
pdf     the whole plan on paper
ics     its due dates for calendars
xlsx    its tables, to be filled in and sent back
"""
