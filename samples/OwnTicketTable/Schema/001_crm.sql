-- The CRM's own tables, as they might have been for years: numbers for keys, names of its own.
CREATE TABLE crm_case (
    case_id {identity},
    company TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    case_no TEXT NOT NULL,
    kind TEXT NOT NULL,
    stage TEXT NOT NULL,
    phase BIGINT NOT NULL,
    urgency TEXT NOT NULL,
    department TEXT,
    owner TEXT,
    client TEXT,
    cause TEXT,
    opened_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    document TEXT NOT NULL
);
CREATE UNIQUE INDEX crm_case_ref ON crm_case (company, case_ref);
CREATE UNIQUE INDEX crm_case_no ON crm_case (company, case_no);
CREATE INDEX crm_case_queue ON crm_case (company, department, urgency, due_at);
CREATE INDEX crm_case_client ON crm_case (company, client, opened_at);

CREATE TABLE crm_case_log (
    company TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    revision BIGINT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (company, case_ref, revision)
);

CREATE TABLE crm_case_note (
    company TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    revision BIGINT NOT NULL,
    author TEXT NOT NULL,
    is_public BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (company, case_ref, revision)
);

CREATE TABLE crm_case_label (
    company TEXT NOT NULL,
    label TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    PRIMARY KEY (company, label, case_ref)
);

CREATE TABLE crm_case_time (
    company TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    revision BIGINT NOT NULL,
    agent TEXT NOT NULL,
    activity TEXT,
    minutes BIGINT NOT NULL,
    billable_minutes BIGINT NOT NULL,
    at BIGINT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (company, case_ref, revision)
);

-- By which addresses people outside are on a case: their data can be found, and erased.
CREATE TABLE crm_case_contact (
    company TEXT NOT NULL,
    contact TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    PRIMARY KEY (company, contact, case_ref)
);

-- The words of a case: part 1 is what it says about itself, 2 what was written in public, 4 what was written inside.
CREATE TABLE crm_case_word (
    company TEXT NOT NULL,
    word TEXT NOT NULL,
    part BIGINT NOT NULL,
    case_ref TEXT NOT NULL,
    PRIMARY KEY (company, word, part, case_ref)
);

-- Which hash each version of a workflow had when it was first seen.
CREATE TABLE crm_workflow (
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (name, version)
);
