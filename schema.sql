-- Sojourn: the whole current schema, as the embedded engine creates it (application_id 0x534A524E, user_version 4).
--
-- Three layers:
--   records   what people entered; one table a kind, its columns are the fields of domain::record::Kind::fields()
--   derived   what follows from the records: deadlines, standing, search; `check` proves that it does
--   journal   what was changed, by whom, when: append-only and hash-chained
-- House rules: every table is STRICT with CHECKs; civil dates are TEXT YYYY-MM-DD in the records and whole days since
-- 0001-01-01 (day 1) in the derived tables, which are read by the thousand; flags are 0 or 1; an absent value is NULL,
-- never ''. Numbers of records come from `counter` and are never used twice. Where a record belongs to another record
-- of the same client, the foreign key runs over (client, id): a paper of one client cannot hang on another's case.

-- ---------------------------------------------------------------------------------------------------------- records

-- Staff: people of the practice. A name met in a sheet has no login and the role none.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    login TEXT CHECK (length(login) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    role TEXT NOT NULL CHECK (role = 'none' OR role = 'viewer' OR role = 'officer' OR role = 'supervisor' OR role = 'admin'),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    deputy INTEGER REFERENCES staff(id),
    absent_from TEXT CHECK (absent_from IS date(absent_from)),
    absent_until TEXT CHECK (absent_until IS date(absent_until)),
    language TEXT CHECK (length(language) BETWEEN 1 AND 500), -- two letters
    email TEXT CHECK (length(email) BETWEEN 1 AND 500) -- where the morning mail goes
) STRICT;
CREATE UNIQUE INDEX staff_login ON staff(login) WHERE login IS NOT NULL;

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

-- Sponsors: employer, relative, school, clinic, religious body, akimat; may be another client.
CREATE TABLE sponsor (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    kind TEXT NOT NULL CHECK (kind = 'employer' OR kind = 'relative' OR kind = 'school' OR kind = 'clinic' OR kind = 'religious_body' OR kind = 'akimat' OR kind = 'other'),
    bin TEXT CHECK (length(bin) BETWEEN 1 AND 500), -- 12 digits, kept as text
    phone TEXT CHECK (length(phone) BETWEEN 1 AND 500),
    email TEXT CHECK (length(email) BETWEEN 1 AND 500),
    signature_expires TEXT CHECK (signature_expires IS date(signature_expires)), -- last day of its electronic signature
    client INTEGER REFERENCES client(id), -- the sponsor is itself a client
    note TEXT CHECK (length(note) BETWEEN 1 AND 20000)
) STRICT;
CREATE INDEX sponsor_client ON sponsor(client) WHERE client IS NOT NULL;
CREATE INDEX sponsor_signature ON sponsor(signature_expires IS NULL, signature_expires, id); -- whose signature expires first

-- Clients: the foreign national or stateless person.
CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    name_latin TEXT CHECK (length(name_latin) BETWEEN 1 AND 500),
    name_cyrillic TEXT CHECK (length(name_cyrillic) BETWEEN 1 AND 500),
    former_names TEXT CHECK (length(former_names) BETWEEN 1 AND 500),
    citizenship TEXT CHECK (citizenship GLOB '[A-Z][A-Z][A-Z]'),
    born TEXT CHECK (born IS date(born)),
    sex TEXT CHECK (sex IN ('m', 'f')),
    iin TEXT CHECK (length(iin) BETWEEN 1 AND 500), -- 12 digits, kept as text
    phone TEXT CHECK (length(phone) BETWEEN 1 AND 500),
    email TEXT CHECK (length(email) BETWEEN 1 AND 500),
    owner INTEGER REFERENCES staff(id), -- the officer
    presence TEXT NOT NULL CHECK (presence = 'in_country' OR presence = 'abroad' OR presence = 'unknown'),
    presence_confirmed_on TEXT CHECK (presence_confirmed_on IS date(presence_confirmed_on)),
    consent_given_on TEXT CHECK (consent_given_on IS date(consent_given_on)),
    consent_withdrawn_on TEXT CHECK (consent_withdrawn_on IS date(consent_withdrawn_on)),
    created_on TEXT NOT NULL CHECK (created_on IS date(created_on)), -- acts before it about which nothing is known are unknown, never overdue
    note TEXT CHECK (length(note) BETWEEN 1 AND 20000),
    main_applicant INTEGER REFERENCES client(id), -- whom this stay follows: a parent, the worker of a family
    died_on TEXT CHECK (died_on IS date(died_on)),
    court_answer TEXT CHECK (court_answer IN ('none', 'deprived')), -- court decisions that take away a special right
    court_answered_on TEXT CHECK (court_answered_on IS date(court_answered_on)),
    merged_into INTEGER REFERENCES client(id) CHECK (merged_into <> id), -- the same person, kept under that number: in no list
    blocked_on TEXT CHECK (blocked_on IS date(blocked_on)), -- nobody works with the data: reversible
    blocked_why TEXT CHECK (length(blocked_why) BETWEEN 1 AND 500),
    hold_since TEXT CHECK (hold_since IS date(hold_since)), -- not to be destroyed whatever the retention says
    hold_why TEXT CHECK (length(hold_why) BETWEEN 1 AND 500),
    erased_on TEXT CHECK (erased_on IS date(erased_on)) -- the data were destroyed: only the number is left, in no list
) STRICT;
CREATE INDEX client_iin ON client(iin) WHERE iin IS NOT NULL;
CREATE INDEX client_born ON client(born) WHERE born IS NOT NULL; -- an import looks every new person up by it
CREATE INDEX client_owner ON client(owner) WHERE owner IS NOT NULL;
CREATE INDEX client_main_applicant ON client(main_applicant) WHERE main_applicant IS NOT NULL;
CREATE INDEX client_merged_into ON client(merged_into) WHERE merged_into IS NOT NULL;

-- Contacts: whom we write to about a client.
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
    role TEXT NOT NULL CHECK (role = 'self' OR role = 'hr' OR role = 'parent' OR role = 'other'),
    language TEXT NOT NULL CHECK (length(language) BETWEEN 1 AND 500), -- two letters
    channel TEXT NOT NULL CHECK (channel = 'whatsapp' OR channel = 'mail' OR channel = 'phone'),
    address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX contact_client ON contact(client);

-- Identity documents: names as in this document. A number is not unique: duplicates happen and must be seen.
CREATE TABLE identity_document (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    kind TEXT NOT NULL CHECK (kind = 'passport' OR kind = 'id_card' OR kind = 'internal_passport' OR kind = 'birth_certificate' OR kind = 'other'),
    number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 500), -- as printed
    issuing_state TEXT CHECK (issuing_state GLOB '[A-Z][A-Z][A-Z]'),
    citizenship TEXT CHECK (citizenship GLOB '[A-Z][A-Z][A-Z]'),
    name_latin TEXT CHECK (length(name_latin) BETWEEN 1 AND 500),
    name_cyrillic TEXT CHECK (length(name_cyrillic) BETWEEN 1 AND 500),
    issued TEXT CHECK (issued IS date(issued)),
    expires TEXT CHECK (expires IS date(expires)), -- last day of validity
    mrz TEXT CHECK (length(mrz) BETWEEN 1 AND 20000),
    original TEXT CHECK (original = 'shown' OR original = 'held' OR original = 'returned'),
    held_since TEXT CHECK (held_since IS date(held_since)),
    held_by INTEGER REFERENCES staff(id), -- who took it in
    kept_at TEXT CHECK (length(kept_at) BETWEEN 1 AND 500),
    returned_on TEXT CHECK (returned_on IS date(returned_on)),
    returned_to TEXT CHECK (length(returned_to) BETWEEN 1 AND 500),
    UNIQUE (client, id)
) STRICT;
-- Originals that we hold, the longest first.
CREATE INDEX identity_document_held ON identity_document(held_since, id) WHERE original = 'held';

-- Stays: from a border entry to its exit, both days counting. One open stay a client.
CREATE TABLE stay (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    document INTEGER, -- it decides the regime
    "entry" TEXT NOT NULL CHECK ("entry" IS date("entry")),
    "exit" TEXT CHECK ("exit" IS date("exit")),
    entry_evidence TEXT CHECK (entry_evidence = 'stamp' OR entry_evidence = 'police_print' OR entry_evidence = 'ticket' OR entry_evidence = 'client_word' OR entry_evidence = 'sheet'),
    exit_evidence TEXT CHECK (exit_evidence = 'stamp' OR exit_evidence = 'police_print' OR exit_evidence = 'ticket' OR exit_evidence = 'client_word' OR exit_evidence = 'sheet'),
    note TEXT CHECK (length(note) BETWEEN 1 AND 20000),
    FOREIGN KEY (client, document) REFERENCES identity_document(client, id),
    CHECK ("exit" >= "entry")
) STRICT;
CREATE INDEX stay_client ON stay(client);
CREATE UNIQUE INDEX stay_open ON stay(client) WHERE "exit" IS NULL;
CREATE INDEX stay_document ON stay(client, document) WHERE document IS NOT NULL;

-- Residences: an address with its registration code.
CREATE TABLE residence (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 500),
    rka TEXT CHECK (length(rka) BETWEEN 1 AND 500), -- 16 digits, kept as text, not unique
    owner_name TEXT CHECK (length(owner_name) BETWEEN 1 AND 500),
    owner_consent_until TEXT CHECK (owner_consent_until IS date(owner_consent_until)),
    host_notified_on TEXT CHECK (host_notified_on IS date(host_notified_on)),
    registered_on TEXT CHECK (registered_on IS date(registered_on)),
    since TEXT CHECK (since IS date(since)),
    until TEXT CHECK (until IS date(until)),
    dwelling TEXT CHECK (dwelling = 'own' OR dwelling = 'consent' OR dwelling = 'electronic_consent' OR dwelling = 'dormitory' OR dwelling = 'hotel'), -- by what right
    registration TEXT CHECK (registration = 'draft' OR registration = 'host_pending' OR registration = 'registered' OR registration = 'refused'), -- how far the registration under Order 923 has come
    registration_note TEXT CHECK (length(registration_note) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX residence_client ON residence(client);

-- Bases: contract, admission, marriage: what a ground rests on. It can end early.
CREATE TABLE basis (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    ground TEXT NOT NULL CHECK (ground = 'employment' OR ground = 'education' OR ground = 'family' OR ground = 'business' OR ground = 'missionary' OR ground = 'medical'),
    sponsor INTEGER REFERENCES sponsor(id),
    since TEXT CHECK (since IS date(since)),
    until TEXT CHECK (until IS date(until)), -- by its own terms
    ended_on TEXT CHECK (ended_on IS date(ended_on)), -- in fact, if earlier
    end_reason TEXT CHECK (end_reason = 'dismissal' OR end_reason = 'divorce_or_death' OR end_reason = 'expulsion' OR end_reason = 'treatment_over' OR end_reason = 'company_closed' OR end_reason = 'mission_over'),
    paper TEXT CHECK (length(paper) BETWEEN 1 AND 500),
    esutd_on TEXT CHECK (esutd_on IS date(esutd_on)), -- entered into the system of labour contracts
    esutd_end_on TEXT CHECK (esutd_end_on IS date(esutd_end_on)),
    UNIQUE (client, id)
) STRICT;
CREATE INDEX basis_sponsor ON basis(sponsor) WHERE sponsor IS NOT NULL;

-- Cases: one matter each. The reference is given by the program when it is left empty.
CREATE TABLE case_file (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 500), -- T-2026-00412
    kind TEXT NOT NULL CHECK (kind = 'first_trp' OR kind = 'extension' OR kind = 'reissue' OR kind = 'address' OR kind = 'cancellation' OR kind = 'iin' OR kind = 'appeal' OR kind = 'other'),
    ground TEXT CHECK (ground = 'employment' OR ground = 'education' OR ground = 'family' OR ground = 'business' OR ground = 'missionary' OR ground = 'medical'),
    stage TEXT NOT NULL CHECK (stage = 'intake' OR stage = 'collecting' OR stage = 'ready' OR stage = 'filed' OR stage = 'granted' OR stage = 'refused' OR stage = 'withdrawn' OR stage = 'closed'),
    owner INTEGER REFERENCES staff(id),
    deputy INTEGER REFERENCES staff(id),
    sponsor INTEGER REFERENCES sponsor(id),
    basis INTEGER,
    permit INTEGER, -- the one it extends or re-issues
    payer TEXT CHECK (length(payer) BETWEEN 1 AND 500),
    paid TEXT NOT NULL CHECK (paid = 'none' OR paid = 'part' OR paid = 'full'),
    opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    note TEXT CHECK (length(note) BETWEEN 1 AND 20000),
    represented INTEGER NOT NULL DEFAULT 0 CHECK (represented IN (0, 1)), -- filed under a power of attorney
    UNIQUE (client, id),
    FOREIGN KEY (client, basis) REFERENCES basis(client, id),
    FOREIGN KEY (client, permit) REFERENCES permit(client, id)
) STRICT;
CREATE UNIQUE INDEX case_file_reference ON case_file(reference);
CREATE INDEX case_file_sponsor ON case_file(sponsor) WHERE sponsor IS NOT NULL;
CREATE INDEX case_file_basis ON case_file(client, basis) WHERE basis IS NOT NULL;
CREATE INDEX case_file_permit ON case_file(client, permit) WHERE permit IS NOT NULL;
CREATE INDEX case_file_stage ON case_file(stage, client);
-- Those below give the list of cases in the order of a column, and let a filter find the few.
CREATE INDEX case_file_owner ON case_file(owner);
CREATE INDEX case_file_kind ON case_file(kind);
CREATE INDEX case_file_ground ON case_file(ground);
CREATE INDEX case_file_paid ON case_file(paid);
CREATE INDEX case_file_opened ON case_file(opened_on);

-- Permits: the last day written on one is lawful.
CREATE TABLE permit (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    kind TEXT NOT NULL CHECK (kind = 'trp' OR kind = 'visa' OR kind = 'residence_permit' OR kind = 'exit_document'),
    number TEXT CHECK (length(number) BETWEEN 1 AND 500),
    ground TEXT CHECK (ground = 'employment' OR ground = 'education' OR ground = 'family' OR ground = 'business' OR ground = 'missionary' OR ground = 'medical'),
    sponsor INTEGER REFERENCES sponsor(id),
    document INTEGER,
    "case" INTEGER, -- the case that led to it
    valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
    valid_until TEXT NOT NULL CHECK (valid_until IS date(valid_until)),
    actual_end TEXT CHECK (actual_end IS date(actual_end)), -- last lawful day in fact, when it ended early
    end_reason TEXT CHECK (end_reason = 'cancelled' OR end_reason = 'shortened' OR end_reason = 'replaced'),
    predecessor INTEGER,
    name_checked INTEGER NOT NULL DEFAULT 0 CHECK (name_checked IN (0, 1)),
    passport_checked INTEGER NOT NULL DEFAULT 0 CHECK (passport_checked IN (0, 1)),
    iin_checked INTEGER NOT NULL DEFAULT 0 CHECK (iin_checked IN (0, 1)),
    address_checked INTEGER NOT NULL DEFAULT 0 CHECK (address_checked IN (0, 1)),
    term_checked INTEGER NOT NULL DEFAULT 0 CHECK (term_checked IN (0, 1)),
    handed_over_on TEXT CHECK (handed_over_on IS date(handed_over_on)),
    sponsor_informed_on TEXT CHECK (sponsor_informed_on IS date(sponsor_informed_on)), -- the employer was told
    UNIQUE (client, id),
    FOREIGN KEY (client, document) REFERENCES identity_document(client, id),
    FOREIGN KEY (client, "case") REFERENCES case_file(client, id),
    FOREIGN KEY (client, predecessor) REFERENCES permit(client, id),
    CHECK (valid_until >= valid_from)
) STRICT;
CREATE INDEX permit_sponsor ON permit(sponsor) WHERE sponsor IS NOT NULL;
CREATE INDEX permit_predecessor ON permit(client, predecessor) WHERE predecessor IS NOT NULL;
CREATE INDEX permit_document ON permit(client, document) WHERE document IS NOT NULL;
CREATE INDEX permit_case ON permit(client, "case") WHERE "case" IS NOT NULL;

-- Papers of cases: what happened to a requirement of the rulebook in a case.
CREATE TABLE case_document (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    "case" INTEGER NOT NULL,
    client INTEGER NOT NULL, -- the client of the case
    requirement TEXT NOT NULL CHECK (length(requirement) BETWEEN 1 AND 500),
    state TEXT NOT NULL CHECK (state = 'missing' OR state = 'requested' OR state = 'received' OR state = 'verified' OR state = 'rejected' OR state = 'not_needed'),
    requested_on TEXT CHECK (requested_on IS date(requested_on)),
    received_on TEXT CHECK (received_on IS date(received_on)),
    verified_on TEXT CHECK (verified_on IS date(verified_on)),
    rejected_reason TEXT CHECK (length(rejected_reason) BETWEEN 1 AND 500),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    language TEXT CHECK (length(language) BETWEEN 1 AND 500), -- two letters
    translated INTEGER NOT NULL CHECK (translated IN (0, 1)),
    notarised INTEGER NOT NULL CHECK (notarised IN (0, 1)),
    original TEXT CHECK (original = 'shown' OR original = 'held' OR original = 'returned'),
    note TEXT CHECK (length(note) BETWEEN 1 AND 20000),
    alternative TEXT CHECK (length(alternative) BETWEEN 1 AND 500), -- which alternative of the requirement
    issued_on TEXT CHECK (issued_on IS date(issued_on)),
    name_in_paper TEXT CHECK (length(name_in_paper) BETWEEN 1 AND 500), -- as the paper writes it
    born_in_paper TEXT CHECK (born_in_paper IS date(born_in_paper)),
    passport_in_paper TEXT CHECK (length(passport_in_paper) BETWEEN 1 AND 500),
    held_since TEXT CHECK (held_since IS date(held_since)),
    held_by INTEGER REFERENCES staff(id), -- who took it in
    kept_at TEXT CHECK (length(kept_at) BETWEEN 1 AND 500),
    returned_on TEXT CHECK (returned_on IS date(returned_on)),
    returned_to TEXT CHECK (length(returned_to) BETWEEN 1 AND 500),
    FOREIGN KEY (client, "case") REFERENCES case_file(client, id)
) STRICT;
CREATE INDEX case_document_case ON case_document(client, "case");
-- What is still to come, by how long ago it was asked for.
CREATE INDEX case_document_outstanding ON case_document(state, requested_on) WHERE state = 'missing' OR state = 'requested' OR state = 'rejected';
CREATE INDEX case_document_held ON case_document(held_since, id) WHERE original = 'held';
-- Those below give the list of papers in the order of a column; a paper without such a day is not in its index.
CREATE INDEX case_document_state ON case_document(state);
CREATE INDEX case_document_requirement ON case_document(requirement);
CREATE INDEX case_document_requested ON case_document(requested_on) WHERE requested_on IS NOT NULL;
CREATE INDEX case_document_received ON case_document(received_on) WHERE received_on IS NOT NULL;
CREATE INDEX case_document_until ON case_document(valid_until) WHERE valid_until IS NOT NULL;

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

-- Filings: one submission of a case each.
CREATE TABLE filing (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    "case" INTEGER NOT NULL,
    client INTEGER NOT NULL, -- the client of the case
    filed_on TEXT NOT NULL CHECK (filed_on IS date(filed_on)),
    channel TEXT CHECK (channel = 'police' OR channel = 'centre' OR channel = 'online'),
    application_number TEXT CHECK (length(application_number) BETWEEN 1 AND 500),
    office TEXT CHECK (length(office) BETWEEN 1 AND 500),
    filed_by INTEGER REFERENCES staff(id),
    outcome TEXT NOT NULL CHECK (outcome = 'pending' OR outcome = 'accepted' OR outcome = 'not_accepted' OR outcome = 'returned' OR outcome = 'granted' OR outcome = 'refused'),
    outcome_on TEXT CHECK (outcome_on IS date(outcome_on)),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
    paper TEXT CHECK (length(paper) BETWEEN 1 AND 500), -- requirement at fault
    refusal_ground TEXT CHECK (refusal_ground = 'inaccurate' OR refusal_ground = 'not_compliant' OR refusal_ground = 'court' OR refusal_ground = 'no_consent' OR refusal_ground = 'other'), -- which of the four grounds
    with_cancellation INTEGER NOT NULL DEFAULT 0 CHECK (with_cancellation IN (0, 1)),
    despite TEXT CHECK (length(despite) BETWEEN 1 AND 500), -- why it was filed against an error
    allowed_by INTEGER REFERENCES staff(id),
    FOREIGN KEY (client, "case") REFERENCES case_file(client, id)
) STRICT;
CREATE INDEX filing_case ON filing(client, "case");
CREATE INDEX filing_filed ON filing(filed_on); -- how long cases take
-- What was decided, by the day it was known.
CREATE INDEX filing_decided ON filing(coalesce(outcome_on, filed_on)) WHERE outcome NOT IN ('pending', 'accepted');

-- Decisions about offences: fines, warnings, expulsions, entry bans.
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
    appeal_outcome TEXT CHECK (appeal_outcome = 'pending' OR appeal_outcome = 'upheld' OR appeal_outcome = 'set_aside'),
    expulsion INTEGER NOT NULL CHECK (expulsion IN (0, 1)),
    banned_until TEXT CHECK (banned_until IS date(banned_until)), -- last day of the entry ban
    note TEXT CHECK (length(note) BETWEEN 1 AND 20000)
) STRICT;
CREATE INDEX offence_client ON offence(client);

-- People's own dates and appointments about a client.
CREATE TABLE own_date (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    "case" INTEGER,
    owner INTEGER REFERENCES staff(id), -- whose date it is; else the client's owner
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day)),
    at_time TEXT CHECK (at_time GLOB '[0-2][0-9]:[0-5][0-9]' AND at_time < '24'),
    place TEXT CHECK (length(place) BETWEEN 1 AND 500),
    severity TEXT NOT NULL CHECK (severity IN ('hard', 'soft')),
    trip INTEGER NOT NULL DEFAULT 0 CHECK (trip IN (0, 1)), -- the client leaves the country then
    FOREIGN KEY (client, "case") REFERENCES case_file(client, id)
) STRICT;
CREATE INDEX own_date_client ON own_date(client);
CREATE INDEX own_date_case ON own_date(client, "case") WHERE "case" IS NOT NULL;
CREATE INDEX own_date_day ON own_date(on_day);

-- What people did about deadlines: the newest thing for each rule and subject.
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 500),
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 500), -- such as S-000012
    kind TEXT NOT NULL CHECK (kind = 'done' OR kind = 'snoozed' OR kind = 'handled' OR kind = 'open'),
    for_day TEXT NOT NULL CHECK (for_day IS date(for_day)), -- the last day that the deadline had then
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day)),
    until_day TEXT CHECK (until_day IS date(until_day)), -- look again on
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
    proof TEXT CHECK (length(proof) BETWEEN 1 AND 500),
    "by" INTEGER REFERENCES staff(id)
) STRICT;
CREATE INDEX action_client ON action(client);
CREATE INDEX action_until ON action(until_day) WHERE until_day IS NOT NULL; -- what a review looks at again

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

-- Wording of letters that the practice has changed or added; what is not here is worded by the program.
CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    purpose TEXT NOT NULL CHECK (purpose = 'missing_papers' OR purpose = 'date' OR purpose = 'appointment'),
    language TEXT NOT NULL CHECK (length(language) BETWEEN 1 AND 500), -- two or three small letters
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000)
) STRICT;
CREATE UNIQUE INDEX template_wording ON template(purpose, language);

-- Letters that somebody sent, as they were worded, and what was answered.
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    "case" INTEGER,
    purpose TEXT NOT NULL CHECK (purpose = 'missing_papers' OR purpose = 'date' OR purpose = 'appointment'),
    language TEXT NOT NULL CHECK (length(language) BETWEEN 1 AND 500),
    channel TEXT NOT NULL CHECK (channel = 'whatsapp' OR channel = 'mail' OR channel = 'phone'),
    to_name TEXT NOT NULL CHECK (length(to_name) BETWEEN 1 AND 500), -- of that day: contacts change
    address TEXT CHECK (length(address) BETWEEN 1 AND 500),
    papers TEXT CHECK (length(papers) BETWEEN 1 AND 20000), -- requirements, a comma and a space between
    matter TEXT CHECK (length(matter) BETWEEN 1 AND 500), -- the deadline, RULE/subject
    sent_on TEXT NOT NULL CHECK (sent_on IS date(sent_on)),
    "by" INTEGER REFERENCES staff(id),
    "text" TEXT NOT NULL CHECK (length("text") BETWEEN 1 AND 20000),
    replied_on TEXT CHECK (replied_on IS date(replied_on)),
    reply TEXT CHECK (length(reply) BETWEEN 1 AND 20000),
    FOREIGN KEY (client, "case") REFERENCES case_file(client, id)
) STRICT;
CREATE INDEX message_client ON message(client, "case");
-- Whoever has been silent longest comes first.
CREATE INDEX message_unanswered ON message(sent_on, id) WHERE replied_on IS NULL AND purpose = 'missing_papers';

-- ------------------------------------------------------------------------------------------------- the law, as data

-- The rulebook as text, each version kept; the newest is in force. A version taken back comes again as a new one.
CREATE TABLE rulebook (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 4000000),
    since_ms INTEGER NOT NULL
) STRICT;

-- The rules of the rulebook in force, for reading titles without parsing it.
CREATE TABLE rule (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 100),
    title_en TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_kk TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class = 'stay' OR class = 'status' OR class = 'act' OR class = 'own'),
    severity TEXT NOT NULL CHECK (severity IN ('hard', 'soft')),
    confidence TEXT NOT NULL CHECK (confidence = 'sure' OR confidence = 'likely' OR confidence = 'unverified'),
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Which generation of deadlines is in force, and what is being done about the next one. One row.
CREATE TABLE law (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    generation INTEGER NOT NULL CHECK (generation > 0),
    next INTEGER CHECK (next = generation + 1),      -- being prepared
    untidy INTEGER NOT NULL CHECK (untidy IN (0, 1)), -- rows of a generation gone by or given up still lie about
    engine INTEGER NOT NULL,                         -- number of the program's reckoning that derived what is in force
    who TEXT CHECK (length(who) BETWEEN 1 AND 500),  -- who prepares the next generation
    process TEXT,                                    -- in which process, where the system can name one
    token INTEGER,                                   -- random: a preparation given up by others finds that out by it
    seen_ms INTEGER                                  -- when it last wrote
) STRICT;

-- Clients who changed while the next generation was being prepared: to be derived for it again.
CREATE TABLE restage (
    client INTEGER PRIMARY KEY
) STRICT;

-- ---------------------------------------------------------------------------------------------------------- derived

-- Deadlines, clustered by what the daily review reads: one sequential scan, no joins. What a list shows of the client
-- stands packed in the row's line and is renewed in the transaction that changes it; columns are what SQL looks at.
-- section: 0 open, snoozed or handled; 1 unknown; 2 done; 3 moot already when it was stored. Trails are not stored: they are derived again when asked for.
--
-- A change of the law is prepared beside the deadlines in force. A row lives from the generation `since` until the
-- generation `until`: preparing generation n + 1 writes n + 1 into the `until` of what goes and into the `since` of what
-- comes, and leaves what stays as it is. While nothing is being prepared or tidied (see `law`), every row lives.
CREATE TABLE deadline (
    section INTEGER NOT NULL CHECK (section BETWEEN 0 AND 3),
    warn_day INTEGER NOT NULL,
    client INTEGER NOT NULL REFERENCES client(id),
    rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 100),
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 40),
    class INTEGER NOT NULL,      -- position in domain::deadline::Class::ALL
    state INTEGER NOT NULL,      -- position in State::ALL
    last_day INTEGER NOT NULL,
    moot_from INTEGER,
    look_again_on INTEGER,
    owner INTEGER,               -- whose work it is
    line BLOB NOT NULL,          -- all that a list shows of it, packed: see store/sqlite/line.rs
    since INTEGER NOT NULL,      -- the generation it came with
    until INTEGER,               -- the generation it goes with
    PRIMARY KEY (section, warn_day, client, rule, subject, since),
    CHECK (warn_day <= last_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_client ON deadline(client);
-- Those that only some days find alive; `tally` counts the others.
CREATE INDEX deadline_moot ON deadline(moot_from, section, state, warn_day, owner) WHERE moot_from IS NOT NULL;
CREATE INDEX deadline_put_off ON deadline(warn_day, moot_from, look_again_on, class, last_day, owner, state)
    WHERE section = 0 AND state <> 0;
CREATE INDEX deadline_going ON deadline(until) WHERE until IS NOT NULL;

-- How many deadlines there are, kept so that nobody has to count them. Officer 0 is everybody.
CREATE TABLE tally (
    generation INTEGER NOT NULL,
    what INTEGER NOT NULL CHECK (what BETWEEN 0 AND 4), -- 0 open ones by warn day, 1 unknown acts, 2 people with unknown acts, 3 the soft ones of 0, 4 the hard ones of 0 by which a stay or a paper ends
    owner INTEGER NOT NULL,
    day INTEGER NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (generation, what, owner, day)
) STRICT, WITHOUT ROWID;

-- One row a client and generation (as for deadlines) for sorted and filtered lists.
CREATE TABLE standing (
    client INTEGER NOT NULL REFERENCES client(id),
    sort_name TEXT NOT NULL,             -- folded
    citizenship TEXT,
    owner INTEGER,
    presence TEXT NOT NULL,
    binding_day INTEGER NOT NULL,        -- 99999999 when nothing binds, so that these sort last
    binding_section INTEGER,             -- with the three below the key of the binding deadline
    binding_rule TEXT,
    binding_subject TEXT,
    binding_class INTEGER,
    binding_last_day INTEGER,
    stale_from INTEGER,                  -- on this day the binding deadline becomes moot: choose again
    since INTEGER NOT NULL,
    until INTEGER,
    PRIMARY KEY (client, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_binding ON standing(binding_day, client);
CREATE INDEX standing_name ON standing(sort_name, client);
CREATE INDEX standing_owner ON standing(owner, binding_day, client);
CREATE INDEX standing_citizenship ON standing(citizenship, binding_day, client);
CREATE INDEX standing_rule ON standing(binding_rule, binding_day, client);
CREATE INDEX standing_presence ON standing(presence, binding_day, client);
CREATE INDEX standing_stale ON standing(stale_from) WHERE stale_from IS NOT NULL;
CREATE INDEX standing_going ON standing(until) WHERE until IS NOT NULL;

-- Folded document numbers of a client, for finding a person.
CREATE TABLE number_key (
    number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 500),
    client INTEGER NOT NULL REFERENCES client(id),
    state TEXT NOT NULL,                 -- issuing state, else citizenship, else ''
    PRIMARY KEY (number, client, state)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_key_client ON number_key(client);

-- The folded text that a client is found by; `search` is its index over runs of three letters. Two spaces stand before
-- each word and two at the end, so that a word of one letter, and the beginning of a word, are runs of three too.
CREATE TABLE search_text (
    client INTEGER PRIMARY KEY REFERENCES client(id),
    person TEXT NOT NULL,                -- names, former names, numbers, telephone, sponsors
    matter TEXT NOT NULL                 -- references of the cases
) STRICT;
CREATE VIRTUAL TABLE search USING fts5(
    person, matter, content = 'search_text', content_rowid = 'client', tokenize = 'trigram case_sensitive 1'
);
-- Without it an erased name would stay in the index's old segments.
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);

-- ---------------------------------------------------------------------------------------------------------- journal

-- One entry: what one act changed about one client (or about none).
-- hash = SHA-256('sojourn-op-1' || prev_hash || fields, each with its length before it || payload_commit); entries that
-- name a key or an address begin with 'sojourn-op-2', and both stand after the other fields.
CREATE TABLE op (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    write_id INTEGER NOT NULL,           -- random; all entries of one transaction share it
    at_ms INTEGER NOT NULL,
    office_day TEXT NOT NULL CHECK (office_day IS date(office_day)),
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 40),
    batch INTEGER NOT NULL,              -- acts of one group are undone together
    undoes INTEGER,                      -- the group that this entry undoes
    client INTEGER,                      -- no foreign key: the journal outlives the client
    payload_commit BLOB NOT NULL CHECK (length(payload_commit) = 32),
    prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    key INTEGER,                         -- with which key the person came in, over SSH; no foreign key
    address TEXT CHECK (length(address) BETWEEN 1 AND 500) -- from which address
) STRICT;
CREATE INDEX op_batch ON op(batch);
CREATE INDEX op_client ON op(client) WHERE client IS NOT NULL;
CREATE INDEX op_who ON op(who);
CREATE INDEX op_undoes ON op(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX op_done ON op(office_day) WHERE reason = 'done'; -- for the second look of the next review

-- What was changed, apart from the chain: a lawful erasure removes it and the chain still verifies.
-- payload_commit = SHA-256(salt || body).
CREATE TABLE op_payload (
    seq INTEGER PRIMARY KEY REFERENCES op(seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    body TEXT NOT NULL
) STRICT;

-- Append-only. INSERT OR REPLACE deletes first and is caught because recursive_triggers is on.
CREATE TRIGGER op_no_update BEFORE UPDATE ON op BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER op_no_delete BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- A payload may be removed by an erasure, never changed or put in place of another.
CREATE TRIGGER op_payload_no_update BEFORE UPDATE ON op_payload BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER op_payload_no_second BEFORE INSERT ON op_payload
    WHEN NEW.seq <> (SELECT max(seq) FROM op) BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

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

-- --------------------------------------------------------------------------------------------------- the office's own

-- Numbers given out so far: of records by kind, of groups, of case references by year.
CREATE TABLE counter (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 40),
    value INTEGER NOT NULL CHECK (value >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
    value TEXT NOT NULL CHECK (length(value) <= 100000)
) STRICT, WITHOUT ROWID;

-- Forms that people have not submitted yet; outside the journal.
CREATE TABLE draft (
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    body TEXT NOT NULL CHECK (length(body) <= 1000000),
    PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;

-- How people like their screens: language, theme, columns, saved views. Outside the journal: it is nobody's record.
CREATE TABLE preference (
    who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    value TEXT NOT NULL CHECK (length(value) <= 100000), -- JSON
    PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;

-- The daily review of one person on one day: begun, worked through, signed off. A sign-off is never taken back.
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

-- What stood in it, in order: seen when, decided how. What was decided itself stands in the records and the journal.
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
    outcome TEXT CHECK (outcome = 'done' OR outcome = 'recorded' OR outcome = 'snoozed' OR outcome = 'handled' OR outcome = 'assigned' OR outcome = 'noted' OR outcome = 'requested'),
    outcome_by TEXT CHECK (length(outcome_by) BETWEEN 1 AND 500),
    outcome_ms INTEGER,
    until_day TEXT CHECK (until_day IS date(until_day)), -- look again on
    detail TEXT CHECK (length(detail) BETWEEN 1 AND 20000), -- receipt, reason, note, or to whom
    batch INTEGER, -- the group of a note or request: once undone it decides nothing
    PRIMARY KEY (staff, day, client, rule, subject),
    FOREIGN KEY (staff, day) REFERENCES review(staff, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_item_seen ON review_item(client, rule, subject, shown_day) WHERE seen_ms IS NOT NULL;

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
