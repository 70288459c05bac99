### Long lists: columns, orders, saved views, marks and acts about many rows.

tab-documents = Documents
deadlines-title = Deadlines

## Commands

command-reverse-sort = Turn the order of the list round
command-columns = Choose the columns of the list, their width and its order
command-views = Saved views: filter, order and columns under a name
command-unmark = Take all marks away
command-bulk = Do something about the marked lines
command-go-documents = Go to the documents of all cases
command-deadlines = List of all open deadlines
hint-reverse-sort = turn round
hint-columns = columns
hint-views = views
hint-unmark = unmark
hint-bulk = with marked
hint-deadlines = deadlines

## Columns and orders

column-latin = in Latin letters
column-presence = whereabouts
column-phone = phone
column-iin = IIN
column-paid = payment
column-asked = asked for
column-received = received
column-valid-until = valid until
column-due-what = what is due
column-warn-day = warn day
column-class = kind
sort-citizenship = by citizenship
sort-owner = by officer
sort-what = by rule
sort-presence = by whereabouts
sort-reference = by case
sort-kind = by kind
sort-ground = by ground
sort-stage = by stage
sort-paid = by payment
sort-opened = by day opened
sort-papers = by documents in
sort-requirement = by document
sort-state = by state
sort-requested = by day asked for
sort-received = by day received
sort-until = by last day of validity
sort-due = by day
sort-class = by kind
list-sort-too-many = More than { $n } rows cannot be put in this order at once: narrow the list with / first.
list-from-end = { $n ->
    [one] last row
   *[other] { $n } rows to the end
}
list-marked = { $n ->
    [one] { $n } marked
   *[other] { $n } marked
}
document-asked-ago = { $n ->
    [0] asked for today
    [one] asked for { $n } day ago
   *[other] asked for { $n } days ago
}
deadline-look-again = look again on { $day }
query-nobody = Nobody on the staff is called that.
query-no-paper = No document is called that.
query-no-rule = No deadline is called that.
query-no-sponsor = No sponsor is called that.

## The popup of columns

columns-title = Columns
columns-hint-show = show or hide
columns-hint-move = move
columns-hint-width = width
columns-hint-sort = sort by it
columns-hint-reset = as made
columns-no-order = A list is not put in order by this column.

## Saved views

view-title = Saved views
view-none = None yet. Set a filter with / and save it here with s.
view-hint-open = open
view-hint-save = save this one
view-hint-rename = rename
view-hint-delete = delete
view-save-title = Save this view
view-save-filter = A name for the filter “{ $filter }” with its order and columns:
view-save-all = A name for this order and these columns, without a filter:
view-rename-title = Rename the view
view-rename-question = Another name for “{ $name }”:
view-delete-question = Delete the view “{ $name }”? The records stay as they are. This cannot be undone.
view-saved = View “{ $name }” saved
view-deleted = View “{ $name }” deleted
view-gone = This view is no longer there.
view-no-name = A view needs a name.
view-name-taken = There is a view “{ $name }” already.
view-too-many = { $n ->
    [one] At most { $n } view of a list can be kept. Delete one first.
   *[other] At most { $n } views of a list can be kept. Delete one first.
}

## Acts about many rows

bulk-title = { $n ->
    [one] With { $n } line
   *[other] With { $n } lines
}
bulk-assign = Give to an officer
bulk-request = Mark the missing documents as asked for
bulk-paper-requested = Mark as asked for
bulk-paper-received = Mark as received
bulk-stage = Move to another stage
bulk-letters = Write letters, one after another
bulk-export = Export to a file, numbers masked
bulk-export-full = Export to a file, phone numbers and IIN in full
bulk-assign-title = Give to
bulk-rows-clients = clients
bulk-rows-cases = cases
bulk-rows-documents = documents
bulk-rows-deadlines = deadlines
bulk-ask-assign = Give to { $name }? Rows ({ $rows }): { $n }. One undo takes all of it back.
bulk-ask-request = Mark the missing documents as asked for today? Rows ({ $rows }): { $n }. One undo takes all of it back.
bulk-ask-paper = Set to “{ $state }” as of today? Rows ({ $rows }): { $n }. One undo takes all of it back.
bulk-ask-stage = Move to the stage “{ $stage }”? Rows ({ $rows }): { $n }. What the rules do not allow is left as it is and named. One undo takes all of it back.
bulk-ask-export = Write a file with numbers masked? Rows ({ $rows }): { $n }.
bulk-ask-export-full = Write a file with phone numbers and IIN in full? Rows ({ $rows }): { $n }. Whoever has the file can read them.
bulk-hint-do = do it
bulk-working = Done { $done } of { $all }…
bulk-writing = Written { $done } of { $all }…
bulk-done = { $n ->
    [one] Done: { $n } row · u undoes
   *[other] Done: { $n } rows · u undoes
}
bulk-exported = { $n ->
    [one] { $n } row written to { $file }
   *[other] { $n } rows written to { $file }
}
bulk-refused-title = Not all of it was possible
bulk-refused = Done: { $done }. Left as they are: { $n }.
bulk-more-refused = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
bulk-nothing = There is nothing to do here.
bulk-stopped = Given up; nothing was changed.
bulk-half-done = It failed half-way and could not be taken back by itself: press u to undo what was done.
bulk-not-here = This is not possible for these rows.
bulk-paper-in = the document is in already
bulk-case-over = the case is filed or over: no documents are asked for
bulk-no-papers = nothing is missing
bulk-letters-many = { $n ->
    [one] At most { $n } letter is opened at once: mark fewer lines.
   *[other] At most { $n } letters are opened at once: mark fewer lines.
}
bulk-file-failed = The file could not be written: { $reason }
