### What the record keeper refuses, and why.
