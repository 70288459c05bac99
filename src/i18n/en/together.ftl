# Several people at once.
together-changed = { $who } changed: { $what }
together-added = new: { $kind }
together-removed = taken away: { $kind }
together-dates = dates
together-open = { $n ->
    [one] { $who } has this open
   *[other] { $who } have this open
}
together-title = Who is here
together-you = { $who } (you)
together-since = since { $time }
together-joined = Saved. Somebody else changed { $what } meanwhile; yours was added.
together-joined-by = Saved. { $who } changed { $what } meanwhile, and yours was added.
together-left = Left as it is now; nothing of yours was saved.
together-ask = Whose value shall stand? Everything else is joined.
together-ask-whole = What shall stand?
together-opened = before
together-theirs = theirs
together-mine = yours
together-theirs-is = Theirs is: { $text }
together-decision = Decision
together-hint-theirs = keep theirs
together-hint-mine = keep yours
together-hint-edit = write anew
command-who = Who is here, and what they have open
hint-who = who is here
error-conflict-by = { $more ->
    [0] { $who } changed “{ $field }” meanwhile.
    [one] { $who } changed “{ $field }” and one more field meanwhile.
   *[other] { $who } changed “{ $field }” and { $more } more fields meanwhile.
}
error-decided-by = { $who } has decided about this meanwhile.
