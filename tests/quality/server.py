"""A server as hosts of static sites have it: compressed, cached for long, one connection for many files."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPRESSED: Final = frozenset({".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"})


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file; for what is not there, the page `404.html` of the site."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if self.path == "/favicon.ico" and not path.is_file():  # browsers ask for it by themselves
            self._send(HTTPStatus.NO_CONTENT)
        elif not path.is_file():
            self._send(HTTPStatus.NOT_FOUND, self._not_found(), Path("404.html"))
        elif path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._send(HTTPStatus.OK, _compressed(path, path.stat().st_mtime_ns), path, encoding="gzip")
        else:
            self._send(HTTPStatus.OK, path.read_bytes(), path)

    def _not_found(self) -> bytes:
        page = Path(self.directory, "404.html")
        return page.read_bytes() if page.is_file() else b"<!doctype html><title>Not found</title>"

    def _send(
        self, status: HTTPStatus, content: bytes = b"", path: Path | None = None, encoding: str = ""
    ) -> None:
        self.send_response(status)
        if path:
            kind = self.guess_type(path)
            charset = "; charset=utf-8" if kind.startswith("text/") else ""
            self.send_header("Content-Type", f"{kind}{charset}")
            age = 600 if path.suffix == ".html" else 31_536_000
            self.send_header("Cache-Control", f"public, max-age={age}")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name in the base class)
        """Say nothing."""


@cache
def _compressed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: browsers close connections that they no longer need."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and yield its address."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        Thread(target=partial(server.serve_forever, poll_interval=0.05), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
