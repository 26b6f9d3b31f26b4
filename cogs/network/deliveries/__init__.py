"""`/network deliveries`: what is due, sent and failed, and why; what failed can be sent again."""
