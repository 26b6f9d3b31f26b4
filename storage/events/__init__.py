"""Events, a module for each thing that is kept: the event, the answers, the changes, what mirrors it."""
