-- Format 1 to 2: what the whole procedure asks of records.
ALTER TABLE client ADD COLUMN main_applicant INTEGER REFERENCES client(id);
ALTER TABLE client ADD COLUMN died_on TEXT CHECK (died_on IS date(died_on));
ALTER TABLE client ADD COLUMN court_answer TEXT CHECK (court_answer IN ('none', 'deprived'));
ALTER TABLE client ADD COLUMN court_answered_on TEXT CHECK (court_answered_on IS date(court_answered_on));
ALTER TABLE residence ADD COLUMN dwelling TEXT CHECK (dwelling IN ('own', 'consent', 'electronic_consent', 'dormitory', 'hotel'));
ALTER TABLE residence ADD COLUMN registration TEXT CHECK (registration IN ('draft', 'host_pending', 'registered', 'refused'));
ALTER TABLE residence ADD COLUMN registration_note TEXT CHECK (length(registration_note) BETWEEN 1 AND 500);
ALTER TABLE basis ADD COLUMN esutd_on TEXT CHECK (esutd_on IS date(esutd_on));
ALTER TABLE basis ADD COLUMN esutd_end_on TEXT CHECK (esutd_end_on IS date(esutd_end_on));
ALTER TABLE case_file ADD COLUMN represented INTEGER NOT NULL DEFAULT 0 CHECK (represented IN (0, 1));
ALTER TABLE permit ADD COLUMN name_checked INTEGER NOT NULL DEFAULT 0 CHECK (name_checked IN (0, 1));
ALTER TABLE permit ADD COLUMN passport_checked INTEGER NOT NULL DEFAULT 0 CHECK (passport_checked IN (0, 1));
ALTER TABLE permit ADD COLUMN iin_checked INTEGER NOT NULL DEFAULT 0 CHECK (iin_checked IN (0, 1));
ALTER TABLE permit ADD COLUMN address_checked INTEGER NOT NULL DEFAULT 0 CHECK (address_checked IN (0, 1));
ALTER TABLE permit ADD COLUMN term_checked INTEGER NOT NULL DEFAULT 0 CHECK (term_checked IN (0, 1));
ALTER TABLE permit ADD COLUMN handed_over_on TEXT CHECK (handed_over_on IS date(handed_over_on));
ALTER TABLE permit ADD COLUMN sponsor_informed_on TEXT CHECK (sponsor_informed_on IS date(sponsor_informed_on));
ALTER TABLE case_document ADD COLUMN alternative TEXT CHECK (length(alternative) BETWEEN 1 AND 500);
ALTER TABLE case_document ADD COLUMN issued_on TEXT CHECK (issued_on IS date(issued_on));
ALTER TABLE case_document ADD COLUMN name_in_paper TEXT CHECK (length(name_in_paper) BETWEEN 1 AND 500);
ALTER TABLE case_document ADD COLUMN born_in_paper TEXT CHECK (born_in_paper IS date(born_in_paper));
ALTER TABLE case_document ADD COLUMN passport_in_paper TEXT CHECK (length(passport_in_paper) BETWEEN 1 AND 500);
ALTER TABLE filing ADD COLUMN refusal_ground TEXT CHECK (refusal_ground IN ('inaccurate', 'not_compliant', 'court', 'no_consent', 'other'));
ALTER TABLE filing ADD COLUMN with_cancellation INTEGER NOT NULL DEFAULT 0 CHECK (with_cancellation IN (0, 1));
ALTER TABLE filing ADD COLUMN despite TEXT CHECK (length(despite) BETWEEN 1 AND 500);
ALTER TABLE filing ADD COLUMN allowed_by INTEGER REFERENCES staff(id);
CREATE INDEX client_main_applicant ON client(main_applicant) WHERE main_applicant IS NOT NULL;
CREATE TABLE offence (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    article TEXT NOT NULL CHECK (length(article) BETWEEN 1 AND 500), -- such as 517(3)
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    decision TEXT CHECK (length(decision) BETWEEN 1 AND 500), -- its number
    amount TEXT CHECK (length(amount) BETWEEN 1 AND 500), -- tenge, digits only
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    appealed_on TEXT CHECK (appealed_on IS date(appealed_on)),
    appeal_outcome TEXT CHECK (appeal_outcome IN ('pending', 'upheld', 'set_aside')),
    expulsion INTEGER NOT NULL CHECK (expulsion IN (0, 1)),
    banned_until TEXT CHECK (banned_until IS date(banned_until)), -- last day of the entry ban
    note TEXT CHECK (length(note) BETWEEN 1 AND 20000)
) STRICT;
CREATE INDEX offence_client ON offence(client);
CREATE INDEX action_until ON action(until_day) WHERE until_day IS NOT NULL;
CREATE INDEX op_done ON op(office_day) WHERE reason = 'done';
CREATE TABLE review (
    staff INTEGER NOT NULL REFERENCES staff(id),
    day TEXT NOT NULL CHECK (day IS date(day)),
    begun_ms INTEGER NOT NULL,
    signed_ms INTEGER,
    signed_by TEXT CHECK (length(signed_by) BETWEEN 1 AND 500), -- login or name, as the journal shows it
    signed_seq INTEGER, -- newest journal entry then: later ones are news
    severities TEXT NOT NULL CHECK (length(severities) <= 1000000), -- of the rules then, as JSON
    PRIMARY KEY (staff, day),
    CHECK ((signed_ms IS NULL) = (signed_by IS NULL) AND (signed_ms IS NULL) = (signed_seq IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX review_day ON review(day);
CREATE TABLE review_item (
    staff INTEGER NOT NULL,
    day TEXT NOT NULL,
    client INTEGER NOT NULL, -- no foreign key: the list of a day outlives what is undone
    rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 100),
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 40),
    nth INTEGER NOT NULL CHECK (nth > 0), -- its place in the queue
    reasons TEXT NOT NULL CHECK (length(reasons) <= 100000), -- why it is there, as JSON
    owner TEXT CHECK (length(owner) BETWEEN 1 AND 500), -- whose it was, as lists show it
    shown_day TEXT NOT NULL CHECK (shown_day IS date(shown_day)), -- the last day it was shown with
    seen_ms INTEGER,
    outcome TEXT CHECK (outcome IN ('done', 'recorded', 'snoozed', 'handled', 'assigned', 'noted', 'requested')),
    outcome_by TEXT CHECK (length(outcome_by) BETWEEN 1 AND 500),
    outcome_ms INTEGER,
    until_day TEXT CHECK (until_day IS date(until_day)), -- look again on
    detail TEXT CHECK (length(detail) BETWEEN 1 AND 20000), -- receipt, reason, note, or to whom
    batch INTEGER, -- the group of a note or request: once undone it decides nothing
    PRIMARY KEY (staff, day, client, rule, subject),
    FOREIGN KEY (staff, day) REFERENCES review(staff, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_item_seen ON review_item(client, rule, subject, shown_day) WHERE seen_ms IS NOT NULL;
