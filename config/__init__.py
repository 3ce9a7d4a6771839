"""How the whole application is put together: settings, addresses and the task queue."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
