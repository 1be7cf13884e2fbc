"""Example pitches to begin from: for each group of listeners a made-up trade that speaks to them.

They are data in the language of the pitch, one module for each length and language, loaded when one is asked
for. Each holds its own lesson: one concrete person, one case with a number, a question at the end; the tests
hold them to the program's own rules and to their slot.
"""
