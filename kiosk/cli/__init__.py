"""The command line: one file a command. May import everything; nothing imports it.

Exit codes: 0 done, 1 the input has faults, 2 wrong usage, 3 something outside failed.
"""
