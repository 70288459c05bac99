# Filings, outcomes, hand-over
