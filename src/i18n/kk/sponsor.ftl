# Sponsors: all their people, and what ends when.
