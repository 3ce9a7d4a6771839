"""How the whole application is put together: settings, addresses and the task queue."""
