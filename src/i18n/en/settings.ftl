### Settings: the rules and who vouches for them; notes to a date; what may still be filed; days off by name.

tab-settings = Settings
command-go-settings = Go to the settings: mine, the office's, the rules
command-confirm-rule = Confirm the rule for the practice: shows first what would move
hint-confirm-rule = confirm
command-withdraw-rule = Withdraw the confirmation of the rule: shows first what would move
hint-withdraw-rule = withdraw

settings-title = Rules
settings-count = Rules: { $n } · to be confirmed: { $open }
settings-edition = Rulebook { $edition }, version { $version }
settings-to-confirm = To be confirmed by the practice
settings-to-confirm-hint = Open deadlines rest on these rules, though they are not sure. The head reads each one and its source, then confirms it or leaves it.
settings-others = All other rules
settings-nothing = No rule matches.
settings-column-rule = rule
settings-column-class = class
settings-column-severity = weight
settings-column-confidence = certainty
settings-column-confirmed = confirmed
settings-column-valid = valid
settings-column-use = open
settings-valid-from = from { $from }
settings-valid-until = until { $until }
settings-valid-between = { $from } – { $until }
settings-valid-always = no limit known
settings-confirmed-by = Confirmed by { $who } on { $day }
settings-not-confirmed = Not confirmed by the practice
settings-source = Source: { $source }
settings-checked = compared with it on { $day }
settings-use =
    { $n ->
        [0] no open deadline rests on it
        [one] { $n } open deadline rests on it
       *[other] { $n } open deadlines rest on it
    }
settings-weighs-less = Written as “{ $written }”; counts as “{ $now }” until it is confirmed
settings-past = No longer in force
settings-notes = Notes
settings-reading-of = A stricter reading of { $rules }: its earlier day warns until one of the two is confirmed
settings-has-readings = Stricter readings of this rule: { $rules }. Confirming it stops their warnings
settings-asks-per-entry =
    { $n ->
        [one] At most { $n } day after an entry, the day of entry being day 1
       *[other] At most { $n } days after an entry, the day of entry being day 1
    }
settings-asks-window = At most { $days } days in any { $of } days
settings-asks-blocks = At most { $days } days in fixed blocks of { $of } days from the first entry
settings-asks-dependent = The stay follows another person's permit; its own end is to be confirmed
settings-asks-overlap = The most time that may be left on the permit for another application: { $n } { $unit }
settings-unit-days = d
settings-unit-working-days = working d
settings-unit-months = mo.
settings-asks-same-day = The day of the event itself
settings-cap-identity = the identity document
settings-cap-basis = what its ground rests on
settings-cap-linked-permit = the permit of the sponsor or main applicant
settings-cap-linked-basis = what the sponsor's or main applicant's ground rests on
settings-citizens = Citizens of: { $list }
settings-citizens-except = All but citizens of: { $list }
settings-citizens-other = Citizens of all countries that no other row on stay names
settings-grounds = Grounds: { $list }
settings-ask-both = { $question } { $rows }
settings-asks-cap = A permit does not outlast: { $what }
settings-cap-term = the longest term known
settings-asks-note = A note: it gives no date
settings-asks-stricter-first = The stricter reading counts the day of the event as day 1

settings-looking = Working out what would move
settings-progress = { $what }: { $done } of { $total } clients
settings-changing = Changing the dates
settings-ask-confirm = Confirm { $rule } ({ $title }) for the practice? Open deadlines that move: { $moved }, appear: { $appeared }, vanish: { $vanished }, are judged otherwise: { $restated }. People concerned: { $people }.
settings-ask-withdraw = Withdraw the confirmation of { $rule } ({ $title })? Open deadlines that move: { $moved }, appear: { $appeared }, vanish: { $vanished }, are judged otherwise: { $restated }. People concerned: { $people }.
settings-ask-rows =
    { $n ->
        [one] It stands on { $n } row.
       *[other] It stands on { $n } rows of different validity or citizenship; all of them are meant.
    }
settings-confirmed = { $rule } confirmed. Open deadlines moved: { $moved }; u takes it back
settings-withdrawn = The confirmation of { $rule } is withdrawn. Open deadlines moved: { $moved }; u takes it back
settings-stopped = Stopped: nothing was changed
settings-busy = A change of the law is being prepared: wait for it, or stop it

note-never-count-on-it = For supervisors; no lawful stay, never count on it

trail-holiday = { $day }: { $name }
trail-holiday-carried = { $day }: { $name }, carried over from a day off
trail-holiday-forecast = { $day }: { $name }, by forecast
trail-holiday-exchanged = { $day }: day off in exchange for { $worked }

may-file-line = May be filed: { $what }
may-file-until = { $kind } until { $until } ({ $rule })
may-file-between = { $kind } from { $from } until { $until } ({ $rule })
may-file-from = { $kind } from { $from } ({ $rule })
may-file-now = { $kind }, no term known ({ $rule })
may-file-stricter = by a stricter reading until { $day }
may-file-with-cancellation = only with the cancellation of the permit in force ({ $rule })
may-file-open = { $case } is open
may-file-child = no permit is needed under { $age }: the stay follows the parent's permit, confirm ({ $rule })
may-file-abroad = nothing while abroad: the client must return first
may-file-abroad-permit = nothing while abroad: the client must return first; the permit runs until { $day }
may-file-unlawful = nothing that makes the stay lawful: departure or an explanation, ask the supervisor
may-file-unknown = not known: first find out where the client is and record the entry
may-file-other-permit = no rule is known for the permit in force (until { $day }): ask the supervisor
may-file-not-eligible = no permit of this kind for this citizenship: see what applies, ask the supervisor
may-file-citizen = nothing: a citizen needs no permit
