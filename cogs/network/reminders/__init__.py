"""`/network reminders`: when the network is reminded of milestones, shown, changed, put back."""
