"""Support for remote days: what the Office proposes to pay by approved weeks, and the Director
approves.
"""
