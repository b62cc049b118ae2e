"""Log lines of the supervising process, in the form of sugarsnap.logs and without its imports."""

import json
import logging
from typing import Any


class JsonLine(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line (logging.Formatter)."""
        line = {
            "part": "server",
            "event": record.getMessage(),
            "level": record.levelname.lower(),
            "timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
        }
        return json.dumps(line, ensure_ascii=False)


LOG_SETTINGS: dict[str, Any] = {
    "formatters": {"line": {"()": JsonLine}},
    "handlers": {
        "line": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "stream": "ext://sys.stderr",
        }
    },
    "loggers": {"_granian": {"handlers": ["line"], "level": "WARNING", "propagate": False}},
}
"""What granian's logger does; its access log, which would print tokens, stays off."""
