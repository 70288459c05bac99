### The shell around the screens: ways to go, hidden numbers, mouse, the pages for newcomers, and the examination of
### terminal and database.

## Commands and hints

command-go = Go somewhere: the next key says where
command-hide-numbers = Hide passport numbers, IIN and phones, or show them again
command-mouse = Switch the mouse on or off
command-tour = The five pages for newcomers
command-next-language = Interface in the next language
hint-next-language = language
hint-first = first line
hint-last = last line
hint-go-today = today
hint-go-clients = clients
hint-go-cases = cases
hint-go-documents = documents
hint-go-calendar = calendar
hint-go-reports = reports
hint-go-journal = journal
hint-go-settings = settings
hint-begin = begin
hint-next = next
hint-skip = skip
which-key-title = Go to

## What the shell says

tui-numbers-hidden = Passport numbers, IIN and phones are hidden. { $key } shows them.
tui-numbers-shown = Passport numbers, IIN and phones are shown.
tui-mouse-on = The mouse works here. To select text for copying, hold Shift.
tui-mouse-off = The mouse belongs to the terminal again.
tui-stopped = Sojourn stopped because of a fault of its own. What was saved is safe, and a form that was open is offered again at the next start.
tui-stopped-report = The report, without clients’ data, is here: { $path }

## Help: what the place is for

about-tab-today = Everybody whose stay or deadline is near, the most urgent first. Under the list stands why the date is what it is and what to do now.
about-blind-title = Acts from before the record. Say of each whether it was done; until then nothing is overdue because of it.
about-tab-clients = All clients. The day shown is the one that binds; typing after / narrows the list.
about-tab-cases = All cases with their stage and how many papers are in.
about-place-client = One person: where they stand, what binds, and every record. Dates are reckoned from the records, so change the record and not the date.
about-place-case = One matter: its stage, the papers it calls for, filings, and what stands against filing.
about-review-place = Your queue of the day. One matter at a time, one key a decision; at the end you sign.
about-tab-documents = The papers of all cases: what is missing, asked for, received, and since when. Mark many and act on them at once.
about-deadlines-title = Every open deadline of everybody, in any order and through any filter. Today shows one row a client; this shows them all.
about-place-sponsor = An employer, relative or school with all its people: what binds each of them, and when its electronic signature ends.
about-sponsors-title = Everybody who stands behind clients, those whose electronic signature ends first on top.
about-originals-title = Originals in our safe: whose, since when, where they lie. Passports whose owner is about to travel stand first.
about-tab-calendar = A month: days off, how many deadlines and appointments each day has, and the load of one person or of all.
about-calendar-place-day = What lies on one day. Enter opens the client or the case.
about-tab-reports = Where the practice stands, drawn, with the numbers under it. Each report says what it counts and as of which day.
about-tab-journal = Everything that anybody changed, the newest first, from what to what. Nothing here can be altered; an act can be taken back.
about-settings-title = The rules, where each comes from, and who vouches for it.
about-tab-settings = What I chose for myself, and what the office settled for everybody.
about-start-title = There are no clients yet. Begin with one, with a sheet, or with made-up data.
help-go = { $go } and then

## The pages for newcomers

tour-today-title = What is due
tour-today = The first screen lists the people whose stay or deadline is near: one line a person, the most urgent first. “{ $open }” opens the person. “{ $why }” shows how a date came about: the days counted, the rule and where it is written.
tour-keys-title = Keys
tour-keys = The lower border of every panel names the keys that work there, and “{ $help }” lists them all. Letters work with any keyboard layout switched on. “{ $palette }” finds a command, a client or a case by a few letters of its name; “{ $go }” and one more letter goes to another place.
tour-record-title = Record what happened
tour-record = Dates are never typed in, they follow from what happened. “{ $fact }” on a person records an entry, an exit, a new passport, a permit, and shows which dates will move before anything is saved. “{ $record }” on a line says that it was done.
tour-review-title = The daily review
tour-review = “{ $review }” begins the review of the day: one matter at a time, one key a decision. What is done is recorded with its receipt, what is not can be put off with “{ $snooze }” or passed on. At the end you sign and get the control list.
tour-safe-title = Nothing is lost
tour-safe = “{ $undo }” takes back your newest change, also one of yesterday. A form that was left half-way is offered again. “{ $hide }” hides passport numbers, IIN and phones when somebody can see your screen.

## Doctor

doctor-title = Terminal, locale and database
doctor-terminal = Terminal
doctor-size = Size
doctor-colours = Colours
doctor-letters = Letters
doctor-language = Language
doctor-clock = Office date and time
doctor-zone = Time zone data
doctor-place = Database
doctor-system = File system
doctor-room = Free space
doctor-format = Format
doctor-journal = Write-ahead log
doctor-as-it-is = { $text }
doctor-none = none
doctor-columns-rows = { $columns } columns × { $rows } rows
doctor-megabytes = { $n } MB
doctor-local = local
doctor-sixteen = 16
doctor-zone-value = Asia/Almaty, UTC{ $offset }
doctor-format-value = { $found } (this program: { $known })
doctor-no-terminal = Input or output is not a terminal, so the screens cannot open here.
doctor-no-term = TERM is not set: the program cannot know what the terminal is able to do. Set it, for example to xterm-256color.
doctor-dumb = TERM=dumb knows no cursor. Set TERM to what the terminal really is, for example xterm-256color.
doctor-strange-term = This TERM is not one that Sojourn was tried with. If lines look wrong, start with --ascii.
doctor-no-size = The terminal does not tell its size.
doctor-small = Less than 80 × 24: some columns are left out.
doctor-tiny = Less than 60 × 15: only one column is shown.
doctor-no-colour = NO_COLOR is set: bold and reverse are used instead.
doctor-plain-term = This terminal may have no colours; signs and words say the same.
doctor-not-utf8 = The locale is not UTF-8: Russian and Kazakh letters will not be legible. Set LANG, for example to ru_RU.UTF-8; in PuTTY choose UTF-8 under Window, Translation.
doctor-clock-wrong = The system clock cannot be right. Every date is reckoned from it: set the clock first.
doctor-zone-wrong = The time zone data in the program are wrong for Almaty. Take another build.
doctor-no-database = There is none yet. The program makes it at the first start.
doctor-no-folder = The folder may not be written to.
doctor-read-only = The file may only be read: nothing can be saved.
doctor-network = On { $system } records get lost: move the database to a local disk.
doctor-little-room = Less than 200 MB are free: make room before saving fails.
doctor-older = An older format: the next start brings it up to date. Make a copy of the file first.
doctor-no-wal = The write-ahead log is not in use ({ $mode }): others may have to wait, and a fault may damage the file.
doctor-sound = Nothing is wrong.
doctor-faults = { $n ->
    [one] { $n } thing is wrong.
   *[other] { $n } things are wrong.
}
doctor-ruler = The bars at the right end must stand under one another. If they do not, choose another font, or start with --ascii.
