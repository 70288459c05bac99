# Sponsors: all their people, and what ends when.

place-sponsor = Sponsor
sponsors-title = Sponsors
command-go-sponsor = The sponsor with all its people
hint-go-sponsor = sponsor
command-sponsors = The list of sponsors
sponsor-people =
    { $n ->
        [one] { $n } client
       *[other] { $n } clients
    }
sponsor-many = more than 1000 clients
sponsor-is-client = is itself our client: { $name }
sponsor-no-signature = The expiry of its e-signature is not recorded.
sponsor-signature = E-signature valid until { $day }
sponsor-signature-soon =
    { $n ->
        [one] ! E-signature valid until { $day }: { $n } day left
       *[other] ! E-signature valid until { $day }: { $n } days left
    }
sponsor-signature-over = ! E-signature expired on { $day }: nothing can be filed online
sponsor-basis-until = Basis to
sponsor-permit-until = Permit to
sponsor-ends-on = Ends on
sponsor-section-people = People
sponsor-section-ends = What ends when
sponsor-nobody = Nobody rests on this sponsor.
sponsor-nothing-ends = Nothing is recorded that ends from today on.
sponsor-ends-in =
    { $n ->
        [one] in { $n } day
       *[other] in { $n } days
    }
sponsor-column-people = People
sponsor-column-signature = E-signature
sponsors-by-signature = Those whose e-signature expires first stand on top
sponsors-found = Found by name or BIN
sponsors-more = The first 300; type / and a part of the name to find others
sponsors-none = No sponsor is recorded yet.
sponsor-none-here = No sponsor is recorded.
