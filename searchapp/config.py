"""Settings: where the corpus and the index are, and how addresses begin."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. `base_url` is None where addresses follow from the request."""

    corpus: Path = Path("corpus")
    index: Path = Path("index")
    base_url: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Settings from SEARCHAPP_CORPUS, SEARCHAPP_INDEX and SEARCHAPP_BASE_URL."""
        values = os.environ if environment is None else environment
        return cls(
            corpus=Path(values.get("SEARCHAPP_CORPUS") or "corpus"),
            index=Path(values.get("SEARCHAPP_INDEX") or "index"),
            base_url=(values.get("SEARCHAPP_BASE_URL") or "").rstrip("/") or None,
        )
