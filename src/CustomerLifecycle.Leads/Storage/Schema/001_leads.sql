-- A lead: what is looked up in columns, everything in body.
CREATE TABLE cl_leads_lead (
    tenant TEXT NOT NULL,
    lead TEXT NOT NULL,
    version BIGINT NOT NULL,
    pool TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, lead)
);
CREATE INDEX cl_leads_lead_pool ON cl_leads_lead (tenant, pool, state, lead);
CREATE INDEX cl_leads_lead_owner ON cl_leads_lead (tenant, owner, state, lead);

-- The hashed keys by which matching finds leads.
CREATE TABLE cl_leads_key (
    tenant TEXT NOT NULL,
    match_key TEXT NOT NULL,
    lead TEXT NOT NULL,
    PRIMARY KEY (tenant, match_key, lead)
){without_rowid};
CREATE INDEX cl_leads_key_lead ON cl_leads_key (tenant, lead);

-- Raised by every arrival under a number, address or identity: two at a time cannot both be new.
CREATE TABLE cl_leads_guard (
    tenant TEXT NOT NULL,
    guard_key TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, guard_key)
){without_rowid};

-- What an agent claimed of a pool on the last day of claiming.
CREATE TABLE cl_leads_quota (
    tenant TEXT NOT NULL,
    pool TEXT NOT NULL,
    agent TEXT NOT NULL,
    version BIGINT NOT NULL,
    claim_day BIGINT NOT NULL,
    claims BIGINT NOT NULL,
    PRIMARY KEY (tenant, pool, agent)
){without_rowid};

CREATE TABLE cl_leads_contact (
    tenant TEXT NOT NULL,
    lead TEXT NOT NULL,
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, lead, number)
);

-- Rows of imported files that could not become leads.
CREATE TABLE cl_leads_rejected (
    tenant TEXT NOT NULL,
    file TEXT NOT NULL,
    line BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, file, line)
);
