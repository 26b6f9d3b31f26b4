"""Events, voice and stages: what may happen. `scheduling` the acts, `upkeep` what time itself does."""
