### Restricted clients and cases, and the readings of restricted data.

kind-access = access
field-recovered = Let themselves in
access-restricted = { $what } is restricted. Ask { $named }.
access-restricted-nobody = { $what } is restricted, and nobody named works here any more. An admin can let themselves in.
access-restricted-hint = Those named can add you: sojourn access restrict, or the client's page.
access-row = restricted · ask { $named }
access-row-short = restricted
access-row-nobody = restricted · nobody named works here: ask an admin
access-open-to-all = Not restricted.
access-by = by { $by }
access-recovered = let themselves in as admin
access-head = Restricted to { $named }
access-head-case = Case { $case } restricted to { $named }
access-head-recovered = { $who } was not named and let themselves in as admin on { $day }.
access-due =
    { $n ->
        [one] { $n } restricted client with something due, with { $named }
       *[other] { $n } restricted clients with something due, with { $named }
    }
access-due-nobody =
    { $n ->
        [one] { $n } restricted client with something due, with nobody who works here: an admin must let themselves in
       *[other] { $n } restricted clients with something due, with nobody who works here: an admin must let themselves in
    }
access-cannot-read = { $who } cannot log in and look: name somebody who can.
access-nobody-works = Name somebody who works on cases: else a stay could lapse unseen.
access-not-named = Nothing to lift: that is not restricted so.
access-not-hidden = That is not hidden from you.
access-why = Say why.
journal-restrict = restricted
journal-let-in = let in as admin
journal-reads = readings of earlier days
journal-refused = refused
journal-held-back = row held back
journal-export = list taken along
journal-export-all = whole office exported
journal-anchor-form = An anchor is 64 hexadecimal digits, as `sojourn journal head` prints them.
journal-anchor-form-hint = Copy the whole line that was kept.
journal-anchor-found =
    { $after ->
        [0] The anchor is the newest entry, { $seq } of { $day }: everything up to it stands as it was then.
        [one] The anchor is entry { $seq } of { $day }: everything up to it stands as it was then. { $after } entry came after it.
       *[other] The anchor is entry { $seq } of { $day }: everything up to it stands as it was then. { $after } entries came after it.
    }
journal-anchor-missing = The anchor is no entry of this journal: its end was cut off, it was written anew, or the anchor belongs to another office.
journal-proves = This proves that nothing before the head was altered or taken out. That the end was not cut off, or everything written anew, is proved only by a head kept elsewhere: give it with --anchor.
journal-column-from = From
journal-from = Key { $key } from { $address }
read-opened = page opened
read-numbers = numbers shown in full
command-access = Who may see the client or case: the people named, naming and taking off
hint-access = who sees it
command-restrict = Restrict the client or case to named people, or name more of them
command-lift-restriction = Lift the restriction of the client or case
command-let-me-in = Let yourself in where a client or case is restricted to others; the journal and the page say so
access-title = Who may see { $what }
access-everybody = Nobody is named: everybody in the office sees it.
access-only-named = Only these people see it, whatever role others have:
access-not-yours = A supervisor, or the client's own officer, decides who sees it.
access-blocked = The data are blocked: that decides who sees them until it is lifted.
access-about-first = Only those named will see it. Somebody who works on cases must be among them.
access-about-more = Those named will see it, too.
access-without-me = You are not among those named: afterwards you do not see { $what } any more. Go on?
access-lift-ask = Lift the restriction of { $what }? Everybody in the office sees it again.
access-saved = { $what }: seen by { $named } alone.
access-lifted = { $what }: the restriction is lifted.
access-let-in = { $what }: you see it now. The journal and the page say so.
access-let-in-title = Let yourself in
access-let-in-about = For when nobody named is left. The journal names the number, and the page says it for good.
access-hint-name = name
access-hint-take-off = take off
access-hint-lift = lift
access-hint-go-on = go on
field-access_first = Who may see it
field-access_second = and
field-access_third = and
field-access_number = Number
