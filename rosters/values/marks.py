"""How a page that holds most of a week is told only the rest: each piece of the page carries a
mark of what it shows, and only pieces whose mark is another one are sent again.
"""

from hashlib import blake2s


def mark_of(*shown: object) -> str:
    """The same for the same values: plain values are told apart by how they are written out."""
    return blake2s(repr(shown).encode(), digest_size=6).hexdigest()
