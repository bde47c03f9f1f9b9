"""Serves the browser client: its built files, and its one page at every address that is the client's own."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.staticfiles import NotModifiedResponse, PathLike, StaticFiles
from starlette.types import Scope

PAGES = ("/", "/new", "/game/{rest:path}", "/join", "/join/{rest:path}")

_MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>FedGame</title>
<h1>FedGame is running</h1>
<p>The browser client has not been built yet. Run <code>make play</code> in the project's folder, then load this page
again. The interface for programs works already: see <a href="/api/openapi.json">/api/openapi.json</a>.</p></html>"""


class _Files(StaticFiles):
    """The files of one folder, which need not be there yet, and nothing outside of it."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at `path`. Raises HTTPException 404 when there is none, or can be none of such a name."""
        try:
            return await super().get_response(path, scope)
        except OSError as error:
            raise HTTPException(404) from error

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        assert self.directory is not None  # noqa: S101 - it is made with one
        # Vite names the files in assets/ by their content, so they never change.
        lasting = Path(full_path).is_relative_to(Path(self.directory) / "assets")
        cached = "public, max-age=31536000, immutable" if lasting else "no-cache"
        response = FileResponse(
            full_path, status_code=status_code, stat_result=stat_result, headers={"cache-control": cached}
        )
        if status_code == 200 and self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response

    def not_found(self, scope: Scope) -> Response | None:
        """The client's page as the answer to a wrong address, if it is built."""
        full_path, found = self.lookup_path("index.html")
        return self.file_response(full_path, found, scope, status_code=404) if found else None


def install(app: FastAPI, folder: Path) -> None:
    """Add the client's addresses to `app`; files are read from `folder`, and only from there."""
    files = _Files(directory=folder.resolve(), check_dir=False)

    async def page(request: Request) -> Response:
        try:
            return await files.get_response("index.html", request.scope)
        except HTTPException:
            return HTMLResponse(_MISSING, status_code=503, headers={"cache-control": "no-store"})

    async def file(request: Request) -> Response:
        try:
            return await files.get_response(files.get_path(request.scope), request.scope)
        except HTTPException:
            told = files.not_found(request.scope) if _is_person(request) else None
            if told is None:
                raise
            return told

    for address in PAGES:
        app.add_route(address, page, methods=["GET"], include_in_schema=False)
    app.add_route("/{path:path}", file, methods=["GET"], include_in_schema=False)


def _is_person(request: Request) -> bool:
    """Somebody who typed a wrong address into a browser: the client tells them so, in their language."""
    return "text/html" in request.headers.get("accept", "") and not request.path_params["path"].startswith("api/")
