"""What is told of a week: a module stands here because it holds plain values and no row of a
table.
"""
