"""Serves the browser client: its built files, and its one page at every address that is the client's own."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.exceptions import HTTPException

PAGES = ("/", "/new", "/game/{rest:path}", "/join", "/join/{rest:path}")

_MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>FedGame</title>
<h1>FedGame is running</h1>
<p>The browser client has not been built yet. Run <code>make play</code> in the project's folder, then load this page
again. The interface for programs works already: see <a href="/api/openapi.json">/api/openapi.json</a>.</p></html>"""


def install(app: FastAPI, folder: Path) -> None:
    """Add the client's addresses to `app`; files are read from `folder`, and only from there."""
    root = folder.resolve()

    index = root / "index.html"

    async def page(_: Request) -> Response:
        if not index.is_file():
            return HTMLResponse(_MISSING, status_code=503, headers={"cache-control": "no-store"})
        return FileResponse(index, headers={"cache-control": "no-cache"})

    async def file(request: Request) -> Response:
        path = (root / request.path_params["path"]).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            if _is_person(request) and index.is_file():
                return FileResponse(index, status_code=404, headers={"cache-control": "no-cache"})
            raise HTTPException(404)
        # Vite names the files in assets/ by their content, so they never change.
        lasting = path.is_relative_to(root / "assets")
        return FileResponse(
            path, headers={"cache-control": "public, max-age=31536000, immutable" if lasting else "no-cache"}
        )

    for address in PAGES:
        app.add_route(address, page, methods=["GET"], include_in_schema=False)
    app.add_route("/{path:path}", file, methods=["GET"], include_in_schema=False)


def _is_person(request: Request) -> bool:
    """Somebody who typed a wrong address into a browser: the client tells them so, in their language."""
    return "text/html" in request.headers.get("accept", "") and not request.path_params["path"].startswith("api/")
