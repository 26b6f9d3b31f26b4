"""The process: configuration, command line, Discord client, clock, and the composition of everything."""
