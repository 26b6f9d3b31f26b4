"""The process: configuration, command line, Discord client, clock, and the composition of everything."""

from bot import lean as lean  # before all that it makes lean
