### The import as people see it: what was read, what each column means, what each row would do, what came of it.

## The fields of a sheet

import-field-ordinal = Running number
import-field-name = Full name
import-field-name_latin = Full name, Latin
import-field-name_cyrillic = Full name, Cyrillic
import-field-surname = Surname
import-field-given_name = Given name
import-field-patronymic = Patronymic
import-field-former_names = Former names
import-field-citizenship = Citizenship
import-field-born = Date of birth
import-field-sex = Sex
import-field-passport_number = Passport number
import-field-passport_series = Passport series
import-field-passport_issued = Passport issued on
import-field-passport_expires = Passport valid until
import-field-issuing_state = Issuing state
import-field-iin = IIN
import-field-phone = Telephone
import-field-email = E-mail
import-field-entry = Last entry
import-field-exit = Last exit
import-field-ground = Ground
import-field-sponsor = Sponsor, host
import-field-sponsor_bin = BIN of the sponsor
import-field-payer = Payer
import-field-permit_number = TRP number
import-field-permit_from = TRP from
import-field-permit_until = TRP until
import-field-address = Address
import-field-rka = Address code (RCA)
import-field-owner = Officer
import-field-note = Note
import-field-residence_owner = Owner of the dwelling
import-field-owner_consent_until = Owner's consent until
import-field-insurance_until = Insurance until
import-field-data_consent = Consent to data processing
import-field-application_form = Paper: application form
import-field-identity_copy = Paper: copy of the identity document
import-field-passport = Paper: passport
import-field-purpose_document = Paper: purpose of stay
import-field-fingerprint_certificate = Paper: fingerprint certificate
import-field-medical_insurance = Paper: medical insurance
import-field-owner_consent = Paper: owner's consent
import-field-registration_code = Paper: registration code
import-field-ignore = Leave out

## What a row would do

import-fate-new = New
import-fate-changed = Changed
import-fate-conflict = Differ
import-fate-unchanged = As they are
import-fate-repeated = Repeated
import-fate-refused = Refused
import-fate-warning = Odd
import-none-new = Nobody in the sheet is new.
import-none-changed = No client gets anything new.
import-none-conflict = Where both say something, they say the same.
import-none-unchanged = No row is here already.
import-none-repeated = Nobody stands in the sheet twice.
import-none-refused = Every row can be taken in.
import-none-warning = Nothing odd was found.
import-counts = Rows { $rows }: new { $new }, changed { $changed }, as they are { $unchanged }, repeated { $repeated }, refused { $refused }
import-counts-more = Differences { $conflicts } · odd { $warnings }
import-keeps = where they differ, what is here stays
import-wins = where they differ, the sheet wins
import-same-as = same person as in row { $row }
import-same-nothing = it says nothing else
import-differs = differs: { $fields }
import-here-sheet = { $field } — here: { $here }; in the sheet: { $sheet }
import-row-keeps-nothing = This row would write nothing.
import-whole-file = the file as a whole

## Columns on the screen and on the command line

import-column-row = Row
import-column-header = Column
import-column-means = Means
import-column-samples = For example
import-column-what = What
import-unsure = check
import-left-out = left out
import-unknown = not recognised, left out
import-read = { $file }: { $rows } rows, header in row { $header }
import-read-sheet = { $file }, sheet “{ $sheet }”: { $rows } rows, header in row { $header }
import-other-sheets = Other sheets: { $sheets }
import-guess = No known headers were found: say what the columns are
import-still-missing = Still needed: { $column }
import-columns-known = Columns { $all }: recognised { $sure }, to check { $unsure }, left out { $out }
import-by-header = What stands in this column
import-could-be = could be
import-column-empty = the column is empty

## Mappings of the office

import-maps-title = Mappings of the office
import-maps-use = Use “{ $name }”
import-maps-forget = Delete “{ $name }”
import-maps-keep = Keep these columns under a name
import-maps-keep-title = Keep the mapping
import-maps-keep-ask = A name, such as the practice the sheet comes from. It is offered by itself when the same headers come again.
import-maps-forget-ask = Delete the mapping “{ $name }” for the whole office?
import-maps-offer = These are the columns of the saved mapping “{ $name }”. Use it?
import-maps-kept = The mapping “{ $name }” is kept
import-maps-forgotten = The mapping “{ $name }” is deleted
import-maps-used = The mapping “{ $name }” is used
import-maps-none = No mapping is kept yet.
import-map-name = A name has 1 to { $most } letters and no “=”
import-map-many = So many mappings are kept already that nobody looks through them: delete one first
import-map-unknown = There is no mapping “{ $name }”: neither kept here nor a file; or write header=field,…
journal-setting-import-maps = Mappings of columns for import
import-file-folder = { $path } is a folder: name a file in it

## The screen

place-import = Import
import-ask-path = Which sheet? CSV, XLSX, XLS or ODS
import-path = File
import-path-about = Type or paste where it lies. Nothing is written until you have seen what would happen and said yes.
import-steps = 1 file · 2 columns · 3 preview · 4 taken in
import-step-columns = 2 of 4 · Columns
import-step-path = 1 of 4 · File
import-step-preview = 3 of 4 · Preview: nothing is written yet
import-step-work = At work
import-step-done = 4 of 4 · Done
import-names = Names that fit
import-no-names = No folder or sheet begins like that.
import-reading = The file is being read
import-rehearsing = Rehearsing: nothing is written
import-writing = Taking in
import-progress = { $done } of { $rows } rows
import-pace = { $pace } rows a second, about { $left } left
import-seconds = { $n } s
import-minutes = { $n } min
import-work-about-rehearse = The screens answer again when this is done. Esc stops it.
import-work-about-write = The screens answer again when this is done; colleagues save as usual meanwhile. Esc stops it and takes everything back.
import-at-work = An import is under way here; Esc stops it
import-stopping = Stopping; what was written is taken back
import-ask-stop = Stop the import? Everything it has written so far is taken back.
import-ask-write = Take in { $writes ->
    [one] { $writes } row
   *[other] { $writes } rows
    }: { $new ->
    [one] { $new } new person
   *[other] { $new } new people
    }, { $changed ->
    [one] { $changed } client with changes
   *[other] { $changed } clients with changes
    }? Rows that change nothing: { $left }, { $refused } of them refused. One undo takes all of it back.
import-nothing-to-write = Nothing of this sheet is new: there is nothing to write
import-done = { $accepted ->
    [one] { $accepted } row is in
   *[other] { $accepted } rows are in
    }: { $new ->
    [one] { $new } new person
   *[other] { $new } new people
    }, { $changed ->
    [one] { $changed } client with changes
   *[other] { $changed } clients with changes
    }.
import-done-short = Rows taken in: { $accepted }
import-done-refused = { $n } refused rows are in { $file }, in the sheet's own columns with the reason: mend them there and import that file.
import-done-unwritten = { $n } rows were refused, and their file could not be written here; they stand in the preview.
import-done-undo = u takes all of it back. Esc closes.
import-done-owners = New names among the officers: { $names }
import-stopped-rehearsal = The rehearsal was stopped; nothing was written
import-sheets-title = Sheets of the workbook
import-one-sheet = This file has one sheet
import-row-title = Row { $row }
import-in-the-sheet = In the sheet
import-would-write = Would be written
start-ask-import = An empty office is made for it, then you choose the sheet. Go on?
command-import = Take in a sheet of clients
hint-import = import
command-import-next = Import: go on to the next step
hint-import-next = next
command-import-ignore = Leave the column out of the import
hint-import-ignore = leave out
command-import-sheet = Another sheet of the workbook
hint-import-sheet = sheet
command-import-maps = Mappings of columns: use, keep, delete
hint-import-maps = mappings
command-import-overwrite = Where they differ, let the sheet win, or not
hint-import-overwrite = sheet wins
hint-import-write = take in
hint-import-stop = stop
hint-import-use = use
hint-import-complete = complete
hint-import-delete = delete

## The command line

cli-import-columns = Columns:
cli-import-changes = What clients would get (here → sheet):
cli-import-people = New people:
cli-import-repeated = People who stand in the sheet more than once:
cli-import-refused = Refused rows:
cli-import-and-more = … and { $n } more.
cli-import-offer = These are the columns of the saved mapping “{ $name }”; to use it: --map "{ $name }"
cli-import-rehearsed = Nothing was written: this was a rehearsal.

about-place-import = A sheet of clients, before anything of it is written: what each column means, then what would come of every row. Nothing is changed until you say so, and one undo takes all of it back.
