"""`/network handover`: what somebody or a whole partner holds goes to others, by name, in one go."""
