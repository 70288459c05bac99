### The daily review: queue, decisions, sign-off, control list.

review-title = Daily review
review-place = daily review

## Commands and hints

command-review = Daily review: my queue, one item at a time
command-review-next = Seen: the next item
command-review-previous = The item before
command-review-tomorrow = Put off by one day
command-review-week = Put off by one week
command-review-request = Mark the missing papers of the case as asked for
command-review-list = Control list: what was decided, what is left
command-review-people = Who has signed off
command-review-sign-off = Sign the review off
hint-review = review
hint-review-next = next
hint-review-previous = back
hint-review-tomorrow = +1 day
hint-review-week = +1 week
hint-review-request = ask for papers
hint-review-list = list
hint-review-people = who
hint-review-sign-off = sign off

## Why an item is there

review-why-breach = lawful stay has ended
review-why-overdue = overdue
review-why-due = due today
review-why-before-days-off = due by the next review: days off lie between
review-why-critical = few days left
review-why-appointment = appointment { $when }
review-why-look-again = put off until { $day }
review-why-moved = moved from { $from }
review-why-changed-day = moved from { $from } ({ $by }, { $on })
review-why-changed-severity = weight changed ({ $by }, { $on })
review-why-changed-rule = the weight of the rule changed
review-why-changed-owner = came to you ({ $by }, { $on })
review-why-changed-state = decision changed ({ $by }, { $on })
review-why-second-look = done on { $on }: second look
review-why-stand-in = you stand in for { $of }
review-why-stand-in-until = you stand in for { $of } until { $until }
review-why-climbed = unseen: { $of } has not looked at it
review-why-climbed-nobody = unseen by anybody
review-why-unowned = nobody's
review-why-unowned-name = { $of } holds no reviews here

## What has become of it

outcome-done = done
outcome-recorded = closed by a fact
outcome-snoozed = put off
outcome-handled = handled
outcome-assigned = given away
outcome-noted = note
outcome-requested = papers asked for
review-words-as-they-are = { $text }
review-until = until { $day }
review-to = to { $name }
review-papers-asked = { $n ->
    [one] { $n } paper
   *[other] { $n } papers
  }
review-seen-only = seen
review-unseen-one = not seen

## The screen

review-progress = { $seen }/{ $items }
review-left = { $n } left to decide
review-days = to { $until }
review-empty = Nothing stands in your review today.
review-reading = Reading the queue …
review-all-seen = All items are seen. f signs off.
review-signed-line = Signed off at { $time } by { $by }
review-because = Here because
review-decided = Decided
review-gone = This deadline is gone.
review-papers = papers
review-papers-missing = Missing: { $papers }
review-papers-complete = All papers are in.
review-no-case = No open case.
review-also = Also: { $what }
review-late = Not signed off by { $hour }: { $names }
review-and-more = { $names } and { $n } more
review-position = { $at } of { $of }
review-list-title = Control list
review-people-title = Reviews of { $day }
review-sign-question = Sign the review off? { $decided } of { $items } decided, { $left } left. This cannot be undone.
review-request-question = { $n ->
    [one] Mark { $n } missing paper as asked for today?
   *[other] Mark { $n } missing papers as asked for today?
  } { $papers }
review-put-off-title = Put off until { $day }
review-words = a few words (may be empty)
field-words = in words
hint-review-ask = mark

## Said afterwards

review-saved-request = { $n ->
    [one] { $n } paper marked as asked for · u undoes
   *[other] { $n } papers marked as asked for · u undoes
  }
journal-sign-off = signed a review off
review-saved-sign-off = Review signed off

## Refusals

review-is-signed = This review is signed off. Decide on Today; tomorrow's review will show it.
review-not-begun = This review has not been begun.
review-not-in-it = This item is not in your review of today.
review-unseen = { $n ->
    [one] { $n } item has not been looked at. A review is signed off when all of them are seen.
   *[other] { $n } items have not been looked at. A review is signed off when all of them are seen.
  }
review-no-papers = No paper is missing in the case of this client.
review-not-an-hour = “{ $typed }” is no hour of the day. Write it as 11:00.

## Who has signed off

review-person-signed = signed off at { $time } by { $by }
review-person-begun = { $seen }/{ $items } seen, { $left } left
review-person-not-begun = not begun
review-person-calm = nothing waits
review-person-waiting = { $n ->
    [one] { $n } item waits
   *[other] { $n } items wait
  }
review-person-away = away
review-person-away-until = away until { $day }
review-person-late = late
review-nobody = Nobody holds reviews here.

## Control list

control-title = Control list of the daily review
control-of = Officer
control-day = Day
control-until = Covers
control-begun = Begun
control-signed = Signed off
control-not-signed = not signed off
control-counts = Items
control-counts-text = { $items } in all, { $seen } seen, { $decided } decided, { $left } left
control-column-number = No.
control-column-client = Client
control-column-citizenship = Cit.
control-column-case = Case
control-column-deadline = Deadline
control-column-last-day = Last day
control-column-why = In the review because
control-column-seen = Seen
control-column-decision = Decision
control-column-by = By
control-column-at = At
control-column-detail = Detail
control-left = left
control-looked-at = looked at
control-empty = There are no items.

## Command line

cli-review-begun = Review of { $of }, { $day }: { $items } items, { $seen } seen, { $decided } decided, { $left } left
cli-review-signed = Review of { $day } signed off by { $by }.
cli-review-marked = { $n ->
    [one] { $n } item marked as seen.
   *[other] { $n } items marked as seen.
  }
cli-review-rules = Sign off by { $hour } · unseen hard items climb to the deputy { $deputy } and to the supervisors { $supervisor } working days before their warn day
cli-review-no-review = { $of } has no review of { $day }.
cli-review-written = Written to { $file }
