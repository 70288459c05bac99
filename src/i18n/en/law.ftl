# What the law says about one client: trails, status, findings, and faults of a rulebook.

trail-entry = Entry on { $day }
trail-visa-free-end = Visa-free stay ends on { $day }
trail-permit-end = The permit's last lawful day is { $day }
trail-permit-written = The permit is written until { $day }
trail-permit-ended-early = It ended early, on { $day }
trail-identity-end = The document is valid until { $day }
trail-paper-end = The paper is valid until { $day }
trail-consent-end = The owner's consent is given until { $day }
trail-basis-end = What the ground rests on ends on { $day }
trail-basis-broken-off = The ground broke off on { $day }
trail-linked-end = The sponsor's or main applicant's permit ends on { $day }
trail-address-change = At the new address since { $day }
trail-reentry = Came back on { $day } with a valid permit
trail-permit-start = The permit begins on { $day }
trail-new-document = The new document was issued on { $day }
trail-basis-start = Began on { $day }
trail-new-sponsor = With another sponsor than the permit's since { $day }
trail-linked-basis-end = What the sponsor's or main applicant's ground rests on ends on { $day }
trail-signature-end = The sponsor's electronic signature is valid until { $day }
trail-birthday = Birthday on { $day }
trail-filing-made = Filed on { $day }
trail-filing-refused = Refused on { $day }
trail-complaint-reply = The complaint was answered on { $day }
trail-offence-decision = The decision is of { $day }
trail-dependent-stay = A child's stay follows the parent's permit: { $day } is to be confirmed
trail-own-date = Own date: { $day }
trail-opens = Filing is possible from { $day }
trail-roll = { $day } is a day off: do it by { $safe }
trail-stricter-day-one = If the day of the event counts as day 1: { $day }
trail-stricter-by = By a stricter reading of the stay: { $day }
trail-stricter-reading = By a stricter reading the last lawful day is { $day }
trail-skipped =
    { $n ->
        [one] { $n } day off passed over: { $from }
       *[other] { $n } days off between { $from } and { $until } passed over
    }
trail-per-entry =
    { $n ->
        [one] { $n } day after the entry, the day of entry being day 1
       *[other] { $n } days after the entry, the day of entry being day 1
    }
trail-window = { $used } of { $days } days used in { $of } ({ $from } – { $until })
trail-window-full = No day was left on entry: { $used } of { $days } days in { $of } were used ({ $from } – { $until })
trail-cap-identity = A permit does not outlast the passport, valid until { $day }
trail-days-processing =
    { $n ->
        [one] − { $n } day for the decision
       *[other] − { $n } days for the decision
    }
trail-days-refiling =
    { $n ->
        [one] − { $n } day for one re-filing
       *[other] − { $n } days for one re-filing
    }
trail-days-before =
    { $n ->
        [one] { $n } day before
       *[other] { $n } days before
    }
trail-days-first-day-counts =
    { $n ->
        [one] { $n } day, the first day counts
       *[other] { $n } days, the first day counts
    }
trail-days-from-day-after =
    { $n ->
        [one] { $n } day from the day after
       *[other] { $n } days from the day after
    }
trail-working-days-processing =
    { $n ->
        [one] − { $n } working day for the decision
       *[other] − { $n } working days for the decision
    }
trail-working-days-refiling =
    { $n ->
        [one] − { $n } working day for one re-filing
       *[other] − { $n } working days for one re-filing
    }
trail-working-days-before =
    { $n ->
        [one] { $n } working day before
       *[other] { $n } working days before
    }
trail-working-days-first-day-counts =
    { $n ->
        [one] { $n } working day, the first day counts
       *[other] { $n } working days, the first day counts
    }
trail-working-days-from-day-after =
    { $n ->
        [one] { $n } working day from the day after
       *[other] { $n } working days from the day after
    }
trail-months-processing =
    { $n ->
        [one] − { $n } month for the decision
       *[other] − { $n } months for the decision
    }
trail-months-refiling =
    { $n ->
        [one] − { $n } month for one re-filing
       *[other] − { $n } months for one re-filing
    }
trail-months-before =
    { $n ->
        [one] { $n } month before
       *[other] { $n } months before
    }
trail-months-first-day-counts =
    { $n ->
        [one] { $n } month, the first day counts
       *[other] { $n } months, the first day counts
    }
trail-months-from-day-after =
    { $n ->
        [one] { $n } month from the day after
       *[other] { $n } months from the day after
    }

trail-papers-file-by = The case is to be filed by { $day }
trail-papers-opened-late = the case was opened later, on { $day }: order on that day
trail-papers-order =
    { $n ->
        [one] the first paper to order takes { $n } working day: by { $day }
       *[other] the first paper to order takes { $n } working days: by { $day }
    }

status-visa-free = Visa-free, day { $n } of { $of }, until { $day }
status-trp-valid = TRP valid until { $day }
status-permit-valid = Permit valid until { $day }
status-filed = Filed, awaiting decision; the stay still ends on { $day }
status-unlawful = Unlawful stay, day { $n } (lawful until { $day })
status-unlawful-undated = Unlawful stay since the entry, day { $n }
status-abroad = Abroad, permit valid until { $day }
status-abroad-undated = Abroad
status-unknown = Status not known, permit valid until { $day }
status-unknown-undated = Status not known

finding-stay-reversed = The stay from { $day } ends before it begins
finding-stays-overlap = The stays from { $one } and from { $other } overlap
finding-permit-reversed = The permit from { $day } ends before it begins
finding-permit-within = The permit { $from } – { $until } lies within the permit { $outer_from } – { $outer_until }: check which one counts
finding-abroad-without-exit = Said to be abroad, but the stay from { $day } has no exit: enter it
finding-entry-missing = Said to be in the country, but no entry is recorded: find out and enter it
finding-no-rule = No rule of stay is known for { $country } on { $day }: ask the supervisor
finding-no-citizenship = The citizenship is not known: no stay can be worked out
finding-entry-unlawful = The entry on { $day } was made without a day left
finding-gap = No lawful cover: { $from } – { $until }
finding-gap-by-stricter-reading = By a stricter reading no lawful cover: { $from } – { $until }
finding-permit-outlasts-passport = The permit (until { $permit }) outlasts the passport (until { $passport })
finding-registration-transitional = Check { $rule }: the entry on { $entry } lies before the rule began
finding-permit-outlasts-basis = The permit (until { $permit }) outlasts what its ground rests on (until { $end }): check, { $rule }
finding-permit-outlasts-sponsor = The permit (until { $permit }) outlasts the permit of the sponsor or main applicant (until { $end }): check, { $rule }
finding-permit-outlasts-sponsor-basis = The permit (until { $permit }) outlasts what the sponsor's or main applicant's ground rests on (until { $end }): check, { $rule }
finding-permit-long = The permit (until { $permit }) is longer than the longest term known for its ground (until { $end }): check, { $rule }
finding-permit-overlap = The permit from { $from } began while the earlier one (until { $until }) had more time left than allowed; possible from { $earliest }: check, { $rule }
finding-home-citizen = A passport or citizenship of { $country } is recorded: a citizen needs no permit, and no rule of stay applies. Ask the supervisor
finding-banned = An entry ban runs until { $until }, but the stay from { $entry } has no exit
finding-expelled = The decision of { $day } orders expulsion, and no exit is recorded: to the supervisor at once
finding-child-alone = A child, and no parent is recorded whose permit the stay follows: { $rule }
finding-died = The client died on { $day }: no deadline runs any more

law-fine-warning = warning
law-fine-tenge = { $from } tenge
law-fine-tenge-range = { $from } to { $until } tenge
law-fine-tenge-check = { $from } tenge (check the index of that year)
law-fine-tenge-check-range = { $from } to { $until } tenge (check the index of that year)
law-fine-unknown-year = { $from } MCI; the amount in { $year } is not known
law-fine-unknown-year-range = { $from } to { $until } MCI; the amount in { $year } is not known

rulebook-error-syntax = This cannot be read: { $detail }
rulebook-error-lacks = { $rule }: { $what } is missing
rulebook-error-id = “{ $rule }” cannot be an id
rulebook-error-title = { $rule }: a text in { $language } is empty
rulebook-error-validity = { $rule }: ends before it begins
rulebook-error-repeated = { $rule }: two rows would judge the same fact
rulebook-error-class = { $rule }: the class does not fit the kind of rule
rulebook-error-number = { $rule }: a number is out of range
rulebook-error-reference = { $rule }: there is no { $what }
trail-data-consent-end = Consent to data processing ends on { $day }
trail-data-request = Request about personal data received on { $day }
finding-erased = The data were destroyed on { $day }: only the number is left
