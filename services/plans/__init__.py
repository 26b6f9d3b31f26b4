"""What a network does with strategic innovation plans.

`creating` and `editing` make plans, zones, actions and milestones; `progress` and `postponing` are for those
who work on them; `reading`, `lists` and `telling` show; `reminding` keeps the notices true; `suggesting`
starts a zone from the self-assessment. Every act is refused with `Changed` when the thing is not any more
at the revision that was seen.
"""
