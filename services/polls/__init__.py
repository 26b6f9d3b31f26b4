"""Date polls: times are proposed, people say when they can, the organiser decides and the event is there."""
