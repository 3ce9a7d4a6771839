"""Kills or stops the workers that send letters, again and again, and counts what became of the
letters.
"""
