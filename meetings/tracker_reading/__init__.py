"""Trackers kept by hand: which column is what, what each row says, and what of it does not fit."""
