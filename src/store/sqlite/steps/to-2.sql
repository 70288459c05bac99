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

-- Generations: a change of the law is prepared beside what is in force. Engine 0: to be derived again by this program.
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
INSERT INTO law (only, generation, untidy, engine) VALUES (1, 1, 0, 0);
CREATE TABLE restage (
    client INTEGER PRIMARY KEY
) STRICT;
DROP INDEX deadline_client;
DROP INDEX deadline_moot;
DROP INDEX deadline_put_off;
ALTER TABLE deadline RENAME TO deadline_1;
CREATE TABLE deadline (
    section INTEGER NOT NULL CHECK (section IN (0, 1, 2, 3)),
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
INSERT INTO deadline (section, warn_day, client, rule, subject, class, state, last_day, moot_from, look_again_on, owner, line, since) SELECT section, warn_day, client, rule, subject, class, state, last_day, moot_from, look_again_on, owner, line, 1 FROM deadline_1;
DROP TABLE deadline_1;
CREATE INDEX deadline_client ON deadline(client);
CREATE INDEX deadline_moot ON deadline(moot_from, section, state, warn_day, owner) WHERE moot_from IS NOT NULL;
CREATE INDEX deadline_put_off ON deadline(warn_day, moot_from, look_again_on, class, last_day, owner, state)
    WHERE section = 0 AND state <> 0;
CREATE INDEX deadline_going ON deadline(until) WHERE until IS NOT NULL;
ALTER TABLE tally RENAME TO tally_1;
CREATE TABLE tally (
    generation INTEGER NOT NULL,
    what INTEGER NOT NULL CHECK (what IN (0, 1, 2)), -- 0 open ones by warn day, 1 unknown acts, 2 people with unknown acts
    owner INTEGER NOT NULL,
    day INTEGER NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (generation, what, owner, day)
) STRICT, WITHOUT ROWID;
INSERT INTO tally (generation, what, owner, day, count) SELECT 1, what, owner, day, count FROM tally_1;
DROP TABLE tally_1;
DROP INDEX standing_binding;
DROP INDEX standing_name;
DROP INDEX standing_owner;
DROP INDEX standing_citizenship;
DROP INDEX standing_stale;
ALTER TABLE standing RENAME TO standing_1;
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
INSERT INTO standing (client, sort_name, citizenship, owner, presence, binding_day, binding_section, binding_rule, binding_subject, binding_class, binding_last_day, stale_from, since) SELECT client, sort_name, citizenship, owner, presence, binding_day, binding_section, binding_rule, binding_subject, binding_class, binding_last_day, stale_from, 1 FROM standing_1;
DROP TABLE standing_1;
CREATE INDEX standing_binding ON standing(binding_day, client);
CREATE INDEX standing_name ON standing(sort_name, client);
CREATE INDEX standing_owner ON standing(owner, binding_day, client);
CREATE INDEX standing_citizenship ON standing(citizenship, binding_day, client);
CREATE INDEX standing_stale ON standing(stale_from) WHERE stale_from IS NOT NULL;
CREATE INDEX standing_going ON standing(until) WHERE until IS NOT NULL;
