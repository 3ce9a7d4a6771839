"""How the product bears an agency of many units: pages of it, timed, and the file that keeps the
figures.
"""
