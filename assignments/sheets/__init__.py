"""What becomes of tasks in memory: judged by the clock, and compared with what directives ask."""
