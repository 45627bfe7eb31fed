-- What was written: files that go with it, what it said before, and whether it was removed.
ALTER TABLE cl_tickets_comment ADD COLUMN attachments TEXT;
ALTER TABLE cl_tickets_comment ADD COLUMN revisions TEXT;
ALTER TABLE cl_tickets_comment ADD COLUMN redacted_at BIGINT;
ALTER TABLE cl_tickets_comment ADD COLUMN redacted_by TEXT;
CREATE INDEX cl_tickets_comment_customer ON cl_tickets_comment (tenant, author) WHERE author_kind = 'Customer';

-- Time spent. Corrections are rows of their own, so the sum of the rows is right.
CREATE TABLE cl_tickets_time (
    tenant TEXT NOT NULL,
    ticket TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    agent TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    activity TEXT,
    is_billable BIGINT NOT NULL,
    at BIGINT NOT NULL,
    note TEXT,
    corrects BIGINT,
    PRIMARY KEY (tenant, ticket, sequence)
){without_rowid};
CREATE INDEX cl_tickets_time_agent ON cl_tickets_time (tenant, agent, at);

-- By which contact points people outside are on a ticket, in the form in which they are compared.
CREATE TABLE cl_tickets_contact_point (
    tenant TEXT NOT NULL,
    contact_point TEXT NOT NULL,
    ticket TEXT NOT NULL,
    PRIMARY KEY (tenant, contact_point, ticket)
){without_rowid};
