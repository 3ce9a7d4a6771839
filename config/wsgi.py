"""What a web server calls."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from planning.solver.weekly import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
Thread(target=warm_up, name="warm-up", daemon=True).start()
