### Files of papers: attached, listed, given out, checked.

kind-attachment = scan
field-sha256 = SHA-256
field-format = Type
field-size = Size in bytes
field-added_on = Attached on
field-added_by = Attached by
format-pdf = PDF
format-jpeg = JPEG
format-png = PNG
format-tiff = TIFF
format-heic = HEIC
format-webp = WebP
format-docx = Word
format-xlsx = Excel
format-odt = OpenDocument text
format-ods = OpenDocument sheet
journal-attach = scan attached
journal-detach = scan taken away
journal-setting-attachment-limit = Largest scan, in MB
attachment-no-place = There is no place for scans beside this database.
attachment-no-paper = The case has no document { $paper }. Its documents: { $papers }.
attachment-papers = { $paper } may mean several documents: { $papers }.
attachment-papers-hint = Give the whole name of one of them.
attachment-limit-range = The largest scan is between 1 and { $most } MB.
attachment-none = There is no scan { $id }.
attachment-none-hint = sojourn attachment list CASE shows the scans of a case.
attachment-lost = The file of scan { $id } ({ $name }) is not there any more.
attachment-lost-hint = Take the file back from a backup, or attach the paper again.
attachment-damaged = The file of scan { $id } ({ $name }) is damaged: it is not what was attached. Nothing of it was given out.
attachment-damaged-hint = Attach the same file again and it is mended, or take it back from a backup.
attachment-damaged-place = A file under { $path } is damaged or lost.
attachment-empty = The file is empty: nothing was attached.
attachment-too-large = The file is larger than { $most } MB: nothing was attached.
attachment-too-large-hint = Scan it with a lower resolution, or in parts. An administrator can allow more: sojourn attachment limit --set MB
attachment-program = This is a program or a script and no scan: nothing was attached.
attachment-macros = The document contains macros: nothing was attached. Save it as PDF.
attachment-unknown = This is no scan and no document: PDF, JPEG, PNG, TIFF, HEIC, WebP, DOCX, XLSX, ODT and ODS are taken in. Nothing was attached.
attachment-unreadable = The file cannot be read: { $reason }. Nothing was attached.
attachment-full = There is no room for scans at { $path }. Nothing was attached.
attachment-full-hint = Make room on the disk and attach it again.
attachment-place = The place for scans cannot be used ({ $path }): { $reason }. Nothing was attached.
attachment-place-hint = Ask whoever looks after this machine for the right to write there.
attachment-swept = The scan was swept away while it was attached. Attach it again.
attachment-copy-failed = No copy at { $path }: { $reason }.
attachment-check-lost = the file { $file } of scan { $id } is not there
attachment-check-damaged = the file { $file } of scan { $id } is damaged
attachment-check-strange = { $path } does not belong among the scans
cli-check-files =
    { $n ->
        [one] { $n } scan, { $size }: held against its fingerprint.
       *[other] { $n } scans, { $size }: each held against its fingerprint.
    }
cli-check-for-undo =
    { $n ->
        [one] { $n } file of a scan that was taken away is kept: an undo may bring it back.
       *[other] { $n } files of scans that were taken away are kept: an undo may bring them back.
    }
cli-check-orphan = Nobody asks for { $file } any more; check --sweep removes it.
cli-check-swept =
    { $n ->
        [one] { $n } file that nobody asked for was removed.
       *[other] { $n } files that nobody asked for were removed.
    }
cli-attached = { $id } attached to { $paper }: { $format }, { $size }.
cli-attached-received = The document is received today.
cli-attached-shared = The same file lay here already; it is kept once.
cli-attachments-none = The case has no scans.
cli-attachment-binary = A scan is not for the terminal.
cli-attachment-binary-hint = Save it: sojourn attachment get ID > file, or --output FILE.
cli-attachment-no-json = The content of a scan is no JSON.
cli-attachment-no-json-hint = Use --output FILE with --json.
cli-attach-no-input = No file was given.
cli-attach-no-input-hint = sojourn attach CASE DOCUMENT scan.pdf, or: sojourn attach CASE DOCUMENT < scan.pdf
cli-attachment-removed = { $id } ({ $name }) was taken away. sojourn undo brings it back.
cli-attachment-saved = Saved at { $path }.
cli-attachment-limit = The largest scan is { $n } MB.
cli-section-scans = Scans
size-kb = { $n } KB
size-mb = { $n } MB

## Scans on the case page, and the scanner's popup.

field-path = File
field-mark_received = The document is received today
command-scans = Scans of the document: look at them, save a copy, add one
hint-scans = scans
command-scan = Read a passport or card with a scanner
hint-scan = scanner
scans-title = Scans of the case
scans-none = There are no scans here.
scans-add = Attach a file
scans-copy = Save a copy as
scans-rename = Rename, or move to another document
scans-remove = Take it away
scans-copied = A copy lies at { $path }
scans-removed = { $name } was taken away; u brings it back
scans-added = { $name } is attached
scans-added-received = { $name } is attached, the document is received
scan-title = Scanner
scan-waiting = Put the passport or card on the scanner, or paste its machine-readable zone.
scan-saved = Recorded: { $client }

## Scanner in keyboard mode: whose document it is, what differs, what to do.

scan-ready = Scan a passport or card. Ctrl-D ends.
scan-unreadable = These lines are no machine-readable zone. Scan the document again.
scan-internal = An internal passport of Russia: it has no expiry, and its names are in Cyrillic. It is recorded as such, not as a passport for travel.
scan-visa = This is a visa, not a passport or card: record it as a permit.
scan-known = Recorded already, and nothing differs: { $name }
scan-document = Recorded already: { $name }
scan-person = The document is new. By name and birth date this may be { $name }
scan-several = Several clients may be meant: { $name }
scan-nobody = No such client is recorded.
scan-differs = { $field }: here { $here }, scanned { $scanned }
scan-empty-here = { $field }: here nothing, scanned { $scanned }
scan-misread = line { $line }, place { $place }: { $written } is perhaps { $likely } ({ $check }). Compare with the document.
scan-act-fill = Fill what is missing here
scan-act-update = Fill what is missing and take the document’s word where they differ
scan-act-add = New identity document of { $name }
scan-act-new = New client with this document
scan-ask = Which? Enter passes it over:
scan-not-taken = Nothing was recorded: “{ $field }” cannot be taken over from this document. Enter the client on the form.
scan-skipped = Nothing was recorded.
scan-recorded = Recorded: { $client }. Scan the next one.
scan-no-document = The document is not recorded yet: there is nothing to fill.
