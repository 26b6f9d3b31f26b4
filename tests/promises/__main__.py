"""Runs what earlier releases promised and prints a line for each: `make check-promises`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.promises import RESULTS, Promise, promises

ROOT = Path(__file__).parents[2]
SIGNS = {"kept": "✓", "broken": "✗", "skipped": "–"}


def main() -> int:
    """The exit code: 1 as soon as one promise is broken."""
    every = promises()
    outcomes = run_tests(every)
    told = Counter[str]()
    for promise in every:
        state, detail = judge(promise, outcomes)
        told[state] += 1
        print(f"{SIGNS[state]} {promise.since:>10}  {promise.says}" + (f"  ({detail})" if detail else ""))
    print(f"{told['kept']} kept, {told['broken']} broken, {told['skipped']} skipped")
    return int(told["broken"] > 0)


def run_tests(every: tuple[Promise, ...]) -> dict[str, str]:
    """Each test that any promise names, once; its outcome by node id."""
    names = sorted({test for promise in every for test in promise.tests})
    # What a whole file promises need not be named again by function.
    wanted = [name for name in names if "::" not in name or name.partition("::")[0] not in names]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "outcomes"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]
        command += ["-p", "tests.promises.recorder", *wanted]
        subprocess.run(command, cwd=ROOT, env={**os.environ, RESULTS: str(log)}, check=False)
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
    outcomes: dict[str, str] = {}
    for node, outcome in map(json.loads, lines):
        outcomes[node] = max(outcomes.get(node, ""), outcome, key=["", "passed", "skipped", "failed"].index)
    return outcomes


def judge(promise: Promise, outcomes: dict[str, str]) -> tuple[str, str]:
    """Whether a promise is kept, and what is to be said besides."""
    if promise.command:
        return run_command(promise)
    counted = Counter(
        outcome
        for node, outcome in outcomes.items()
        if any(
            node == test or node.startswith((f"{test}::", f"{test}[", f"{test}/")) for test in promise.tests
        )
    )
    if counted["failed"] or not counted:
        return "broken", f"{counted['failed']} failed" if counted else "no test ran"
    if counted["skipped"] and not counted["passed"]:
        return "skipped", f"{counted['skipped']} skipped"
    return "kept", f"{counted['passed']} tests" + (
        f", {counted['skipped']} skipped" if counted["skipped"] else ""
    )


def run_command(promise: Promise) -> tuple[str, str]:
    """A promise that a program keeps: by its exit code."""
    if promise.needs and not (ROOT / promise.needs).exists():
        return "skipped", f"{promise.needs} is not at hand"
    command = [word.format(python=sys.executable) for word in promise.command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    last = (done.stdout.strip().splitlines() or [""])[-1]
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        return "broken", last
    return "kept", last


sys.exit(main())
