-- Format 2 to 3: what the screens remember, and what calendar and reports count.
-- Format 2 to 3: what the screens remember; where originals are; days on which a client leaves.
CREATE TABLE preference (
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    value TEXT NOT NULL CHECK (length(value) <= 100000), -- JSON
    PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;
-- Two records of one person become one.
ALTER TABLE client ADD COLUMN merged_into INTEGER REFERENCES client(id) CHECK (merged_into <> id);
CREATE INDEX client_merged_into ON client(merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX filing_filed ON filing(filed_on); -- how long cases take
CREATE INDEX filing_decided ON filing(coalesce(outcome_on, filed_on)) WHERE outcome NOT IN ('pending', 'accepted');
CREATE INDEX case_document_outstanding ON case_document(state, requested_on) WHERE state IN ('missing', 'requested', 'rejected');
ALTER TABLE tally RENAME TO tally_2;
CREATE TABLE tally (
    generation INTEGER NOT NULL,
    what INTEGER NOT NULL CHECK (what IN (0, 1, 2, 3, 4)), -- 3 the soft ones of 0, 4 the hard ones of 0 by which a stay or a paper ends
    owner INTEGER NOT NULL,
    day INTEGER NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (generation, what, owner, day)
) STRICT, WITHOUT ROWID;
INSERT INTO tally SELECT generation, what, owner, day, count FROM tally_2;
DROP TABLE tally_2;
-- The severity stands in the packed line, its 38th byte: 1 for soft.
WITH alive (number) AS (SELECT generation FROM law UNION SELECT next FROM law WHERE next IS NOT NULL),
open (generation, what, owner, day) AS (
    SELECT number, iif(substr(line, 38, 1) = x'01', 3, 4), owner, warn_day FROM alive CROSS JOIN deadline
    WHERE section = 0 AND state = 0 AND moot_from IS NULL AND since <= number AND (until IS NULL OR until > number)
    AND (substr(line, 38, 1) = x'01' OR class IN (0, 1))
)
INSERT INTO tally SELECT generation, what, whose, day, count(*)
FROM (SELECT generation, what, 0 AS whose, day FROM open UNION ALL SELECT generation, what, owner, day FROM open WHERE owner IS NOT NULL)
GROUP BY generation, what, whose, day;
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

-- And what lists are sorted by.
CREATE INDEX case_file_owner ON case_file(owner);
CREATE INDEX case_file_kind ON case_file(kind);
CREATE INDEX case_file_ground ON case_file(ground);
CREATE INDEX case_file_paid ON case_file(paid);
CREATE INDEX case_file_opened ON case_file(opened_on);
CREATE INDEX case_document_state ON case_document(state);
CREATE INDEX case_document_requirement ON case_document(requirement);
CREATE INDEX case_document_requested ON case_document(requested_on) WHERE requested_on IS NOT NULL;
CREATE INDEX case_document_received ON case_document(received_on) WHERE received_on IS NOT NULL;
CREATE INDEX case_document_until ON case_document(valid_until) WHERE valid_until IS NOT NULL;
CREATE INDEX standing_rule ON standing(binding_rule, binding_day, client);
CREATE INDEX standing_presence ON standing(presence, binding_day, client);
