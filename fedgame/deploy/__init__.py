"""Configurations for running several workers, written from their number: the proxy nginx, the supervisor systemd."""

from fedgame.deploy.nginx import nginx
from fedgame.deploy.systemd import systemd

__all__ = ["nginx", "systemd"]
