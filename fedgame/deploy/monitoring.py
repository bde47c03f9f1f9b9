"""What Prometheus reads of several workers, and what Grafana shows of it."""

from __future__ import annotations

from pathlib import Path


def prometheus(workers: int, first_port: int) -> str:
    """The part of prometheus.yml that reads so many workers, whose ports follow `first_port`."""
    targets = ", ".join(f'"127.0.0.1:{first_port + number}"' for number in range(workers))
    return f"""\
# Into the scrape_configs of prometheus.yml. The token is an admin's, for programs: made on the page Account, or by
# POST /api/account/tokens; the file is readable by Prometheus alone.
- job_name: fedgame
  metrics_path: /api/metrics
  authorization:
    credentials_file: /etc/prometheus/fedgame.token
  static_configs:
    - targets: [{targets}]
"""


def grafana() -> str:
    """The dashboard, as JSON to import."""
    return Path(__file__).with_name("grafana.json").read_text(encoding="utf-8")
