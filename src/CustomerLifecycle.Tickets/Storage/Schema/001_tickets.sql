-- The columns that queries look at, and the whole ticket as JSON.
CREATE TABLE cl_tickets_ticket (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    number TEXT NOT NULL,
    type TEXT NOT NULL,
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    team TEXT,
    assignee TEXT,
    customer TEXT,
    reason TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX cl_tickets_ticket_number ON cl_tickets_ticket (tenant, number);
CREATE INDEX cl_tickets_ticket_work ON cl_tickets_ticket (tenant, category, team, assignee, created_at);
CREATE INDEX cl_tickets_ticket_customer ON cl_tickets_ticket (tenant, customer, category, created_at) WHERE customer IS NOT NULL;
CREATE INDEX cl_tickets_ticket_created ON cl_tickets_ticket (tenant, created_at, id);

-- Every change; the ticket of any version can be rebuilt from it.
CREATE TABLE cl_tickets_history (
    tenant TEXT NOT NULL,
    ticket TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    reason TEXT,
    changes TEXT NOT NULL,
    PRIMARY KEY (tenant, ticket, sequence)
);

CREATE TABLE cl_tickets_comment (
    tenant TEXT NOT NULL,
    ticket TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    author_kind TEXT NOT NULL,
    is_public BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (tenant, ticket, sequence)
);
