"""An agency, who keeps its directives, and the browser they sit at."""

from directives.tests.conftest import agency, client, office

__all__ = ["agency", "client", "office"]
