# Eligibility, requirements, backward plan, pre-filing check
