### What the record keeper refuses, and why.

store-already-there = Something already lies at that place. Nothing was overwritten.
store-field-empty = The field “{ $field }” must not be empty.
store-date-impossible = The date in the field “{ $field }” cannot be stored.
store-time-impossible = The field “{ $field }” needs a time such as 09:30.
store-text-too-long = { $most ->
    [one] The text in the field “{ $field }” is longer than { $most } character.
   *[other] The text in the field “{ $field }” is longer than { $most } characters.
}
store-ends-before-it-begins = It would end on { $until }, before it begins on { $from }.
store-stay-open = A stay that begins on { $entry } would run into the stay open since { $other }. Enter the exit of that one first.
store-stay-overlaps = A stay that begins on { $entry } would overlap the stay from { $from } to { $until }.
store-value-refused = A value in the record ({ $kind }) is not allowed.
store-number-taken = A record with that number exists already.
store-other-client = The record ({ $kind }) refers to a record of another client.
store-reference-taken = There is already a case with the reference { $reference }.
store-login-taken = There is already a member of staff with the login { $login }.
store-in-use = Not removed, because other records refer to it: { $kind } { $name }
store-undo-in-use = Not undone, because something added since depends on it: { $kind } { $name }
store-undo-nothing = There is nothing to undo in that act.
store-undo-lasting = That act cannot be undone.
store-undo-gone = Not undone, because the record has been removed since: { $kind } { $name }
store-undo-changed = Not undone, because the field “{ $field }” has been changed since. { $name }
store-older = The database was made by an older version of the program. Start sojourn once to bring it up to date.

# Undoing
undo-progress = Taking back: { $done } of { $of }
undo-kept = { $n ->
    [one] Taken back, except { $n } client whom somebody changed in the meantime.
   *[other] Taken back, except { $n } clients whom somebody changed in the meantime.
}
undo-under-way = That act is being taken back just now.
undo-stopped = The undo was stopped half-way.
undo-stopped-hint = The rest is taken back at the next start, or with the next undo.
