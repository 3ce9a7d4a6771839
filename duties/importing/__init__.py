"""A list of duty that exists already: read out of a file into a draft."""
