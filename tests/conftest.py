"""Settings that every test shares."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# The machine may be busy: a slow example is not a wrong one. The same examples in every run, so a failure can be repeated.
settings.register_profile(
    "fedgame", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("fedgame")
