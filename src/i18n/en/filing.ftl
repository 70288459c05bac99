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
life-outcome-over = The case stands at “{ $stage }”: an outcome changes nothing any more.
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

## The page of a case

case-section-plan = Plan
case-section-check = Check
case-section-hand-over = Hand-over
case-no-plan = No plan: the case is over, or no end of lawful stay is known.
case-nothing-against = Nothing is found that stands against filing, or nothing is to be filed now.
case-no-filings = Nothing was filed yet · f records a filing
case-stage-last = No stage follows this one.
column-provider = who brings it
column-step = step
column-by = by
column-working-left = wd left
column-should-be = should say
column-gravity = weight
paper-short = ! { $n } wd late
bars-today = today
bars-file = File
bars-decision = Decision
bars-refiling = One re-filing
bars-granted = Granted by
bars-paper = Document
bars-left = { $n } wd
bars-short = ! { $n } late
bars-late = { $n ->
    [one] Will not make it by { $n } working day.
   *[other] Will not make it by { $n } working days.
}
check-meets-ground = Ground of refusal: { $ground }

## Filing, outcome, hand-over: what is asked and said

life-file-title = What was filed
life-filed = Filed on { $day } · u undoes
life-despite-title = File despite errors
life-despite-about = { $n ->
    [one] The check found { $n } error. Say why it is filed all the same: the reason is kept with your name.
   *[other] The check found { $n } errors. Say why it is filed all the same: the reason is kept with your name.
}
life-outcome-title = What became of the filing
life-outcome-saved = Outcome: { $outcome } · u undoes
life-outcome-back = { $outcome }: the case is collecting again, and the old stay runs on · u undoes
life-hand-over-title = Compare the permit letter by letter
life-handed-over = Hand-over saved · u undoes
life-hand-over-wrong = Saved: something in the permit is wrong
life-reissue-ask = Something in the permit is wrong. It is not handed over like this. Open a case to have it re-issued?
life-reissue-opened = Re-issue case opened · u undoes
life-look-title = Have a look at the new permit
life-right = right
life-wrong = wrong
life-open = to do
prefiling-title = Before it is filed
prefiling-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
prefiling-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
prefiling-notes = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
prefiling-end-look = Nothing here stops the filing: y records it.
prefiling-end-supervisor = Against errors a supervisor may file: d asks for the reason.
prefiling-end-officer = Against errors only a supervisor may file, with a reason.

## Commands

command-record-outcome = Record what became of the filing
command-hand-over = Compare the permit and record its hand-over
hint-record-outcome = outcome
hint-hand-over = hand-over
hint-open-reissue = open the case
hint-file-anyway = file
hint-file-despite = file despite

## On the command line

cli-filed = { $reference }: filed on { $day }.
cli-check-passes = { $n ->
    [0] Nothing stands against filing.
    [one] No errors; { $n } thing to look at.
   *[other] No errors; { $n } things to look at.
}
cli-outcome = Recorded: { $outcome }.
cli-outcome-back = Recorded: { $outcome }. The case is collecting again, and the old stay runs on.
cli-no-paper = This case has no paper “{ $paper }”; case show --json lists them.
cli-handed-over = The hand-over is recorded.
cli-hand-over-wrong = The permit is wrong and counts as not handed over. Add --reissue to open a case to have it re-issued.
cli-hand-over-reissue = The permit is wrong and counts as not handed over. Case { $reference } has it re-issued.
cli-stage-moved = Moved.
