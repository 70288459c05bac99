# Originals: where they lie, who took them, and the act of acceptance.

field-held_since = Held since
field-held_by = Taken in by
field-kept_at = Kept at
field-returned_on = Given back on
field-returned_to = Given back to
field-trip = The client leaves the country
