-- Format 3 to 4: what goes out and comes in beside the records.
-- Files of papers, such as scans. The content lies beside the database under its SHA-256; `check` holds both together.
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    client INTEGER NOT NULL, -- the client of the case
    "case" INTEGER NOT NULL,
    requirement TEXT NOT NULL CHECK (length(requirement) BETWEEN 1 AND 500),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500), -- what people call it, never part of a path
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'jpeg', 'png', 'tiff', 'heic', 'webp', 'docx', 'xlsx', 'odt', 'ods')),
    size TEXT NOT NULL CHECK (length(size) BETWEEN 1 AND 19 AND size NOT GLOB '*[^0-9]*'), -- bytes
    added_on TEXT NOT NULL CHECK (added_on IS date(added_on)),
    added_by INTEGER REFERENCES staff(id),
    FOREIGN KEY (client, "case") REFERENCES case_file(client, id)
) STRICT;
CREATE INDEX attachment_case ON attachment(client, "case");
CREATE INDEX attachment_content ON attachment(sha256); -- one content may belong to several papers
