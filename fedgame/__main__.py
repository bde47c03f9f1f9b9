"""`python -m fedgame` is the command line."""

from fedgame.cli import app

app()
