"""The weekly planner: decides who is on site in the free cells of a week, and proves how good
the answer is.
"""
