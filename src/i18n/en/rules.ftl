### The law as data: rules, confirmations, another rulebook, the office's own days.

rules-fault-at = line { $line }, column { $column }
rules-refused = This rulebook cannot be taken, { $n ->
    [one] { $n } fault
   *[other] { $n } faults
}. The old one stays.
rules-refused-hint = Mend the file at the places named and try again.
rules-stopped = Stopped. The old law stays in force; nothing was changed.
rules-stopped-hint = Start it again whenever you like.
rules-same = That is in force already: nothing to change.
rules-unknown = There is no rule { $rule } in the rulebook in force.
rules-uneditable = This rulebook cannot be edited by the program: its rules do not stand in sections [[rule]].
rules-undo-changed = The law was changed again since: that change has to be taken back first.
rules-needs-yes = This changes dates of the whole office and is asked for on a terminal only.
rules-needs-yes-hint = Look with "rules diff" first, then repeat with --yes.
rules-ask = Change the law? [y/N]
rules-left = Nothing was changed.
rules-done = Changed. "sojourn undo" takes it back.
rules-would = Open deadlines that would move: { $moved }, appear: { $appeared }, vanish: { $vanished }, keep their dates but be judged otherwise: { $restated }. People concerned: { $people }.
rules-did = Open deadlines moved: { $moved }, appeared: { $appeared }, vanished: { $vanished }, judged otherwise: { $restated }. People concerned: { $people }.
rules-more = … and { $n } more; --limit shows more, --json all of them.
rules-edition = Rulebook { $edition }, version { $version }
rules-sound = The rulebook { $edition } is sound: rules { $rules }, papers { $papers }.
rules-engine = This program reckons more precisely than the one that wrote the file: all dates are derived anew, once.
rules-engine-due = An earlier program derived the dates in this file: differences below go away when somebody opens it for work.
calendar-own-day = day off of the office
store-law-under-way = { $who } is changing the rules or the calendar just now.
store-law-given-up = Another session took this change for interrupted and gave it up. Nothing was changed.
journal-rules = rules changed
journal-calendar = calendar changed
journal-engine = dates derived anew
