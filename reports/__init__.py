"""Free for statistics and compliance. What left the agency by itself stood here and is `outgoing`
now; its migrations stay, for databases that ran some of them.
"""
