"""Configurations of what stands around workers, written from their number: the proxy nginx, the supervisor systemd, and
Prometheus and Grafana, which watch them.
"""

from fedgame.deploy.monitoring import grafana, prometheus
from fedgame.deploy.nginx import nginx
from fedgame.deploy.systemd import systemd

__all__ = ["grafana", "nginx", "prometheus", "systemd"]
