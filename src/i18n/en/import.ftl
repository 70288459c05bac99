### What a sheet is told: refusals, warnings, conflicts.

## Why a row was refused

import-why-no-name = there is no name in either script
import-why-unknown-citizenship = the citizenship is not known
import-why-ground-is-not-one-of-the-six = the ground is not one of the six
import-why-iin-length = the IIN does not have 12 digits
import-why-iin-digits = the IIN holds something that is not a digit
import-why-iin-check-digit = the check digit of the IIN is wrong
import-why-trp-ends-before-it-begins = the TRP ends before it begins
import-why-neither-passport-number-nor-birth-date = there is neither a passport number nor a birth date
import-why-row-is-held-back = you cannot take this row in: ask your supervisor
import-why-birth-date-does-not-exist = the birth date does not exist
import-why-birth-date-cannot-be-read = the birth date cannot be read
import-why-passport-issue-date-does-not-exist = the passport's date of issue does not exist
import-why-passport-issue-date-cannot-be-read = the passport's date of issue cannot be read
import-why-passport-expiry-date-does-not-exist = the passport's expiry date does not exist
import-why-passport-expiry-date-cannot-be-read = the passport's expiry date cannot be read
import-why-entry-date-does-not-exist = the entry date does not exist
import-why-entry-date-cannot-be-read = the entry date cannot be read
import-why-exit-date-does-not-exist = the exit date does not exist
import-why-exit-date-cannot-be-read = the exit date cannot be read
import-why-trp-start-date-does-not-exist = the first day of the TRP does not exist
import-why-trp-start-date-cannot-be-read = the first day of the TRP cannot be read
import-why-trp-end-date-does-not-exist = the last day of the TRP does not exist
import-why-trp-end-date-cannot-be-read = the last day of the TRP cannot be read
import-why-consent-date-does-not-exist = the date of the consent does not exist
import-why-consent-date-cannot-be-read = the date of the consent cannot be read
import-why-insurance-date-does-not-exist = the last day of the insurance does not exist
import-why-insurance-date-cannot-be-read = the last day of the insurance cannot be read
import-why-paper-date-does-not-exist = the date of the paper does not exist

## What is odd about a row that was taken in

import-why-trp-outlasts-the-passport = the TRP outlasts the passport
import-why-trp-begins-after-the-permitted-stay-ended = the TRP begins after the permitted stay had ended
import-why-trp-dates-without-a-trp = there are dates of a TRP, but the sheet says there is none; they were put into the note
import-why-trp-without-both-dates = a TRP without both dates was not taken in; what there is was put into the note
import-why-passport-has-expired = the passport has expired
import-why-passport-dates-without-a-number = there are dates of a passport without its number; they were put into the note
import-why-passport-issued-after-it-expires = the passport was issued after its own expiry
import-why-unknown-issuing-state = the issuing state is not known
import-why-entry-lies-in-the-future = the entry lies in the future
import-why-entry-lies-before-the-birth-date = the entry lies before the birth date
import-why-exit-lies-before-the-entry = the exit lies before the entry and was left out
import-why-birth-date-lies-in-the-future = the birth date lies in the future
import-why-citizen-of-kazakhstan = a citizen of Kazakhstan needs no TRP
import-why-sponsor-contradicts-the-ground = the sponsor does not go with the ground
import-why-iin-disagrees-with-the-birth-date = the IIN speaks of another birth date
import-why-iin-disagrees-with-the-sex = the IIN speaks of another sex
import-why-iin-holds-no-date = the first digits of the IIN are no date
import-why-rka-is-not-16-digits = an RCA has 16 digits
import-why-bin-is-not-12-digits = a BIN has 12 digits
import-why-rka-without-an-address = there is an RCA without an address; it stands for the address
import-why-sex-cannot-be-read = the sex was not understood
import-why-name-mixes-alphabets = the name mixes Latin and Cyrillic letters
import-why-text-in-place-of-a-mark = the text is no mark; the paper counts as missing, the text was kept in its note
import-why-paper-received-in-the-future = the paper is said to be received on a day to come
import-why-consent-without-a-day = the consent has no day and was put into the note
import-why-text-was-cut = the text was too long and was cut
import-why-quotation-marks-do-not-close = the quotation marks of this row do not close; it was read as one line
import-why-earlier-stay-was-still-open = an earlier stay was still open; it was closed on the day of this entry, correct the exit
import-why-several-clients-match = several clients match this person; the first was taken
import-why-iin-of-another-person = another person has the same IIN
import-why-same-name-and-birth-date-another-passport = same name and birth date, but another passport: check whether it is the same person
import-why-another-sheet-was-not-read = another sheet of the workbook looks like a register and was not read
import-why-number-shortened-by-a-spreadsheet = the spreadsheet shortened this number and its digits are lost; the cell is kept in the note
import-why-iin-without-its-zeros-in-front = the IIN lacked zeros in front; they were put back, check digit and birth date agree
import-why-day-and-month-could-be-the-other-way-round = nothing in this column tells whether day or month stands first; the day was taken as first

## Why a file was not read

import-file-empty = The file is empty
import-file-huge = The file is larger than { $megabytes } MB
import-file-rows = The sheet has more than { $most } rows
import-file-cells = The sheet holds more than can be taken in at once
import-file-binary = This is not a sheet: neither text with separators nor a workbook (XLSX, XLS, ODS)
import-file-damaged = The text is damaged in line { $line }: some letters cannot be read
import-workbook-unreadable = The workbook cannot be opened: it is damaged or has a password
import-workbook-huge = The workbook would unfold into more than can be taken in
import-no-header = No row with known column headers was found; say what the columns are with --map
import-columns-missing = There is no column with { $column }; say which it is with --map
import-column-name = the name
import-column-citizenship = the citizenship
import-column-ground = the ground
import-column-identity = the passport number or the birth date
import-map-unreadable = The column map was not understood: write header=field,… or a TOML or JSON file of headers and fields
import-map-field = There is no field { $field }. Fields: { $fields }
import-map-header = The sheet has no column { $header }

## The import itself

import-refused-heading = Why it was refused
import-stopped = The import was stopped; nothing was kept
import-stopped-hint = Start it again when you are ready
import-unfinished = The import was interrupted and could not be taken back (group { $group })
import-unfinished-hint = Start the import again: what is left of this one is taken back first
import-under-way = { $who } is importing a sheet just now
import-under-way-hint = Wait until it has ended and start again; nothing was changed
