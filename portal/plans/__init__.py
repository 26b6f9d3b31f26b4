"""Milestones on the web: mine, one of them, done or postponed; and by links from mails."""
