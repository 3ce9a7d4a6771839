"""The web server's own log of requests, without the secrets that stand in addresses."""

from typing import Any

from gunicorn.glogging import Logger

from config.discreet import discreet


class DiscreetLog(Logger):  # type: ignore[misc]  # of no known type
    """For the web server's own log of requests (`gunicorn --logger-class`)."""

    def atoms(self, *request: Any) -> dict[str, Any]:
        """What a line is made of."""
        return {
            name: discreet(value) if isinstance(value, str) else value
            for name, value in super().atoms(*request).items()
        }
