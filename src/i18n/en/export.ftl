### What leaves the office, and a whole office that comes in.

export-as-of = As of
export-filter = Filter
export-period = Period
export-about = About
export-empty = No rows.
export-none = Nothing is recorded.
export-level = level
export-days-left = days left
export-deadline-id = deadline
export-document-number = document no.
export-client-number = client no.
export-field = field
export-value = value
export-title-clients = Clients
export-title-cases = Cases
export-title-documents = Documents of cases
export-title-deadlines = Open deadlines
export-title-review = Due within 30 days
export-title-case = Case
export-title-client = Personal data held on a client
export-section-records = Records
export-section-family = Related clients
export-section-journal = What was entered and changed, and by whom
export-relation = relation
export-relation-main = the client's stay follows this person's
export-relation-follows = this person's stay follows the client's
export-relation-merged = an earlier record of the same person
export-withheld = another person's, withheld
export-others = Other people
export-others-text = Data about other people has been left out: related clients are given by number only.
export-written = { $n ->
    [one] { $file }: { $n } row
   *[other] { $file }: { $n } rows
}
export-file-there = { $file } exists already. Nothing was written; give another name.
export-file-failed = { $file } could not be written: { $reason }
export-no-column = There is no column “{ $column }”. The columns are: { $columns }.
export-no-view = You have no saved view “{ $view }” of this list.
export-not-here = { $option } means nothing with “{ $what }”.
bulk-format = What kind of file?
bulk-format-csv = CSV: for any spreadsheet
bulk-format-xlsx = XLSX: workbook with real dates and colours
bulk-format-json = JSON: for other programs
bulk-format-html = HTML: to print on A4

whole-line = Line { $line }: { $why } Nothing was taken in.
whole-no-head = this is not an exported office.
whole-no-row = the line cannot be read.
whole-more-rows = there are more rows of this kind than the first line says.
whole-fewer-rows = rows are missing.
whole-cut-off = the file is cut off here.
whole-changed = something before this line was changed since the export: its checksum is wrong.
whole-after-end = something follows after the end.
whole-newer = The file has form { $found }; this program reads up to form { $known }. Use a newer program.
whole-unreadable = The file cannot be read any further: { $reason } Nothing was taken in.
whole-stopped = Stopped. Nothing was taken in.
whole-no-input = Give the exported office: sojourn import all office.jsonl
whole-progress-rows = Reading: { $percent } %
whole-progress-clients = Deriving deadlines: { $percent } %
whole-taken-in = Taken in, derived and checked: clients { $clients }, cases { $cases }.

store-load-kind = this program knows no such kind of row.
store-load-order = the row is not where it belongs.
store-load-column = the row has a value that this program does not know.
store-load-value = a value is not allowed there.
store-load-reference = A record refers to one that is not in the file: { $kind } { $id }. Nothing was taken in.
store-load-journal = The journal in the file does not verify ({ $fault }). Nothing was taken in.
whole-no-content = a scan is not what was announced.
whole-content-of-nobody = this scan belongs to no record of the file.
whole-content-changed = the scan is not what its checksum says.
whole-progress-scans = Scans: { $percent } %
whole-scans-taken-in = { $n ->
    [one] { $n } scan taken in and checked.
   *[other] { $n } scans taken in and checked.
}
whole-scans-lost = { $n ->
    [one] { $n } scan is lost or damaged here and is not in the file: { $scans }.
   *[other] { $n } scans are lost or damaged here and are not in the file: { $scans }.
}
whole-scans-missing = { $n ->
    [one] { $n } scan is not in the file: { $scans }. Attach it again, or copy the folder of scans of the former office.
   *[other] { $n } scans are not in the file: { $scans }. Attach them again, or copy the folder of scans of the former office.
}
export-server = There is no place for files on the server: run “sojourn export { $what } --format xlsx” over your connection.
