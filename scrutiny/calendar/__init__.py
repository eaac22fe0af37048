"""Dates as council law counts them: pure functions that show their working."""
