"""The common methodology at work: the network's own, and the tasks of each of its events.

common     the methodology that holds: what ships, with what the network says otherwise
making     an event's list: made with it, moved with it, ended with it, made anew when somebody asks
working    a task is done with its proof, given to somebody, left out with a reason, opened again
board      what there is to do, what is late, what a controller would miss
reminding  the notices about it, `notices` what they say, `todo` what somebody owes
exchange   the methodology by spreadsheet
closing    the closing report, and the handbook
"""
