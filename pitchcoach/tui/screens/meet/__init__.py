"""The screens of events and people: before, during and after an evening."""
