"""What can go from a pitch without breaking it: words that say nothing, phrases, clauses, sentences.

Better five good suggestions than fifty doubtful ones: a rule that is not sure stays quiet. Nothing here
measures what a cut saves or chooses between cuts; nothing changes a file by itself.
"""
