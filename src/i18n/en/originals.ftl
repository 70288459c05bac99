# Originals: where they lie, who took them, and the act of acceptance.

field-held_since = Held since
field-held_by = Taken in by
field-kept_at = Kept at
field-returned_on = Given back on
field-returned_to = Given back to
field-trip = The client leaves the country

command-paper-missing = The document is missing again: its days are forgotten
hint-paper-missing = missing
command-move-originals = Take in or give back originals, print the act
hint-move-originals = originals
command-payment = Who pays for the case, and how far it is paid
hint-payment = payment
command-originals = Originals that we hold, and passports whose owner travels
originals-title = Originals
originals-all = Held by us
originals-travel = Owner travels
originals-travelling =
    { $n ->
        [0] Nobody whose passport is here travels.
        [one] { $n } passport is here whose owner travels: give it back in time.
       *[other] { $n } passports are here whose owners travel: give them back in time.
    }
originals-leaves = Leaves
originals-since = Since
originals-none = We hold no originals.
originals-nobody-travels = Nobody travels whose passport is here.
travel-trip = Leaves the country on { $day }: { $title }. The passport must be given back before.
travel-exit = An exit on { $day } is recorded. The passport must be given back before.
travel-abroad = Abroad by our records, while the passport is here: check where it is.
act-what = What
act-where = Where kept
act-back = Given back
act-since = Taken in on
act-number = No.
act-client = Client
act-case = Case
act-accepted-title = Act of acceptance of originals
act-accepted-opening = As of { $day } we hold the following originals of { $client }:
act-returned-title = Act of return of originals
act-returned-opening = As of { $day } the following originals were given back to { $client }:
act-empty = There are no originals.
act-given = Handed over by
act-taken = Received by
act-popup = Act
act-filed = Saved as { $file }. A browser prints it.
act-file-failed = The act could not be saved: { $reason }
hint-act-file = file
hint-act-copy = copy
hint-act-language = language
original-not-held = Only an original that we hold can be given back.
original-before = It was taken in on { $since }: that day or later
original-still-held = We hold this original: give it back instead.
originals-take-in = Take in
originals-return = Give back
originals-shown = Was shown and taken back
originals-print-accepted = Act of acceptance to print
originals-print-returned = Act of return to print
originals-nothing-to-do = Choose a document first, or mark several.
originals-were-shown =
    { $n ->
        [one] { $n } original was shown
       *[other] { $n } originals were shown
    }
originals-taken-in =
    { $n ->
        [one] { $n } original taken in
       *[other] { $n } originals taken in
    }
originals-returned =
    { $n ->
        [one] { $n } original given back
       *[other] { $n } originals given back
    }
payment-title = Payment
payment-saved = Payment: { $paid }
column-original = Original
case-section-originals = Originals
case-no-originals = Of no original is it known where it is.
journal-original = original moved
journal-payment = payment
