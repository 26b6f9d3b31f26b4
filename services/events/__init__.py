"""Events: they are announced, answered, moved and called off; whom it concerns is told, and nobody else."""
