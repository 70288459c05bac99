# The rulebook and the calendar as a practice keeps them
