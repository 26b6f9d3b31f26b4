"""`/network practices`: who reviews good practices, whether experts do too, the network's own themes."""
