"""From rows to the bytes of a mail, and from bytes to a mail server."""
