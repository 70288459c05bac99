# Facts that change everything, and what-if: kinds, refusals, what follows.

fact-title = What happened: { $name }
fact-choose = What happened
fact-exit = exit from the country
fact-entry = entry into the country
fact-passport = new passport
fact-citizenship = second citizenship
fact-address = change of address
fact-ground-ended = ground has ended
fact-employer = new employer or ground
fact-permit-cancelled = permit cancelled
fact-permit-shortened = permit shortened
fact-permit-replaced = permit replaced by another
fact-refusal = application refused
fact-return = papers came back
fact-offence = fine or court act
fact-death = death
fact-birth = birth of a child
field-same_day = Left and came back that day
field-replaces = Takes the place of
field-permit_ends = Permit ends on
journal-fact = fact recorded
fact-moves = Dates that move:
fact-no-moves = No date moves.
fact-then = What else happens:
fact-no-date = none
fact-nothing-binds = nothing binds
fact-child-moves = Dates of the child:
fact-follower-moves = Dates of { $name }, who leans on this client:
fact-record-question = Record it?
fact-read-on = Read to the end first
fact-hint-record = record
fact-hint-back = change
fact-hint-preview = what moves
command-fact = Record what happened to the client: exit, passport, dismissal, fine…
hint-fact = fact
command-what-if = What if the client leaves, comes back or loses the permit? Nothing is written
hint-what-if = what if
fact-not-yet = { $day } has not come yet (today is { $today }): a fact has happened. Ask "what if" about days to come.
fact-no-open-stay = No stay is under way: the last one, entry { $entry }, ended with the exit on { $exit }.
fact-no-stay = No entry is recorded, so there is nothing to leave. Record the entry first.
fact-exit-before-entry = The exit on { $exit } lies before the entry on { $entry }.
fact-entry-while-open = The client is in the country since { $open }; an entry on { $entry } needs the exit first. If they left and came back on one day, say so.
fact-not-of-client = There is no such record of this client.
fact-unknown = "{ $text }" is not known of this client.
fact-document-known = The document { $number } is recorded already.
fact-mrz-number = The machine-readable zone says { $zone }, typed is { $typed }: one of them is a slip.
fact-mrz-expires = The machine-readable zone says valid until { $zone }, typed is { $typed }: one of them is a slip.
fact-citizenship-known = That citizenship is known already. A new document of it is recorded as "new passport".
fact-address-not-later = The client lives at { $address } since { $day }: the new address must begin later.
fact-death-known = The death is recorded already: { $day }.
fact-death-before-crossing = A border crossing on { $day } is recorded, later than this day.
fact-basis-ended = This basis ended already, on { $day }.
fact-ground-differs = The basis is { $ground }: it cannot end in this way.
fact-end-before-start = The end, { $end }, lies before the beginning, { $start }.
fact-no-such-ground = Neither a basis nor a permit or open case of this client rests on such a ground.
fact-which-basis = Several fit: { $names }. Say which.
fact-old-end-needed = Say when the old one ended.
fact-no-permit = No permit is recorded.
fact-permit-ended = This permit ended early already, on { $day }.
fact-outside-permit = { $day } lies outside the permit { $from } – { $until }.
fact-not-after-permit = The new permit from { $from } must begin after the old one, from { $old }.
fact-nothing-filed = Nothing is filed that awaits a decision.
fact-which-case = Several cases await a decision: { $names }. Say which.
fact-outcome-before-filing = { $day } lies before the filing on { $filed }.
fact-no-such-paper = The rulebook knows no paper "{ $paper }".
fact-stale = The client's records have changed since these dates were shown. Look again.
fact-says-permit-abroad = Leaving does not end the permit (likely); it is valid until { $day }.
fact-says-reentry = Earliest re-entry: { $day }.
fact-says-entry = A stay begins on { $day }, which is day 1.
fact-says-replaces = The document { $new } takes the place of { $old }.
fact-says-check-papers = Check against the new document: permit, IIN, registration, insurance, contract.
fact-says-renamed = The client is now called { $name }; the old name stays searchable.
fact-says-two-citizenships = The document shown at the border decides the rules of each stay.
fact-says-register = To be registered at the new address: { $address }.
fact-says-address-ends = { $address }: the last day there is { $day }.
fact-says-case-closed = Case { $reference } is closed.
fact-says-dependants = For those whose stay follows this client, record that their ground has ended.
fact-says-more-followers =
    { $n ->
        [one] The dates of one more person who leans on this client are reckoned too.
       *[other] The dates of { $n } more people who lean on this client are reckoned too.
    }
fact-says-birth = { $name } becomes a client whose stay follows that of { $parent }.
fact-says-job-end = 15 days remain for a new permit or to leave; the employer cancels the old one.
fact-says-ground-end = No period of grace is known for this ground: a matter for the supervisor at once.
fact-says-basis-ends = Ground { $ground } ends on { $day }: { $how }.
fact-says-new-sponsor = New sponsor: { $name }.
fact-says-case-kept = Case { $reference } takes the new ground and sponsor.
fact-says-case-opens = A case opens: { $kind }.
fact-says-permit-ends = The permit (written until { $until }) is { $how }; its last lawful day is { $day }.
fact-says-no-leftover = Visa-free days that were left do not come back before a new entry (likely).
fact-says-permit-new = New permit: { $from } – { $until }.
fact-says-appeal = A complaint is possible: within 3 months, then the court within 1 month of the reply (likely: check).
fact-says-collecting = Case { $reference } is collecting papers again.
fact-says-stay-runs-on = The end of the permitted stay does not wait for it.
fact-says-offence-known = The decision under { $article } is recorded already and takes in what is new.
fact-says-expulsion = Expulsion is ordered: a matter for the supervisor at once.
fact-warns-presence = Somebody said "{ $presence }" on { $day }, after this crossing: check.
fact-warns-no-document = It is not said which document was shown at the border; the client's citizenship decides the rules.
fact-warns-document-expired = The document { $number } was valid until { $day } only.
fact-warns-old-lasts = The old document { $number } is written until { $day }, longer than the new one: correct its last day.
fact-warns-home-citizen = A citizen of Kazakhstan needs no residence permit: a matter for the supervisor.
fact-warns-mrz = A check digit of the machine-readable zone does not fit: compare with the document.
fact-warns-mrz-born = The machine-readable zone says born on { $zone }, the record says { $known }.
fact-warns-contracts-overlap = The new contract from { $since } begins before the old one ended, { $ended }: check.
fact-warns-filed = Case { $reference } is filed with what it rested on before: tell the authority.
cli-fact-needs-yes = Nothing is recorded without a yes: add --yes, or --dry-run only to look.
cli-fact-ask = Record it? [y/N]
cli-fact-not-recorded = Nothing was recorded: { $name }.
what-if-title = What if: { $name }
what-if-on = On { $on } by the rules for { $country }:
what-if-last = Last lawful day
what-if-left = Days left
what-if-over = Days over
what-if-reentry = Earliest re-entry
what-if-stricter = Stricter reading
what-if-status = Status
what-if-binds = Binds
what-if-nothing-written = Nothing was written.
what-if-no-citizenship = Without a citizenship no stay can be worked out.
what-if-no-rule = No rule of stay is known for { $country } on { $day }.
what-if-entry-while-open = The client is in the country since { $open }: suppose the exit before the entry on { $entry }.
what-if-too-soon = That entry is too soon: lawful from { $day }.
what-if-unlawful-entry = No day of stay would be left: the entry itself would be unlawful.
what-if-exit-missing = The client is said to be abroad, but the stay has no exit: days are counted as if present.
what-if-none = none
fact-says-stay-ends =
    { $n ->
        [one] The stay from { $entry } to { $exit } counts { $n } day.
       *[other] The stay from { $entry } to { $exit } counts { $n } days.
    }
fact-recorded =
    { $n ->
        [one] Recorded: { $name }; { $n } date moved · u undoes
       *[other] Recorded: { $name }; { $n } dates moved · u undoes
    }
cli-fact-recorded =
    { $n ->
        [one] Recorded: { $name }; { $n } date moved. To take it back: sojourn undo
       *[other] Recorded: { $name }; { $n } dates moved. To take it back: sojourn undo
    }
what-if-late =
    { $n ->
        [one] Leaving then is { $n } day late.
       *[other] Leaving then is { $n } days late.
    }
