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
CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    purpose TEXT NOT NULL CHECK (purpose IN ('missing_papers', 'date', 'appointment')),
    language TEXT NOT NULL CHECK (length(language) BETWEEN 1 AND 500), -- two or three small letters
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000)
) STRICT;
CREATE UNIQUE INDEX template_wording ON template(purpose, language);
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL REFERENCES client(id),
    "case" INTEGER,
    purpose TEXT NOT NULL CHECK (purpose IN ('missing_papers', 'date', 'appointment')),
    language TEXT NOT NULL CHECK (length(language) BETWEEN 1 AND 500),
    channel TEXT NOT NULL CHECK (channel IN ('whatsapp', 'mail', 'phone')),
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
CREATE INDEX message_unanswered ON message(sent_on, id) WHERE replied_on IS NULL AND purpose = 'missing_papers';
