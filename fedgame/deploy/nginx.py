"""The proxy in front of the workers: everything about a game goes to the same one, by a hash of its id.

The id stands in the address of every request about a game, `/api/games/ID/...` and `/ws?game=ID`; it opens nothing, and
no secret is in any address. A worker that is down is passed over, and its games go to the others alone.
"""

from __future__ import annotations

from string import Template

_CONFIGURATION = Template("""\
# Made by `fedgame deploy nginx`. In Debian: /etc/nginx/sites-available/fedgame, with a link to it in sites-enabled.
# TLS: certbot --nginx -d YOUR.NAME adds it here.

map $$uri $$fedgame_in_path {
    "~^/api/games/(?<fedgame_id>[A-Za-z0-9]+)"  $$fedgame_id;
    default                                    $$arg_game;
}

# What is about no game can go to any worker.
map $$fedgame_in_path $$fedgame_key {
    ""       $$request_id;
    default  $$fedgame_in_path;
}

map $$http_upgrade $$fedgame_connection {
    ""       "";
    default  upgrade;
}

upstream fedgame {
    hash $$fedgame_key consistent;
$servers
    keepalive 64;
}

server {
    listen $listen;
    server_name $name;

    # Uploaded data files are the largest; each worker has bounds of its own.
    client_max_body_size 40m;

    location / {
        proxy_pass http://fedgame;
        proxy_http_version 1.1;
        proxy_set_header Host $$http_host;
        proxy_set_header Upgrade $$http_upgrade;
        proxy_set_header Connection $$fedgame_connection;
        proxy_set_header X-Forwarded-For $$proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $$scheme;
        # A worker that is being started anew refuses connections: the next one is asked. What was sent is sent once.
        proxy_connect_timeout 1s;
        proxy_next_upstream error timeout;
        # Workers ping every connection every 20 seconds.
        proxy_read_timeout 75s;
        proxy_buffering off;
    }
}
""")


def nginx(workers: int, first_port: int, listen: str, name: str) -> str:
    """The configuration for so many workers on this machine, on ports from `first_port` on. `listen` as nginx writes it."""
    servers = "\n".join(
        f"    server 127.0.0.1:{first_port + number} max_fails=1 fail_timeout=2s;" for number in range(workers)
    )
    return _CONFIGURATION.substitute(servers=servers, listen=listen, name=name)
