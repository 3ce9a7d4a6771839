"""From the text of a document to its draft: what was read, what has to be asked, what would be
written where.
"""
