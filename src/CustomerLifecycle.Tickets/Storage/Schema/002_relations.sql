-- The tickets that wait for somebody to take them, in the order in which they are to be taken.
CREATE TABLE cl_tickets_pool (
    tenant TEXT NOT NULL,
    team TEXT NOT NULL,
    priority TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ticket TEXT NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (tenant, ticket)
){without_rowid};
CREATE INDEX cl_tickets_pool_order ON cl_tickets_pool (tenant, team, priority, due_at, created_at, ticket);

-- When the tickets of before are due is not known here; they wait behind those that are.
INSERT INTO cl_tickets_pool (tenant, team, priority, due_at, created_at, ticket, type)
SELECT tenant, COALESCE(team, ''), priority, 9223372036854775807, created_at, id, type
FROM cl_tickets_ticket WHERE assignee IS NULL AND category IN ('New', 'Open');

CREATE TABLE cl_tickets_callback (
    tenant TEXT NOT NULL,
    ticket TEXT NOT NULL,
    callback TEXT NOT NULL,
    team TEXT,
    agent TEXT,
    state TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, ticket, callback)
);
CREATE INDEX cl_tickets_callback_agent ON cl_tickets_callback (tenant, agent, state, due_at, ticket, callback);
CREATE INDEX cl_tickets_callback_team ON cl_tickets_callback (tenant, team, state, due_at, ticket, callback);
