"""The supervisor of the workers: one unit for all, whose instances are called by their ports."""

from __future__ import annotations

from string import Template

_UNIT = Template("""\
# Made by `fedgame deploy systemd`: /etc/systemd/system/fedgame@.service
# systemctl enable --now $instances
# /etc/fedgame.env names the database, the public address, and the proxy:
#   FEDGAME_DATABASE_URL=postgresql://fedgame:SECRET@127.0.0.1/fedgame
#   FEDGAME_PUBLIC_URL=https://YOUR.NAME
#   FEDGAME_TRUSTED_PROXIES=["127.0.0.1"]

[Unit]
Description=FedGame worker on port %i
After=network.target postgresql.service redis-server.service

[Service]
User=fedgame
EnvironmentFile=/etc/fedgame.env
Environment=FEDGAME_WORKER=w%i FEDGAME_DATA_DIR=/var/lib/fedgame
StateDirectory=fedgame
ExecStart=$program serve --port %i
# It also ends by itself when it was silent for so long that another worker leads.
Restart=always
RestartSec=1
TimeoutStopSec=15
LimitNOFILE=65536
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
""")


def systemd(workers: int, first_port: int, program: str) -> str:
    """The unit for so many workers; `program` is the path of `fedgame`."""
    instances = " ".join(f"fedgame@{first_port + number}" for number in range(workers))
    return _UNIT.substitute(instances=instances, program=program)
