"""Programs that measure. They print figures and are no tests: `.venv/bin/python -m tests.benchmarks.uploads`."""
