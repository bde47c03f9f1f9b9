"""Serves the browser client: its built files, and its one page at every address that is the client's own.

The build writes a compressed copy beside every larger file (frontend/vite.config.ts); a browser that takes it gets it
as it lies there.
"""

from __future__ import annotations

import contextlib
import hashlib
import mimetypes
import os
import re
from functools import lru_cache
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.staticfiles import NotModifiedResponse, PathLike, StaticFiles
from starlette.types import Scope

PAGES = (
    "/",
    "/new",
    "/game/{rest:path}",
    "/join",
    "/join/{rest:path}",
    "/shared",
    "/room",
    "/room/{rest:path}",
    "/session/{rest:path}",
    "/my-data",
    "/staff",
    "/staff/{rest:path}",
)

_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
"""How the build compresses, the smallest first, and how it names the copies."""

_TYPES = mimetypes.MimeTypes()
"""What Python itself knows of names, and not this machine's settings, which may call a script plain text."""

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
        asked, path = Headers(scope=scope), Path(full_path)
        encoding, copy, found = _smallest(path, stat_result, asked.get("accept-encoding", ""))
        headers = {
            "etag": _etag(copy, found.st_mtime_ns, found.st_size),
            "cache-control": "public, max-age=31536000, immutable" if self._lasts(path) else "no-cache",
            "vary": "accept-encoding",
        }
        if encoding is not None:
            headers["content-encoding"] = encoding
        kind = _TYPES.guess_type(path.name)[0] or "application/octet-stream"
        response = FileResponse(copy, status_code, headers, media_type=kind, stat_result=found)
        if status_code == 200 and self.is_not_modified(response.headers, asked):
            return NotModifiedResponse(response.headers)
        return response

    def _lasts(self, path: Path) -> bool:
        """Vite names the files in assets/ by their content, so they never change."""
        return self.directory is not None and path.is_relative_to(Path(self.directory) / "assets")

    def not_found(self, scope: Scope) -> Response | None:
        """The client's page as the answer to a wrong address, if it is built."""
        full_path, found = self.lookup_path("index.html")
        return self.file_response(full_path, found, scope, status_code=404) if found else None


def _smallest(path: Path, found: os.stat_result, accepted: str) -> tuple[str | None, Path, os.stat_result]:
    """The encoding, place and state of the smallest copy of `path` that an Accept-Encoding takes."""
    for encoding, suffix in _ENCODINGS:
        if _takes(accepted, encoding):
            copy = path.with_name(path.name + suffix)
            with contextlib.suppress(OSError):
                return encoding, copy, copy.stat()
    return None, path, found


def _takes(accepted: str, encoding: str) -> bool:
    """Whether an Accept-Encoding names this encoding, with a weight above 0."""
    for part in accepted.lower().split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        if name == encoding:
            return re.fullmatch(r"0(\.0*)?", weight) is None
    return False


@lru_cache(maxsize=256)
def _etag(path: Path, modified_ns: int, size: int) -> str:  # noqa: ARG001 - a changed file is read anew
    """By content: a package may give all its files one time, and two versions of the page have one size."""
    return f'"{hashlib.sha256(path.read_bytes()).hexdigest()[:32]}"'


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
