"""What sets the project up, checks it and serves it; nothing here is part of the running
application.
"""
