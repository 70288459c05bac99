-- Format 2 to 3: what the screens remember; where originals are; days on which a client leaves.
CREATE TABLE preference (
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    value TEXT NOT NULL CHECK (length(value) <= 100000), -- JSON
    PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;
ALTER TABLE identity_document ADD COLUMN original TEXT CHECK (original IN ('shown', 'held', 'returned'));
ALTER TABLE identity_document ADD COLUMN held_since TEXT CHECK (held_since IS date(held_since));
ALTER TABLE identity_document ADD COLUMN held_by INTEGER REFERENCES staff(id);
ALTER TABLE identity_document ADD COLUMN kept_at TEXT CHECK (length(kept_at) BETWEEN 1 AND 500);
ALTER TABLE identity_document ADD COLUMN returned_on TEXT CHECK (returned_on IS date(returned_on));
ALTER TABLE identity_document ADD COLUMN returned_to TEXT CHECK (length(returned_to) BETWEEN 1 AND 500);
ALTER TABLE case_document ADD COLUMN held_since TEXT CHECK (held_since IS date(held_since));
ALTER TABLE case_document ADD COLUMN held_by INTEGER REFERENCES staff(id);
ALTER TABLE case_document ADD COLUMN kept_at TEXT CHECK (length(kept_at) BETWEEN 1 AND 500);
ALTER TABLE case_document ADD COLUMN returned_on TEXT CHECK (returned_on IS date(returned_on));
ALTER TABLE case_document ADD COLUMN returned_to TEXT CHECK (length(returned_to) BETWEEN 1 AND 500);
ALTER TABLE own_date ADD COLUMN trip INTEGER NOT NULL DEFAULT 0 CHECK (trip IN (0, 1));
CREATE INDEX identity_document_held ON identity_document(held_since, id) WHERE original = 'held';
CREATE INDEX case_document_held ON case_document(held_since, id) WHERE original = 'held';
CREATE INDEX sponsor_signature ON sponsor(signature_expires IS NULL, signature_expires, id);
