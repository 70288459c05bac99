# What the use cases say: errors with a hint, checks of fields, decisions about deadlines.

error-missing = There is no database at { $path }.
error-missing-hint = Start the program without a command to set one up, or name the file with --db. Nothing was changed.
error-foreign = { $path } is not a Sojourn database.
error-foreign-hint = Check the path; the file was left as it is.
error-newer = The database was made by a newer program (format { $found }; this program knows { $known }).
error-newer-hint = Use the newer program. Nothing was changed.
error-network = { $path } lies on a network file system ({ $fs }), where records can be lost.
error-network-hint = Put the database on a local disk; people reach it over SSH. Nothing was changed.
error-permission = There is no permission to use { $path }.
error-permission-hint = Ask whoever looks after this machine for the right to read and write the file and its folder. Nothing was changed.
error-read-only = The database can only be read here.
error-read-only-hint = Ask whoever looks after this machine for the right to write. What you typed is still in the form; nothing was changed.
error-busy = Somebody else is writing and has not finished yet.
error-busy-hint = Try again in a moment. Nothing was changed.
error-full = The disk is full.
error-full-hint = Make room on the disk and save again. What was saved before is safe.
error-damaged = The database is damaged or cannot be read.
error-damaged-hint = Do not write to it; restore the newest backup. Run "sojourn check" for details.
error-unconfirmed = It could not be confirmed that the change was saved.
error-unconfirmed-hint = Open the record again and look before you repeat the change.
error-conflict = Somebody else changed the same thing meanwhile.
error-conflict-hint = Look at the record as it is now and repeat your change. Yours was not saved.
error-not-found = There is no such record.
error-not-found-hint = It may have been removed meanwhile. Nothing was changed.
error-storage = The storage did not answer as it should.
error-storage-hint = Try again; if it happens again, run "sojourn check". Nothing was changed.
error-inactive = { $login } no longer works here.
error-inactive-hint = Ask an administrator.
error-not-allowed = This needs the role "{ $role }".
error-not-allowed-hint = Ask a colleague who has it. Nothing was changed.
error-no-staff = There is nobody called { $login } among the staff.
error-no-staff-hint = Use the login or the name as it stands in the lists.
error-no-client = Nothing matches { $reference }.
error-no-client-hint = Give a client id, a passport number, the reference of a case, or a name.
error-ambiguous = { $reference } matches several clients: { $clients }.
error-ambiguous-hint = Give the id of one of them.
error-no-case = There is no case { $reference }.
error-no-case-hint = References look like T-2026-00412.
error-no-deadline = There is no deadline { $id } for this client.
error-no-deadline-hint = Ids look like TRP-END/P-000012; "review --json" lists them.
error-deadline-id = { $id } is no id of a deadline.
error-deadline-id-hint = Ids look like TRP-END/P-000012; "review --json" lists them.
error-no-folder = This system names no folder for the data of programs.
error-no-folder-hint = Name the database with --db.
error-exists = There is a file at { $path } already.
error-exists-hint = Choose another place; the file was left as it is.
error-fields = Some fields cannot be taken as they are.
error-fields-hint = Correct the fields that are named. Nothing was changed.
error-refused-hint = Correct it and try again. Nothing was changed.
error-undo-nothing = There is nothing of yours to undo.
error-undo-nothing-hint = Only your own changes that nobody has undone yet can be undone.
error-no-terminal = This is not a terminal.
error-no-terminal-hint = Open a terminal (with ssh: ssh -t), or use a command such as "sojourn review"; "sojourn --help" lists them.
error-input = The input cannot be read.
error-input-hint = Check the file. Nothing was changed.

check-required = Please fill this in.
check-no-name = A client needs a name in Latin or in Cyrillic letters.
check-before = This lies before { $first }.
check-future = This lies after today, { $today }.
check-later-day = Choose a day after today.
check-end-after-term = A permit cannot end after its own last day.
check-end-with-reason = Give both the day it really ended and the reason.
check-rka = The address code has 16 digits.
check-bin = A BIN has 12 digits.
check-time = Write the time as 09:30.
check-too-long = { $limit ->
    [one] At most { $limit } character fits here.
   *[other] At most { $limit } characters fit here.
}
check-email = A mail address has an @ with something on both sides.
check-country = No country is known by this name.
check-choice = Choose one of the list.

act-gone = This deadline is no longer there.
act-moved = This deadline has moved to { $day } meanwhile. Look at it again.
act-needs-fact = This date ends with a fact, not with a tick: record the exit, the new permit or the new document.
act-needs-proof = Give the receipt number or a note: this is a duty under the law.
act-future = What is done was done today or earlier.
act-before-cause = This cannot have been done before { $day }: only then did the reason for it arise.
act-not-unknown = This is no longer an open question.
act-breach = An unlawful stay cannot be put off.
act-later-day = Choose a day after today.
act-past-safe-day = Only a supervisor may put this off beyond { $day }.
act-granted-without-permit = Record the permit first: a case is granted together with its permit.

reason-client = waiting for the client
reason-employer = waiting for the employer
reason-police = waiting for the police
reason-abroad = client is abroad
reason-unpaid = not paid
reason-papers = papers are being made
reason-other = other

flag-true = yes
flag-false = no

## The key table of the manual

place-client = client
place-case = case
place-everywhere = everywhere
place-all-but-start = all lists and pages
place-with-undo = all lists and pages but the journal
place-tabs = all tabs and what they list
keys-key = key
keys-what = what it does
keys-where = where
check-own-main-applicant = Nobody is their own main applicant.
check-court-answer-day = The answer and the day it was given go together.
check-amount = The fine is written in digits, in tenge.
