"""Bounds that others than the messages keep to, and ask for without them."""

MAX_SCENARIO_NAME = 64
"""Characters of the name of a scenario that can be asked for."""
