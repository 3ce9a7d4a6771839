"""An invented department whose week is played from start to finish, so that a newcomer sees the
product at work.
"""
