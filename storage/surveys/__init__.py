"""Repositories of surveys, one network each: forms, waves, invitations, sessions, submissions."""
