"""The rules a directive can impose, one file each; every one judges a plan and binds the planner
by the same numbers.
"""
