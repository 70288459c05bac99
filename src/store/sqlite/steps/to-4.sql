-- Format 3 to 4: what goes out and comes in beside the records.
--
-- A condition over a list of three words or more makes the engine build a little table of them, at every row that is
-- written: a quarter of all that an import did. The same words are compared one by one. Only the text of the conditions
-- changes, none of what is stored, so it is changed where it stands.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'role IN (''none'', ''viewer'', ''officer'', ''supervisor'', ''admin'')', 'role = ''none'' OR role = ''viewer'' OR role = ''officer'' OR role = ''supervisor'' OR role = ''admin''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'kind IN (''employer'', ''relative'', ''school'', ''clinic'', ''religious_body'', ''akimat'', ''other'')', 'kind = ''employer'' OR kind = ''relative'' OR kind = ''school'' OR kind = ''clinic'' OR kind = ''religious_body'' OR kind = ''akimat'' OR kind = ''other''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'presence IN (''in_country'', ''abroad'', ''unknown'')', 'presence = ''in_country'' OR presence = ''abroad'' OR presence = ''unknown''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'role IN (''self'', ''hr'', ''parent'', ''other'')', 'role = ''self'' OR role = ''hr'' OR role = ''parent'' OR role = ''other''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'channel IN (''whatsapp'', ''mail'', ''phone'')', 'channel = ''whatsapp'' OR channel = ''mail'' OR channel = ''phone''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'kind IN (''passport'', ''id_card'', ''internal_passport'', ''birth_certificate'', ''other'')', 'kind = ''passport'' OR kind = ''id_card'' OR kind = ''internal_passport'' OR kind = ''birth_certificate'' OR kind = ''other''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'original IN (''shown'', ''held'', ''returned'')', 'original = ''shown'' OR original = ''held'' OR original = ''returned''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'entry_evidence IN (''stamp'', ''police_print'', ''ticket'', ''client_word'', ''sheet'')', 'entry_evidence = ''stamp'' OR entry_evidence = ''police_print'' OR entry_evidence = ''ticket'' OR entry_evidence = ''client_word'' OR entry_evidence = ''sheet''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'exit_evidence IN (''stamp'', ''police_print'', ''ticket'', ''client_word'', ''sheet'')', 'exit_evidence = ''stamp'' OR exit_evidence = ''police_print'' OR exit_evidence = ''ticket'' OR exit_evidence = ''client_word'' OR exit_evidence = ''sheet''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'dwelling IN (''own'', ''consent'', ''electronic_consent'', ''dormitory'', ''hotel'')', 'dwelling = ''own'' OR dwelling = ''consent'' OR dwelling = ''electronic_consent'' OR dwelling = ''dormitory'' OR dwelling = ''hotel''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'registration IN (''draft'', ''host_pending'', ''registered'', ''refused'')', 'registration = ''draft'' OR registration = ''host_pending'' OR registration = ''registered'' OR registration = ''refused''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'ground IN (''employment'', ''education'', ''family'', ''business'', ''missionary'', ''medical'')', 'ground = ''employment'' OR ground = ''education'' OR ground = ''family'' OR ground = ''business'' OR ground = ''missionary'' OR ground = ''medical''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'end_reason IN (''dismissal'', ''divorce_or_death'', ''expulsion'', ''treatment_over'', ''company_closed'', ''mission_over'')', 'end_reason = ''dismissal'' OR end_reason = ''divorce_or_death'' OR end_reason = ''expulsion'' OR end_reason = ''treatment_over'' OR end_reason = ''company_closed'' OR end_reason = ''mission_over''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'kind IN (''first_trp'', ''extension'', ''reissue'', ''address'', ''cancellation'', ''iin'', ''appeal'', ''other'')', 'kind = ''first_trp'' OR kind = ''extension'' OR kind = ''reissue'' OR kind = ''address'' OR kind = ''cancellation'' OR kind = ''iin'' OR kind = ''appeal'' OR kind = ''other''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'stage IN (''intake'', ''collecting'', ''ready'', ''filed'', ''granted'', ''refused'', ''withdrawn'', ''closed'')', 'stage = ''intake'' OR stage = ''collecting'' OR stage = ''ready'' OR stage = ''filed'' OR stage = ''granted'' OR stage = ''refused'' OR stage = ''withdrawn'' OR stage = ''closed''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'paid IN (''none'', ''part'', ''full'')', 'paid = ''none'' OR paid = ''part'' OR paid = ''full''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'kind IN (''trp'', ''visa'', ''residence_permit'', ''exit_document'')', 'kind = ''trp'' OR kind = ''visa'' OR kind = ''residence_permit'' OR kind = ''exit_document''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'end_reason IN (''cancelled'', ''shortened'', ''replaced'')', 'end_reason = ''cancelled'' OR end_reason = ''shortened'' OR end_reason = ''replaced''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'state IN (''missing'', ''requested'', ''received'', ''verified'', ''rejected'', ''not_needed'')', 'state = ''missing'' OR state = ''requested'' OR state = ''received'' OR state = ''verified'' OR state = ''rejected'' OR state = ''not_needed''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'channel IN (''police'', ''centre'', ''online'')', 'channel = ''police'' OR channel = ''centre'' OR channel = ''online''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'outcome IN (''pending'', ''accepted'', ''not_accepted'', ''returned'', ''granted'', ''refused'')', 'outcome = ''pending'' OR outcome = ''accepted'' OR outcome = ''not_accepted'' OR outcome = ''returned'' OR outcome = ''granted'' OR outcome = ''refused''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'refusal_ground IN (''inaccurate'', ''not_compliant'', ''court'', ''no_consent'', ''other'')', 'refusal_ground = ''inaccurate'' OR refusal_ground = ''not_compliant'' OR refusal_ground = ''court'' OR refusal_ground = ''no_consent'' OR refusal_ground = ''other''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'appeal_outcome IN (''pending'', ''upheld'', ''set_aside'')', 'appeal_outcome = ''pending'' OR appeal_outcome = ''upheld'' OR appeal_outcome = ''set_aside''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'kind IN (''done'', ''snoozed'', ''handled'', ''open'')', 'kind = ''done'' OR kind = ''snoozed'' OR kind = ''handled'' OR kind = ''open''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'purpose IN (''missing_papers'', ''date'', ''appointment'')', 'purpose = ''missing_papers'' OR purpose = ''date'' OR purpose = ''appointment''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'class IN (''stay'', ''status'', ''act'', ''own'')', 'class = ''stay'' OR class = ''status'' OR class = ''act'' OR class = ''own''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'confidence IN (''sure'', ''likely'', ''unverified'')', 'confidence = ''sure'' OR confidence = ''likely'' OR confidence = ''unverified''') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'section IN (0, 1, 2, 3)', 'section BETWEEN 0 AND 3') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'what IN (0, 1, 2, 3, 4)', 'what BETWEEN 0 AND 4') WHERE type = 'table';
UPDATE sqlite_schema SET sql = replace(sql, 'outcome IN (''done'', ''recorded'', ''snoozed'', ''handled'', ''assigned'', ''noted'', ''requested'')', 'outcome = ''done'' OR outcome = ''recorded'' OR outcome = ''snoozed'' OR outcome = ''handled'' OR outcome = ''assigned'' OR outcome = ''noted'' OR outcome = ''requested''') WHERE type = 'table';
PRAGMA writable_schema = RESET;
DROP INDEX case_document_outstanding;
CREATE INDEX case_document_outstanding ON case_document(state, requested_on) WHERE state = 'missing' OR state = 'requested' OR state = 'rejected';
-- Files of papers, such as scans. The content lies beside the database under its SHA-256; `check` holds both together.
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL, -- the client of the case
    "case" INTEGER NOT NULL,
    requirement TEXT NOT NULL CHECK (length(requirement) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500), -- what people call it, never part of a path
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    format TEXT NOT NULL CHECK (format = 'pdf' OR format = 'jpeg' OR format = 'png' OR format = 'tiff' OR format = 'heic' OR format = 'webp' OR format = 'docx' OR format = 'xlsx' OR format = 'odt' OR format = 'ods'),
    size TEXT NOT NULL CHECK (length(size) BETWEEN 1 AND 19 AND size NOT GLOB '*[^0-9]*'), -- bytes
    added_on TEXT NOT NULL CHECK (added_on IS date(added_on)),
    added_by INTEGER REFERENCES staff(id),
    FOREIGN KEY (client, "case") REFERENCES case_file(client, id)
) STRICT;
CREATE INDEX attachment_case ON attachment(client, "case");
CREATE INDEX attachment_content ON attachment(sha256); -- one content may belong to several papers

ALTER TABLE staff ADD COLUMN email TEXT CHECK (length(email) BETWEEN 1 AND 500);

-- Mails of a morning, one row a try that was claimed: claimed before anything is sent, so that two timers send one mail.
-- Outside the journal: a mail is nobody's record and cannot be taken back. No text of it is kept.
CREATE TABLE sent_mail (
    staff INTEGER NOT NULL, -- no foreign key: what went out outlives who it went to
    day TEXT NOT NULL CHECK (day IS date(day)),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'head')),
    nth INTEGER NOT NULL CHECK (nth > 0), -- more than one only where somebody insisted
    message_id TEXT NOT NULL CHECK (length(message_id) BETWEEN 1 AND 500),
    outcome TEXT NOT NULL CHECK (outcome = 'claimed' OR outcome = 'sending' OR outcome = 'sent' OR outcome = 'failed' OR outcome = 'refused' OR outcome = 'unknown'),
    tries INTEGER NOT NULL CHECK (tries >= 0),
    at_ms INTEGER NOT NULL, -- of the last change
    process TEXT CHECK (length(process) BETWEEN 1 AND 500), -- which process claimed it, where the system can name one
    detail TEXT CHECK (length(detail) BETWEEN 1 AND 2000), -- what the server said
    PRIMARY KEY (day, staff, kind, nth)
) STRICT, WITHOUT ROWID;

-- Keys with which people come in over SSH. A key is its staff member's until it is taken out of use; none is given twice.
CREATE TABLE staff_key (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    staff INTEGER NOT NULL REFERENCES staff(id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500), -- what people call it: the office's laptop
    kind TEXT NOT NULL CHECK (kind = 'ed25519' OR kind = 'sk_ed25519' OR kind = 'ecdsa' OR kind = 'sk_ecdsa' OR kind = 'rsa'),
    blob TEXT NOT NULL CHECK (length(blob) BETWEEN 1 AND 20000), -- the public key, base64
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) BETWEEN 1 AND 500), -- SHA256:...
    verify_required INTEGER NOT NULL CHECK (verify_required IN (0, 1)), -- the token also asks for a PIN or a finger
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    added_on TEXT NOT NULL CHECK (added_on IS date(added_on)),
    added_by INTEGER REFERENCES staff(id)
) STRICT;
CREATE UNIQUE INDEX staff_key_fingerprint ON staff_key(fingerprint);
CREATE INDEX staff_key_staff ON staff_key(staff);

-- Who came in with which key, from where.
ALTER TABLE op ADD COLUMN key INTEGER;
ALTER TABLE op ADD COLUMN address TEXT CHECK (length(address) BETWEEN 1 AND 500);

-- Blocking, legal hold and destruction of a person's data; consents, requests, incidents.
ALTER TABLE client ADD COLUMN blocked_on TEXT CHECK (blocked_on IS date(blocked_on));
ALTER TABLE client ADD COLUMN blocked_why TEXT CHECK (length(blocked_why) BETWEEN 1 AND 500);
ALTER TABLE client ADD COLUMN hold_since TEXT CHECK (hold_since IS date(hold_since));
ALTER TABLE client ADD COLUMN hold_why TEXT CHECK (length(hold_why) BETWEEN 1 AND 500);
ALTER TABLE client ADD COLUMN erased_on TEXT CHECK (erased_on IS date(erased_on));

-- Consents to the processing of personal data, with the fields of Art. 8 p. 4. As soon as a client has one, the two days
-- of the client's own row no longer count.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    person TEXT CHECK (length(person) BETWEEN 1 AND 500), -- the name as the consent writes it
    operator TEXT CHECK (length(operator) BETWEEN 1 AND 500),
    operator_number TEXT CHECK (length(operator_number) BETWEEN 1 AND 500), -- BIN or IIN
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on)),
    until TEXT CHECK (until IS date(until)), -- none: until the purpose is reached
    third_parties TEXT CHECK (third_parties IN ('yes', 'no')), -- none: it does not say
    cross_border TEXT CHECK (cross_border IN ('yes', 'no')),
    publication TEXT CHECK (publication IN ('yes', 'no')),
    data_list TEXT CHECK (length(data_list) BETWEEN 1 AND 20000),
    scan TEXT CHECK (length(scan) BETWEEN 1 AND 500), -- number of a scan, or where the paper lies
    withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
    withdrawn_by TEXT CHECK (length(withdrawn_by) BETWEEN 1 AND 500),
    note TEXT CHECK (length(note) BETWEEN 1 AND 20000)
) STRICT;
CREATE INDEX consent_client ON consent(client);
CREATE INDEX consent_until ON consent(until) WHERE until IS NOT NULL AND withdrawn_on IS NULL; -- which end next

-- What people ask about their data.
CREATE TABLE data_request (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    demand TEXT NOT NULL CHECK (demand = 'access' OR demand = 'correction' OR demand = 'blocking' OR demand = 'destruction'),
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
    came_by TEXT CHECK (length(came_by) BETWEEN 1 AND 500),
    answered_on TEXT CHECK (answered_on IS date(answered_on)),
    answer TEXT CHECK (length(answer) BETWEEN 1 AND 20000),
    answered_by INTEGER REFERENCES staff(id)
) STRICT;
CREATE INDEX data_request_client ON data_request(client);
CREATE INDEX data_request_open ON data_request(received_on) WHERE answered_on IS NULL;

-- Breaches of the safety of personal data.
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    discovered_on TEXT NOT NULL CHECK (discovered_on IS date(discovered_on)), -- the time to tell the ministry counts from it
    discovered_at TEXT CHECK (discovered_at GLOB '[0-2][0-9]:[0-5][0-9]' AND discovered_at < '24'),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    "text" TEXT CHECK (length("text") BETWEEN 1 AND 20000),
    staff INTEGER REFERENCES staff(id), -- whose doings are in question
    key_number TEXT CHECK (length(key_number) BETWEEN 1 AND 500), -- with which key
    since TEXT CHECK (since IS date(since)), -- first day in question
    until TEXT CHECK (until IS date(until)), -- last day in question
    responsible TEXT CHECK (length(responsible) BETWEEN 1 AND 500), -- who answers questions: name, telephone, mail
    ministry_told_on TEXT CHECK (ministry_told_on IS date(ministry_told_on)),
    people_told_on TEXT CHECK (people_told_on IS date(people_told_on)),
    closed_on TEXT CHECK (closed_on IS date(closed_on))
) STRICT;

-- Destructions of a person's data: proposed by one, approved by another, done. They outlive the data and hold none.
CREATE TABLE destruction (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    subject INTEGER NOT NULL REFERENCES client(id), -- whose; a row with a number alone is left of them
    why TEXT NOT NULL CHECK (why = 'retention_over' OR why = 'request' OR why = 'withdrawn' OR why = 'order' OR why = 'unlawful'),
    "order" TEXT CHECK (length("order") BETWEEN 1 AND 500), -- number of the order or request
    proposed_on TEXT NOT NULL CHECK (proposed_on IS date(proposed_on)),
    proposed_by INTEGER NOT NULL REFERENCES staff(id),
    rejected_on TEXT CHECK (rejected_on IS date(rejected_on)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    decided_by INTEGER REFERENCES staff(id) CHECK (decided_by <> proposed_by), -- never the same person
    act TEXT CHECK (length(act) BETWEEN 1 AND 500), -- number of the act
    content TEXT CHECK (length(content) BETWEEN 1 AND 20000), -- what was destroyed: kind and count, one a line
    CHECK (NOT (rejected_on > '' AND done_on > '')) -- decided once
) STRICT;
CREATE INDEX destruction_subject ON destruction(subject);
CREATE UNIQUE INDEX destruction_act ON destruction(act) WHERE act IS NOT NULL;

-- Who is here: one row a session, renewed every half minute, gone with its end. Advisory, never a lock; outside the
-- journal.
CREATE TABLE presence (
    session INTEGER PRIMARY KEY CHECK (session > 0), -- random
    staff INTEGER, -- no foreign key: whoever is not among the staff yet is here too
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500), -- login or name, as the journal shows it
    key INTEGER, -- with which key they came in, over SSH
    address TEXT CHECK (length(address) BETWEEN 1 AND 500), -- from which address
    process TEXT CHECK (length(process) BETWEEN 1 AND 500), -- which process it is, where the system can name one
    began_ms INTEGER NOT NULL,
    beat_ms INTEGER NOT NULL, -- when it last said that it lives
    client INTEGER, -- the card that is open; no foreign key: it may be undone under them
    "case" INTEGER,
    CHECK (client IS NOT NULL OR "case" IS NULL)
) STRICT;
-- Who may see a restricted client or case: one row a person named. A client (a case) of which there is a row is seen by
-- those named alone; a row without a case is about the client with all that belongs to them.
CREATE TABLE access (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    "case" INTEGER,
    staff INTEGER NOT NULL REFERENCES staff(id), -- may see it
    since TEXT NOT NULL CHECK (since IS date(since)),
    "by" INTEGER REFERENCES staff(id), -- who named them
    recovered INTEGER NOT NULL CHECK (recovered IN (0, 1)), -- an admin who was not named let themselves in
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
    FOREIGN KEY (client, "case") REFERENCES case_file(client, id)
) STRICT;
CREATE UNIQUE INDEX access_named ON access(client, coalesce("case", 0), staff);
CREATE INDEX access_case ON access(client, "case") WHERE "case" IS NOT NULL;

-- What of restricted data was read by whom: passport numbers shown in full, restricted clients and cases opened, records
-- handed to programs. Lighter than the journal: a row a reading, no hash of its own; the rows of a day are counted and
-- hashed into one entry of the journal on a later day (reason `reads`). Numbers only: nothing of a client stands in it.
CREATE TABLE read_log (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    at_ms INTEGER NOT NULL,
    office_day TEXT NOT NULL CHECK (office_day IS date(office_day)),
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500),
    key INTEGER, -- with which key the person came in, over SSH; no foreign key
    address TEXT CHECK (length(address) BETWEEN 1 AND 500),
    client INTEGER, -- no foreign key: it outlives the client
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX read_log_client ON read_log(client) WHERE client IS NOT NULL;
CREATE TRIGGER read_log_no_update BEFORE UPDATE ON read_log BEGIN SELECT RAISE(ABORT, 'the log of readings is append-only'); END;
CREATE TRIGGER read_log_no_delete BEFORE DELETE ON read_log BEGIN SELECT RAISE(ABORT, 'the log of readings is append-only'); END;
