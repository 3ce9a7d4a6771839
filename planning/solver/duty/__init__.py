"""The planner of duty: decides who takes which turn of a period, and proves how good the answer
is.
"""
