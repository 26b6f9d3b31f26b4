"""Words for the common methodology and the tasks of events: `terms` for all, `paper` for what is printed."""
