### Tabs, columns, hints and messages of the terminal screens.

## Commands: one sentence each, for help and palette

command-open = Open the selected line
command-record = Record what happened: done, or the fact that closes the deadline
command-snooze = Put the deadline off to a day
command-assign = Give the client to another officer
command-note = Write a note about the client
command-why = Show the whole calculation of the date
command-next-deadline = Next deadline of the same client
command-previous-deadline = Previous deadline of the same client
command-mine = Only my clients, or everybody's
command-blind-spots = Answer for acts about which nothing is known
command-answer-done = It has been done
command-answer-not-done = It has not been done
command-mark = Mark the line, or take the mark away
command-mark-all = Mark all lines, or none
command-drafts = Forms left half-way
command-new-client = New client
command-new-case = New case
command-sort = Change the order of the list
command-add = Add a record to this section
command-edit = Change the selected record
command-next-section = Next section
command-previous-section = Previous section
command-section-1 = Section 1
command-section-2 = Section 2
command-section-3 = Section 3
command-section-4 = Section 4
command-section-5 = Section 5
command-section-6 = Section 6
command-section-7 = Section 7
command-section-8 = Section 8
command-section-9 = Section 9
command-start-empty = Start with an empty office
command-how-to-import = How to import a sheet of clients
command-how-to-demo = How to look at made-up data
command-find = Find as you type
command-palette = Give any command by its name
command-help = Keys of this place
command-undo = Undo my newest change
command-down = One line down
command-up = One line up
command-page-down = A screenful down
command-page-up = A screenful up
command-first = First line
command-last = Last line
command-go-today = Go to Today
command-go-clients = Go to the clients
command-go-cases = Go to the cases
command-next-tab = Next tab
command-previous-tab = Previous tab
command-english = Interface in English
command-russian = Interface in Russian
command-kazakh = Interface in Kazakh
command-back = One level back
command-redraw = Draw the screen again
command-suspend = Suspend the program (fg brings it back)
command-quit = Leave the program

## Hint line: one or two words each

hint-open = open
hint-record = record
hint-snooze = snooze
hint-assign = assign
hint-note = note
hint-why = why
hint-mine = mine/all
hint-blind-spots = blind spots
hint-answer-done = done
hint-answer-not-done = not done
hint-mark = mark
hint-mark-all = all
hint-new-client = new
hint-new-case = new
hint-sort = order
hint-add = add
hint-edit = edit
hint-find = find
hint-palette = more
hint-help = help
hint-undo = undo
hint-back = back
hint-back-to = go back
hint-close = close
hint-scroll = scroll
hint-cancel = cancel
hint-choose = choose
hint-save = save
hint-leave = leave
hint-answer = save the answer

## Tabs and columns

tab-today = Today
tab-clients = Clients
tab-cases = Cases
tab-start = Sojourn
column-last-day = last day
column-left = left
column-client = client
column-citizenship = cit
column-binds = what binds
column-case = case
column-act = act
column-owner = officer
column-kind = kind
column-ground = ground
column-stage = stage
column-papers = docs
column-binding-day = binding

## Today

today-group-breach = Breach
today-group-overdue = Overdue
today-group-today = Today
today-group-critical =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
today-group-soon =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
today-group-unknown = Blind spots
today-group-short-breach = Br
today-group-short-overdue = Over
today-group-short-today = Tod
today-group-short-critical = { $n }d
today-group-short-soon = { $n }d
today-group-short-unknown = ?
today-calm =
    { $n ->
        [one] Nothing is due within { $n } day.
       *[other] Nothing is due within { $n } days.
    }
today-only-mine = Only your own clients are shown here; “m” shows everybody's.
today-appointments = appointments today
today-clock = The date of this computer does not fit the journal: check the clock before you trust any day count.
tui-left-breach = unlawful day { $n }
tui-left-over = { $n ->
    [one] overdue { $n } day
   *[other] overdue { $n } days
}
tui-left-today = today
tui-left-far = { $n } d
tui-left-days = { $n } d · { $working } wd
check-from = check from { $day }
binds-do-by = do by { $day }
why-title = why
why-last-day = Last lawful day { $day }
why-last-day-plain = Last day { $day }
why-safe-day = do by { $day }
why-stricter = check from { $day }: the stricter reading is not excluded
why-rule = Rule { $rule }
why-confirmed = confirmed by the office
why-checked = checked { $day }
why-do-now = Do now: { $what }

## Lists

list-position = { $at } of { $of }
list-position-mine = { $at } of { $of } · my clients only
list-no-match = Nothing matches the filter.
list-empty = Nothing here yet.
list-nothing-binds = nothing binds
sort-binding = by binding date
sort-name = by name
sort-newest = newest first
filter-set = Esc shows all
case-papers = { $n ->
    [one] { $n } document in
   *[other] { $n } documents in
}
case-binding = Binding date of the client: { $day }

## Blind spots

blind-title = Blind spots
blind-people-acts = { $people ->
    [one] { $people } client
   *[other] { $people } clients
} · { $acts ->
    [one] { $acts } act
   *[other] { $acts } acts
}
blind-none = Nothing is unanswered: for every act it is known whether it was done.
blind-count = { $n ->
    [one] { $n } act from before the record: was it done?
   *[other] { $n } acts from before the record: were they done?
}
blind-marked = { $n ->
    [one] { $n } line marked
   *[other] { $n } lines marked
}
blind-many-done = { $n ->
    [one] Record { $n } act as done?
   *[other] Record all { $n } acts as done?
}
blind-many-not-done = { $n ->
    [one] Record { $n } act as not done? It becomes overdue.
   *[other] Record all { $n } acts as not done? They become overdue.
}
blind-proof = done before the record was made

## The first page

start-title = How to begin
start-missing = There is no database yet. Nothing is made until you choose.
start-empty = The office has no clients yet.
start-safety = What you record is saved at once and can be undone with u. Rules and dates are aids: each shows its source and when it was checked.
start-import =
    Leave the program and give the sheet (CSV or XLSX) to it:
      { $program } import clients.xlsx --dry-run
      { $program } import clients.xlsx
    The first line only says what would happen; the second one writes. Rows that cannot be read are named with the reason, and one undo takes the whole import back.
start-import-server =
    Send the sheet (CSV or XLSX) from your own computer:
      ssh desk import --dry-run < clients.xlsx
      ssh desk import < clients.xlsx
    The first line only says what would happen; the second one writes. One undo takes the whole import back.
start-demo =
    Leave the program and type:
      sojourn demo
    It opens a throw-away office with made-up clients. Your own database is not touched.

## Help, palette, messages

help-title = Keys of this place
help-levels = Signs: ‼ stay breached · ! overdue · > today · ? not known
help-layout = Keys act by their place: the layout may stay Russian or Kazakh.
palette-title = Command
palette-none = Nothing of that name is found.
tui-error = This could not be done
tui-leave = Leave the program? Everything is saved.
tui-not-allowed = Your role does not allow this.
tui-not-here = Not possible on the server.
tui-changed-under = What this was about has changed: look at it and choose again.
tui-no-database = There is no database yet.
tui-no-database-hint = Begin with an empty office first.
tui-undone = { $n ->
    [one] Undone: { $n } record
   *[other] Undone: { $n } records
}
tui-undone-one = Undone: { $kind } of { $name }
tui-undone-client = Undone: client { $name }
tui-undone-of = { $n ->
    [one] Undone: { $n } record of { $name }
   *[other] Undone: { $n } records of { $name }
}
undo-ask-one = Undo “{ $what }” of { $day }, { $time }? { $records ->
    [one] { $records } record
   *[other] { $records } records
} of { $name } will be taken back.
undo-ask-many = Undo “{ $what }” of { $day }, { $time }? { $records ->
    [one] { $records } record
   *[other] { $records } records
} of { $clients ->
    [one] { $clients } client
   *[other] { $clients } clients
} will be taken back.
act-undo-newer = Something of yours was saved or undone since. Press u again to see what would be undone now.
tui-drafts = { $n ->
    [one] { $n } form left half-way · { $key } opens it
   *[other] { $n } forms left half-way · { $key } opens them
}
tui-no-drafts = No form was left half-way.
tui-nothing-to-undo = There is nothing of yours to undo.
tui-saved-done = { $n ->
    [one] Recorded as done · u undoes
   *[other] { $n } acts recorded as done · u undoes
}
tui-saved-not-done = { $n ->
    [one] Recorded as not done · u undoes
   *[other] { $n } acts recorded as not done · u undoes
}
tui-saved-snoozed = Put off · u undoes
tui-saved-handled = Recorded · u undoes
tui-saved-assigned = Given to { $name } · u undoes
tui-saved-note = Note saved · u undoes
tui-note-title = Note: { $name }
tui-note-question = It is added to the client with today's date and your name.
tui-assign-title = Give to: { $name }
