"""The same settings for the test suite: quick passwords, mail kept in memory, nothing left on
the disk.
"""

import os
import tempfile
from pathlib import Path

from config import env

# the suite must run on the real settings, not on a copy
from config.settings import *  # noqa: F403
from config.settings import DATABASES

SECRET_KEY = "only-for-tests-" + "0123456789" * 4
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL", "memory://")
# workers of one run share a server: each has its own queues there, as it has its own tables
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"global_keyprefix": f"{DATABASES['default']['NAME']}-{WORKER}:"}
    if CELERY_BROKER_URL.startswith("redis")
    else {}
)
MARK_FILE = MARK_REDIS_URL = ""  # each test would look like an older copy of the one before
LOGGING_CONFIG = None

# A file rather than memory: the browser tests' server is another thread, and it must wait for the
# writer's lock as in real life.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {
        "NAME": Path(tempfile.gettempdir()) / f"test-{os.getpid()}.sqlite3"
    }
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
    )
