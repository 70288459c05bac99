-- Format 2 to 3: what the screens remember.
CREATE TABLE preference (
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    value TEXT NOT NULL CHECK (length(value) <= 100000), -- JSON
    PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;
-- Two records of one person become one.
ALTER TABLE client ADD COLUMN merged_into INTEGER REFERENCES client(id) CHECK (merged_into <> id);
CREATE INDEX client_merged_into ON client(merged_into) WHERE merged_into IS NOT NULL;
