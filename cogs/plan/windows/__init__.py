"""The windows of plans: one file for what each makes, edits or says of something."""
