"""Handing over what a member or a whole partner holds: seen before, done at once, with a receipt."""
