### Human output of the command line.

cli-output-failed = The output cannot be written: { $reason }
cli-no-input = Nothing can be read from standard input.

## Review and due

cli-review-summary = { $today }: { $breach ->
    [one] { $breach } breach
   *[other] { $breach } breaches
}, { $overdue } overdue, { $due } today. { $people ->
    [one] { $people } client
   *[other] { $people } clients
} on the list; blind spots: { $unknown }.
cli-review-calm = Nothing is due.
cli-last-day = last day
cli-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
cli-over = { $n ->
    [one] overdue { $n } day
   *[other] overdue { $n } days
}
cli-due-login = Sojourn: { $breach ->
    [one] { $breach } breach
   *[other] { $breach } breaches
}, { $overdue } overdue, { $due } due today. The first:
cli-due-login-hint = Open the list: sojourn

## Clients, cases, deadlines

cli-status = Status
cli-binding = Binding date
cli-stays = Stays
cli-residences = Residences
cli-permits = Permits
cli-deadlines = Deadlines
cli-last-day-label = Last lawful day
cli-last-day-plain = Last day
cli-stricter-day = By the stricter reading
cli-safe-day = Safe day
cli-warn-day = Warn day
cli-confidence = Certainty of the rule
cli-source = Source
cli-checked-on = Rule checked on
cli-do-now = Do now

## Check, undo, demo

cli-check-counts = Looked at: clients { $clients }, deadlines { $deadlines }, journal entries { $journal }.
cli-check-head = Head of the journal: { $head }
cli-check-fault = Fault: { $fault }
cli-check-sound = The database is sound.
cli-check-unsound = The database has faults: keep a copy and restore the newest backup.
cli-check-scans-unsound = The database itself is sound, but scans are lost or damaged: attach the same files again, or take them back from a backup. Nothing else needs restoring.
cli-undone = Taken back: records { $records }, clients { $clients }.
cli-undone-what = Taken back: “{ $what }” of { $day }, { $time }: records { $records }, clients { $clients }.
cli-undo-yes-no = [y/N]
cli-undo-left = Nothing was taken back.
cli-nothing-to-undo = There is nothing of yours to undo.
cli-demo-done = Made: clients { $clients }, cases { $cases }, papers { $documents }, deadlines { $deadlines }; { $seconds } s.
cli-demo-progress = { $stored } of { $all }

## Calculations

cli-calc-out-of-range = That date is too far away.
cli-calendar-known = { $year }: { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}.
cli-calendar-forecast = { $year } (a forecast: not yet settled by the government): { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}.
cli-calendar-unknown = { $year } (days off not known; counted by the law of today): { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}.
cli-estimated = date estimated
cli-working-weekend = working day
day-off-holiday = holiday
day-off-transferred = transferred
day-off-swapped = swapped
cli-mrz-empty = Nothing came on standard input: give the two or three lines of the zone.
cli-mrz-valid = { $format }: every check digit fits.
cli-mrz-invalid = { $format }: a check failed.
cli-mrz-failed = Failed checks: { $checks }
mrz-check-number = number
mrz-check-birth = birth date
mrz-check-expiry = expiry
mrz-check-personal = personal number
mrz-check-composite = the whole
cli-iin-valid = The number is valid.
cli-unknown-country = There is no citizenship "{ $text }".
cli-stay-visa-free-unchecked = Check whether citizens of { $country } may enter without a visa: the rule for all other states does not say so.
cli-no-state = { $code } is the citizenship of no state: no rule of visa-free stay is about it.
cli-stay-no-rule = No rule is known for an entry of { $country } on { $day }.
cli-stay-reversed = The stay from { $from } ends before it begins, on { $until }.
cli-permit-reversed = The permit from { $from } ends before it begins, on { $until }.
cli-stay-overlap = The stays from { $one } and from { $other } overlap.
cli-stay-present = In the country on { $on }.
cli-stay-absent = Not in the country on { $on }; an entry that day:
cli-none = none
cli-days-left = Days left
cli-overstay = Days over
cli-max-stay = Days of that stay
cli-used-days = Days used
cli-reentry = Earliest re-entry
cli-stricter-reentry = Re-entry by the stricter reading

## Import

cli-import-summary = Rows { $rows }: accepted { $accepted }, unchanged { $unchanged }, repeated { $repeated }, refused { $refused }; warnings { $warnings }, conflicts { $conflicts }.
cli-import-conflicts = What the database and the sheet say differently:
cli-import-here = here
cli-import-sheet = sheet
cli-import-warnings = Warnings by reason:
cli-import-more = … and { $n } more; --json has all of them.
cli-import-written = Written.
cli-import-not-written = Nothing was written.
cli-import-not-written-partial = Nothing was written, because rows are refused. With --partial the others are taken in, and the refused ones go to a file to be mended.
cli-import-row = Row { $row }
cli-import-refused-file = The refused rows are in { $name }, ready to be mended and imported again.
cli-import-refused-former = The file of that name that was there is kept as { $name }.
cli-import-refused-unwritten = { $name } could not be written here: the refused rows stand above, and with --json in the document.
cli-import-interrupted-undone = An earlier import by { $who } had been interrupted; its rows were taken back first.
cli-import-interrupted-kept = An earlier import by { $who } had been interrupted; its rows are left as they are, because some of them changed since.
cli-no-file = There is no file { $path }.
cli-file-unreadable = The file { $path } cannot be read.
