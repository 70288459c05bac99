-- Format 3 to 4: what goes out and comes in beside the records.

ALTER TABLE staff ADD COLUMN email TEXT CHECK (length(email) BETWEEN 1 AND 500);

-- Mails of a morning, one row a try that was claimed: claimed before anything is sent, so that two timers send one mail.
-- Outside the journal: a mail is nobody's record and cannot be taken back. No text of it is kept.
CREATE TABLE sent_mail (
    staff INTEGER NOT NULL, -- no foreign key: what went out outlives who it went to
    day TEXT NOT NULL CHECK (day IS date(day)),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'head')),
    nth INTEGER NOT NULL CHECK (nth > 0), -- more than one only where somebody insisted
    message_id TEXT NOT NULL CHECK (length(message_id) BETWEEN 1 AND 500),
    outcome TEXT NOT NULL CHECK (outcome IN ('claimed', 'sending', 'sent', 'failed', 'refused', 'unknown')),
    tries INTEGER NOT NULL CHECK (tries >= 0),
    at_ms INTEGER NOT NULL, -- of the last change
    process TEXT CHECK (length(process) BETWEEN 1 AND 500), -- which process claimed it, where the system can name one
    detail TEXT CHECK (length(detail) BETWEEN 1 AND 2000), -- what the server said
    PRIMARY KEY (day, staff, kind, nth)
) STRICT, WITHOUT ROWID;
