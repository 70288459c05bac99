### Journal: the list, one entry, taking back, the proof.

tab-journal = Journal
command-go-journal = Go to the journal of changes
command-undo-entry = Take back the act of the selected entry, after a question
hint-undo-entry = undo this
command-prove-journal = Prove that no entry of the journal was altered or removed
hint-prove-journal = verify
journal-create = made
journal-setting = settings changed
journal-erase = data erased by law
journal-erased = content erased
journal-settings = settings of the office
journal-setting-thresholds = Levels of deadlines
journal-setting-review = Daily review
journal-law = A change of the law; the dates it moved stand in the history of each client.
journal-no-content = This entry changed no record.
journal-searching = searching, now at entry { $seq }
journal-position = Entry { $seq } of the journal
journal-filter-hint = who:name act:import day:20.11..23.11 or a client
journal-cut = too many people of that name: add a word
journal-proving = Verifying the journal: { $n } entries
journal-proof-title = Proof of the journal
journal-proof-sound =
    { $n ->
        [one] The journal is whole: { $n } entry, none altered, none missing.
       *[other] The journal is whole: { $n } entries, none altered, none missing.
    }
journal-proof-faults = The journal is not whole ({ $n } entries looked at):
journal-proof-head = Head of the chain: { $head }
journal-proof-keep = Keep this number outside the program: then nobody can cut off the end of the journal unseen.
journal-proof-next = Do not work on: call the administrator and keep the database file as it is.
journal-undo-others = Others did this: a supervisor can take it back.
journal-undo-done = This was taken back already.
journal-undo-of-undo = An undo is not undone: enter the change anew.
journal-undo-erased = The content of this entry was erased: there is nothing to go back to.
store-undo-setting = The setting was changed again since; change it by hand.
