"""The service behind gunicorn, started from Python."""

import socket

from flask import Flask
from gunicorn.app.base import BaseApplication

from searchapp.config import Settings
from searchapp.errors import AddressTakenError
from searchapp.web import create_app

WORKERS = 2
THREADS = 4
LONGEST_REQUEST_LINE = 8190
"""The most that gunicorn allows, in bytes; a long pasted query still gets a proper answer."""


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
        "worker_class": "gthread",
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
