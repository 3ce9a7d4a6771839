"""Who is on duty at which post, in which shift, on which day: the values that duty rosters are
made of. Rules about them stand in planning.rules, the planner in planning.solver.duty.
"""
