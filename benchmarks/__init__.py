"""Measurements against a baseline, in one run: `python -m benchmarks` renews docs/benchmarks.md."""
