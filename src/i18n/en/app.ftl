### Use cases: what was done, what was refused, and what to do next.
