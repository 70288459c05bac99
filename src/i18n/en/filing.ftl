# Filings, outcomes, hand-over

## Why an act of a case is refused

life-stage-order = The stage “{ $to }” does not follow “{ $from }”.
life-filed-without-filing = Nothing was filed yet: record the filing, and the case moves to “filed” with it.
life-outcome-first = The filing of { $day } is not decided: record its outcome first.
life-stage-by-act = The stage of a case is moved by its own command, not in this form.
life-stage-fresh = A new case begins with intake, collecting or ready; what follows is recorded as filing, outcome and permit.
life-outcome-by-act = The outcome of a filing is recorded by its own command, not in this form.
life-filing-by-act = A filing is recorded from the page of the case, after the pre-filing check.
life-close-missing = The case cannot be closed yet: the permit must be compared, handed over, and reported to the employer.
life-no-open-filing = No filing of this case waits for an outcome.
life-already-accepted = This filing was accepted already: it can be returned, refused or granted.
life-no-outcome = Say what became of the filing.
life-not-granted = Only a granted permit is handed over.
life-no-permit = There is no permit of this case on record.
life-reissue-open = The permit is being re-issued already, in case { $reference }.
life-not-compared = not compared, or found wrong
life-over = Nothing can be filed any more: the case stands at “{ $stage }”.

life-against-error = { $n ->
    [one] The pre-filing check finds { $n } error. Correct it, or a supervisor files despite it and says why.
   *[other] The pre-filing check finds { $n } errors. Correct them, or a supervisor files despite them and says why.
}

## What is odd about a permit just granted

grant-outlasts-contract = The permit lasts until { $permit }, what its ground rests on only until { $other }: check both.
grant-outlasts-sponsor = The permit lasts until { $permit }, the sponsor's or main applicant's only until { $other }: check both.
grant-shorter-than-old = The permit lasts until { $permit }; the one before lasted until { $other }: check the term.

## In the journal

journal-filing = filed
journal-outcome = outcome of a filing
journal-granted = permit granted
journal-hand-over = permit handed over
journal-reissue = re-issue case opened
