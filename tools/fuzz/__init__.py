"""Asks the site for everything, as everybody, well and badly, and counts what it cannot answer:

python -m tools.fuzz --requests 10000 [--seed N]
"""
