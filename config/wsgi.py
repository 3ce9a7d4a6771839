"""What a web server calls."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from config.warming import make_ready  # noqa: E402  # the apps must be there first

threading.Thread(target=make_ready, name="load the planner", daemon=True).start()
