### The page of a client: days of stay, family and work, records of one person; machine-readable zones in forms.

## Machine-readable zone

field-passport_number = Passport number
field-passport_expires = Passport valid until
form-passport-number = The document needs its number
zone-filled = From the machine-readable zone: { $fields }
zone-nothing-new = Everything in the machine-readable zone stands in the form already
zone-visa = This is the zone of a visa, not of a passport or card: nothing was filled in
zone-check = Check digit wrong: { $field }. Compare with the document.
zone-check-whole = Check digit wrong. Compare with the document.
zone-differs = { $field }: the zone says { $zone }, the form { $typed }
zone-client-differs = { $field }: the zone says { $zone }, the client’s record { $client }
zone-expired = The document expired on { $day }
zone-sex-differs = The sex in the zone is not that of the client’s record
zone-valid = check digits fit
zone-number-says = says { $day }, { $sex }

## What a page lacks

head-lacking = Not recorded: { $what }
head-consent = consent to data processing
head-sponsor = sponsor
head-consent-withdrawn = Consent to data processing withdrawn on { $day }

## Days of stay

gauge-stays = stays
gauge-permits = permits
gauge-months = months
gauge-window = { $used } of { $allowed } used in { $from }–{ $until }, { $left } left
gauge-window-over = { $used } of { $allowed } used in { $from }–{ $until }: { $left } too many
gauge-entry = day { $used } of { $allowed } since entry { $entry }, { $left } left
gauge-entry-over = day { $used } of { $allowed } since entry { $entry }: { $left } too many
gauge-under-permit = A permit covers today: these days do not count.
gauge-stricter = By { $rule } it ends earlier: see the reasons of the deadlines.
gauge-note = Entry and exit day count, permit days do not. w: what if another day
gauge-no-citizenship = The citizenship is not known: nothing is counted.
gauge-no-rule = No rule of stay is known for this citizenship and entry: nothing is counted.
gauge-unsure = Rule { $rule } is not confirmed: nothing is counted. A supervisor confirms rules under Settings.

## Family and work

section-family = Family and work
column-kin = who
kin-alike = same person?
kin-main-applicant = main applicant
kin-dependant = dependant
kin-sponsor-person = sponsor in person
kin-colleague = same sponsor
kin-sponsored = sponsored by the client
kin-merged = merged record
kin-more = more than { $n }; the sponsor in the list of clients finds all
kin-permit-ends = permit ends
kin-basis-ends = ground ends
kin-signature-ends = electronic signature ends
kin-what-now = Enter opens this client; o lists the cases of the family and the sponsor.
kin-cases-title = Cases of the family and the sponsor
kin-no-cases = No cases

## Records of one person

finding-alike = May be the same person as { $name } ({ $client }): { $why }
finding-merged = This record was merged into { $client }: everything was moved there, only the history is here. Enter opens it.
alike-iin = same IIN
alike-number = same document number
alike-name-born = same name and birth date
alike-what-now = Enter puts both records side by side.
pairs-title = May be one person
pairs-none = No two records look like one person
pairs-further = … look further: born after { $day }
merge-title = Two records of one person
merge-kept = stays: { $person }
merge-gone = goes: { $person }
merge-holds = stays { $stays }, permits { $permits }, cases { $cases }
merge-moves = { $moved ->
    [0] No record moves
    [one] { $moved } record moves
   *[other] { $moved } records move
}, { $same ->
    [0] none stands twice
    [one] { $same } stands twice and falls together
   *[other] { $same } stand twice and fall together
}. The record that goes keeps its history; u undoes.
merge-agree = About the person the two records agree.
merge-asked = Whose value stands?
merge-of-kept = of the record that stays: { $text }
merge-of-gone = of the record that goes: { $text }
merge-hint-side = whose value
merge-hint-turn = turn round
merge-hint-two = two people
merge-saved = { $gone } merged into { $client } { $name } · u undoes
merge-two-people = Two people: { $one }, { $other } · not proposed again · u undoes
merge-not-these = These two records cannot be merged: one of them was merged already
merge-add-there = This record was merged into { $client }: add it there
journal-merge = records merged
journal-two-people = two people, not one
field-merged_into = Merged into

## Commands

command-section-10 = Section 10
command-kin-cases = The cases of the family, the sponsor and its people
command-merge = Merge with another record of the same person
command-duplicates = Records that may be one person
hint-kin-cases = cases together
hint-merge = merge
