"""The answerer of the library that is served now."""

from threading import Lock

from searchapp.answering.answerer import Answerer, open_answerer
from searchapp.search import Library


class Answerers:
    """Opens an answerer for a library once, and anew when the library's generation changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._opened: tuple[str, Answerer] | None = None

    def of(self, library: Library) -> Answerer:
        """The answerer over `library`."""
        opened = self._opened
        if opened is not None and opened[0] == library.generation:
            return opened[1]
        with self._lock:
            if self._opened is None or self._opened[0] != library.generation:
                self._opened = (library.generation, open_answerer(library))
            return self._opened[1]
