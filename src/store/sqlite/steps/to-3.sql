-- Format 2 to 3: what the screens remember.
CREATE TABLE preference (
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    value TEXT NOT NULL CHECK (length(value) <= 100000), -- JSON
    PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;

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
