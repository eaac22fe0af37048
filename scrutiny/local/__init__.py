"""Runs the product on one machine without Docker: `bin/run` and `bin/test`. The product never imports it."""
