"""The service behind gunicorn, started from Python."""

import socket
from http import HTTPStatus

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http.errors import LimitRequestLine
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from searchapp.config import Settings
from searchapp.errors import AddressTakenError
from searchapp.presenting.payloads import as_json
from searchapp.web import create_app
from searchapp.web.problems import problem

WORKERS = 2
THREADS = 4
LONGEST_REQUEST_LINE = 8190
"""The most that gunicorn allows, in bytes."""

TOO_LONG = (
    f"This address is longer than the {LONGEST_REQUEST_LINE:,} bytes that are read. Shorten the "
    "query; a sentence of what you look for is enough."
)


class _Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    def handle_error(self, req: object, client: socket.socket, addr: object, exc: object) -> None:
        """Refuse an address that is too long in the form of every other error."""
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        body = as_json(problem(HTTPStatus.REQUEST_URI_TOO_LONG, TOO_LONG))
        head = (
            "HTTP/1.1 414 URI Too Long\r\nConnection: close\r\n"
            f"Content-Type: application/problem+json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        write_nonblock(client, head.encode() + body)


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    def __init__(self, settings: Settings, options: dict[str, object]) -> None:
        self.settings = settings
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return create_app(self.settings)


def serve(settings: Settings, host: str, port: int, workers: int, threads: int) -> None:
    """Answer requests on `host`:`port` until told to stop.

    Raises AddressTakenError where the address cannot be listened on.
    """
    check_free(host, port)
    options = {
        "bind": f"{f'[{host}]' if ':' in host else host}:{port}",
        "workers": workers,
        "threads": threads,
        "worker_class": _Worker,
        "preload_app": True,
        "limit_request_line": LONGEST_REQUEST_LINE,
        "loglevel": "warning",
        "proc_name": "searchapp",
        "control_socket_disable": True,
    }
    _Server(settings, options).run()


def check_free(host: str, port: int) -> None:
    """Raises AddressTakenError where `host`:`port` cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AddressTakenError(
                f"Cannot listen on {host} port {port} ({error.strerror}); "
                "name another with --host and --port."
            ) from error
