"""What the user takes along: results of the use cases as files that other programs open.

Nothing here looks anything up: it is handed what is to be written.
"""
