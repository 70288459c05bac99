### The morning mail: to each person their day, to the head of the practice everybody's.

digest-subject = { $day }: { $breach ->
    [one] { $breach } breach
   *[other] { $breach } breaches
}, { $overdue } overdue, { $today } due today
digest-head-subject = The practice on { $day }: { $breach ->
    [one] { $breach } breach
   *[other] { $breach } breaches
}, { $overdue } overdue
digest-subject-ahead = { $day }: nothing overdue or due today; { $critical } within days, { $soon } soon
digest-subject-calm = { $day }: nothing is due
digest-hello = Good morning, { $name }. Today is { $day }.
digest-calm = Nothing is overdue, due today or due soon.
digest-foot = Sent by Sojourn. To work on it, open the program: sojourn
digest-foot-private = Names are confidential: please do not forward this mail.
digest-breach = Permitted stay has ended: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
digest-overdue = Overdue: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
digest-today = Due today: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
digest-critical = Within days: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
digest-soon = Soon: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
digest-appointments = Appointments today
digest-put-off = had been put off until today
digest-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
digest-blind = { $n ->
    [one] Blind spots: of { $n } person it is not known whether something was done.
   *[other] Blind spots: of { $n } people it is not known whether something was done.
}
digest-stands-in = You stand in for { $name } today.
digest-head-counts = People by the worst of their deadlines: breach { $breach }, overdue { $overdue }, today { $today }, critical { $critical }, soon { $soon }. Blind spots: { $unknown }.
digest-unsigned = Review of { $day } not signed off
digest-seen = { $seen } of { $items } seen
digest-not-begun = not begun
digest-week = The week ahead
digest-load = Who bears how much (deadlines)
digest-nobody = nobody's
digest-absences = Absences
digest-away = { $name }: away; stands in: { $deputy }
digest-away-until = { $name }: away until { $until }; stands in: { $deputy }
digest-away-from = { $name }: away from { $from }; stands in: { $deputy }
digest-away-from-until = { $name }: away from { $from } to { $until }; stands in: { $deputy }
digest-no-deputy = the supervisors
digest-column-last-day = Last day
digest-column-left = Left
digest-column-client = Client
digest-column-what = What
digest-column-owner = Officer
digest-column-officer = Officer
digest-column-day = Day
digest-column-deadlines = Deadlines
digest-column-ending = Stays and papers ending
digest-column-meetings = Appointments

## Sending

digest-nobody-to-write = There is nobody to write to: give people an address with sojourn staff edit LOGIN --email ADDRESS.
digest-none-that-day = No mails that day.
digest-kind-person = own day
digest-kind-head = whole practice
digest-outcome-sent = sent
digest-outcome-already = sent before
digest-outcome-busy = is being sent by another run
digest-outcome-calm = nothing due, no mail
digest-outcome-no-address = no address
digest-outcome-failed = not sent, the next run tries again
digest-outcome-refused = refused for good
digest-outcome-unknown = may have arrived or not; --force sends it again
digest-outcome-not-tried = not sent
digest-mail-claimed = begun
digest-mail-sending = being sent
digest-mail-sent = sent
digest-mail-failed = not sent, the next run tries again
digest-mail-refused = refused for good
digest-mail-unknown = may have arrived or not
digest-not-set-up = The office has not settled how mail is sent: sojourn digest setup --server HOST --from ADDRESS
digest-no-from = The address that mails come from is missing or is none: sojourn digest setup --from ADDRESS
digest-no-server = The mail server is missing: sojourn digest setup --server HOST
digest-no-sendmail = The program that takes mails needs its whole path: sojourn digest setup --sendmail /usr/sbin/sendmail
digest-login-alone = A login and the file with its password belong together: sojourn digest setup --login LOGIN --password-file PATH
digest-no-program = The program that takes mails cannot be started. Nothing was sent. Name another one: sojourn digest setup --sendmail PATH
digest-path-whole = Mails are not sent from the folder you are in, and a file for them needs its whole path; “{ $path }” is none. Name it again with sojourn digest setup, --password-file or --ca-file.
digest-file-empty = { $file } is empty, and should hold the password in its first line.
digest-tries = Tries are 1 to 20, an answer is waited for at most 10 minutes.
digest-no-head = Nobody gets the mail of the whole practice: sojourn digest setup --head LOGIN
digest-file-unread = { $file } cannot be read. It must be there, and belong to the account that sends the mail.
digest-file-open = Others may read { $file }, and it holds a password. Take that right away first: chmod 600
digest-no-starttls = The mail server offers no encryption. Nothing was sent.
digest-certificate = The certificate of the mail server is not trusted, or is for another name. Nothing was sent. A certificate of your own house is named by sojourn digest setup --ca-file PATH
digest-login = The mail server does not accept login and password. Nothing was sent.
digest-not-local = Without encryption only a mail server on this machine is spoken to. Nothing was sent.
digest-sender = The mail server does not take mail from the office's address. Nothing was sent.
digest-trust = The certificate to trust cannot be used. Nothing was sent.
digest-person-there = There is already a person called { $name }.
digest-by-starttls = SMTP, encrypted with STARTTLS
digest-by-tls = SMTP, encrypted with TLS
digest-by-plain = SMTP on this machine, not encrypted
digest-by-sendmail = the machine's sendmail
digest-setting-by = How
digest-setting-server = Server
digest-setting-from = From
digest-setting-login = Login
digest-setting-password = Password in
digest-setting-ca = Trusted certificate
digest-setting-heads = Whole practice to
digest-setting-sendmail = Program
digest-setting-tries = Tries
digest-setting-pause = First pause
digest-setting-timeout = Wait for an answer
digest-milliseconds = { $n } ms
digest-setting-calm = Mail when nothing is due

office-mail = Morning mail
office-mail-about = By which server the morning mail goes out, and who gets the mail of the whole practice. For administrators.
office-mail-none = not set up
office-mail-password-here = The password lies on the server in { $path }.
office-mail-no-port = “{ $typed }” is no port: a number from 1 to 65535, or nothing for the usual one.
office-mail-no-number = “{ $typed }” is no number: tries are counted, pauses and waiting are milliseconds.
digest-no-hour = The hour is written as 09:30.
digest-setting-head-from = Whole practice from
field-mail_by = How it goes out
field-mail_server = Server
field-mail_port = Port
field-mail_from = Sender's address
field-mail_login = Login
field-mail_password_file = File with the password
field-mail_ca_file = Trusted certificate
field-mail_sendmail = Program for sendmail
field-mail_tries = Tries
field-mail_pause = First pause, ms
field-mail_timeout = Wait for an answer, ms
field-mail_heads = Whole practice to
field-mail_head_from = Whole practice from
field-mail_calm = Also when nothing is due
