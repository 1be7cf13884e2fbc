"""What a pitch says, judged by rules: each has an id, a reason, a source and a fix.

False alarms are worse than silence: a rule stays quiet where it is not sure, and the tests hold at least ten
texts of different trades on which it must speak and ten on which it must not.
"""
