"""What is said where a backend or a crew is asked for that this machine does not have."""


class UnavailableError(RuntimeError):
    """An extra is not installed, or there is no card: the message says what to install, or what to choose instead."""
