### What a sheet is told: refusals, warnings, conflicts.
