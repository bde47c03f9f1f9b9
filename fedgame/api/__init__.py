"""The server's doors: HTTP under /api, the websocket at /ws, and the browser client as static files."""
