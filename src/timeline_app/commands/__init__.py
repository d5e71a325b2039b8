"""The sub-commands: each is a function of the parsed command line that returns the exit code.

Qt is imported only by those that show or paint something, so the others work on a machine without
it.
"""
