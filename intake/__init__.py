"""The text of a directive, pasted or uploaded, read into sentences for somebody to decide about."""
