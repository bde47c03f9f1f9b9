"""A game seen again: the board that each seat had at each step, and the way through it, computed from the log alone."""
