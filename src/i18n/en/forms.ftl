### Forms, questions, the pages of a client and of a case.

## Forms

form-title-new = New: { $kind }
form-title-edit = Change: { $kind }
form-reading = Reading …
form-saving = Saving …
form-saved = Saved: { $kind }{ $n ->
    [0] { "" }
    [one] , { $n } date moved
   *[other] , { $n } dates moved
} · u undoes
form-saved-of = Saved: { $kind } of { $name }{ $n ->
    [0] { "" }
    [one] , { $n } date moved
   *[other] , { $n } dates moved
} · u undoes
form-will-be-made = new: will be added
form-none-fits = Nothing fits
form-own-words = + “{ $text }”
form-empty = (empty)
form-advice-date = Day, month, year; the dots come by themselves. Also +10, 23 Nov, tomorrow.
form-advice-pick = Type a few letters to find, Space shows the list, ← → step through a short one.
form-advice-open-list = Pick from the list, or type what is not in it yet.
form-advice-list = Type to narrow, ↑ ↓ and Enter choose.
form-advice-none = Nothing in the list fits. Delete a letter, or Esc.
form-advice-note = Enter begins a new line, Tab goes on.
name-not-latin = Cyrillic letters in a Latin name: the police’s records would not be found by it. It can be saved.
name-not-cyrillic = Latin letters in a Cyrillic name: the police’s records would not be found by it. It can be saved.
name-latin-inside = “{ $word }” holds Latin letters ({ $letters }) among Cyrillic ones: it looks right and is not found.
name-cyrillic-inside = “{ $word }” holds Cyrillic letters ({ $letters }) among Latin ones: it looks right and is not found.
name-mixed = “{ $word }” mixes Latin and Cyrillic letters: it is not found.
form-left-over = Forms left half-way
form-draft = This form was left half-way. Take up what was typed?
form-draft-older = This form was left half-way, and the record was changed since. Take up what was typed?
form-drafts = Left half-way { $n } times; one of them: { $text }. Take up this one?
form-drafts-older = Left half-way { $n } times, and the record was changed since; one of them: { $text }. Take up this one?
form-leave = Not saved yet. Go on, keep it for later, or throw it away?
form-hint-take = take up
form-hint-throw = throw away
form-hint-later = not now
form-hint-go-on = go on
form-hint-keep = keep for later
form-hint-move = move
form-hint-shut = close list
form-hint-next = next
form-hint-list = list
form-conflict-title = Changed by somebody else

## Decisions about deadlines

act-title-done = It is done
act-title-snooze = Put off

## Papers of a case

paper-title-received = Received
paper-title-rejected = Not usable
paper-saved = { $n ->
    [one] { $n } document: { $state } · u undoes
   *[other] { $n } documents: { $state } · u undoes
}
paper-lead = { $n ->
    [one] ~{ $n } working day
   *[other] ~{ $n } working days
}
paper-lead-short = ~{ $n } wd
paper-order-by = { $n } wd, by { $day }
paper-too-late = { $n ->
    [one] Too late: it takes about { $n } working day, and the last day to file is { $by }.
   *[other] Too late: it takes about { $n } working days, and the last day to file is { $by }.
}
paper-back-ask = Already received or verified: { $names }. Go back to “requested”? The days recorded so far stay in the journal.
paper-rejected-because = Not usable: { $why }
paper-needs-translation = notarised translation if in a foreign language
paper-valid-on-filing = valid on the filing day
paper-reusable = may serve again
paper-check = check: sources disagree for this citizenship
paper-or = or: { $others }
provider-client = from the client
provider-sponsor = from the sponsor
provider-dwelling-owner = from the owner of the dwelling
provider-authority = from the migration police
provider-insurer = from an insurer
provider-practice = prepared by us

## The page of a client

section-overview = Overview
section-stays = Stays
section-permits = Permits
section-identity = Identity
section-residences = Addresses
section-cases = Cases
section-deadlines = Deadlines
section-notes = Notes
section-history = History
page-binding = Binding date { $day } ({ $left }): { $what }
page-nothing-binds = No binding date
page-no-citizenship = citizenship not known
page-nothing = Nothing here yet.
page-look = look
page-snoozed-until = put off until { $day }
page-handled-until = handled, look on { $day }
page-open-stay = still here
page-no-window = No period of days applies to this citizenship.
page-window-title = days of stay
page-window = { $used } of { $allowed } days used in the { $of } days to today
page-window-note = Entry and exit day count; days under a permit do not.
page-no-note = No note.
page-details-title = in full
page-change-title = what changed
page-more = … Enter shows the rest
page-add-title = Add
page-added = added
page-removed = removed
page-changed = changed
page-erased = The content of this entry was erased.

## Columns

column-what = what
column-state = state
column-days = days
column-passport = passport
column-evidence = known from
column-from = from
column-until = until
column-ended = ended early
column-issued = issued
column-notified = notified
column-registered = registered
column-opened = opened
column-role = role
column-language = lang
column-when = when
column-who = who
column-act-kind = act
column-changed = records
column-paper = document
column-on = on
column-lead = takes
column-filed = filed
column-number = number
column-where = where
column-outcome = outcome

## The journal's kinds of acts

journal-add = added
journal-edit = changed
journal-import = imported from a sheet
journal-demo = made up for a demonstration
journal-undo = undone
journal-done = recorded as done
journal-snooze = put off
journal-handled = recorded as handled
journal-not-done = recorded as not done
journal-paper = document moved
journal-stage = case moved
journal-assign = given to another officer
journal-note = note

## The page of a case

case-section-papers = Documents
case-section-filings = Filings
case-section-deadlines = Deadlines
case-section-details = Case
case-stage-title = Move the case to
case-moved = Moved: { $stage } · u undoes
case-marked = { $n ->
    [one] { $n } document marked
   *[other] { $n } documents marked
}

## Commands

command-paper-received = The document was received; asks for the day
command-paper-requested = The document is requested today
command-paper-verified = The document is verified today
command-paper-rejected = The document is not usable; asks for the reason
command-paper-not-needed = This case does not need the document
command-move-stage = Move the case to another stage
command-add-filing = Add a filing
command-go-client = Open the client of the case
hint-paper-received = received
hint-paper-requested = requested
hint-paper-verified = verified
hint-paper-rejected = not usable
hint-paper-not-needed = not needed
hint-move-stage = stage
hint-add-filing = filing
hint-go-client = client
