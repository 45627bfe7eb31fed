-- The callbacks of tickets, by who is to call and when.
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
