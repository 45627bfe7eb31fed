-- Events that were committed with the state that caused them, in the order of their sequence.
CREATE TABLE cl_outbox (
    sequence {identity},
    tenant TEXT NOT NULL,
    stream TEXT NOT NULL,
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    occurred_at BIGINT NOT NULL,
    payload {blob} NOT NULL,
    dispatched_at BIGINT
);
CREATE INDEX cl_outbox_pending ON cl_outbox (sequence) WHERE dispatched_at IS NULL;
CREATE INDEX cl_outbox_dispatched ON cl_outbox (dispatched_at) WHERE dispatched_at IS NOT NULL;

-- Deliveries that did not succeed at once: waiting for another attempt, parked behind one, or dead.
CREATE TABLE cl_delivery (
    handler TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    tenant TEXT NOT NULL,
    stream TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    dead BIGINT NOT NULL,
    error TEXT,
    PRIMARY KEY (handler, sequence)
);
CREATE INDEX cl_delivery_due ON cl_delivery (next_at) WHERE dead = 0;
CREATE INDEX cl_delivery_line ON cl_delivery (stream, tenant, handler, sequence) WHERE dead = 0;
CREATE INDEX cl_delivery_dead ON cl_delivery (tenant, sequence) WHERE dead = 1;
CREATE INDEX cl_delivery_sequence ON cl_delivery (sequence);

-- The inbox: what was done under a key is not done again.
CREATE TABLE cl_idempotency (
    tenant TEXT NOT NULL,
    idem_key TEXT NOT NULL,
    result TEXT,
    committed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, idem_key)
){without_rowid};
CREATE INDEX cl_idempotency_age ON cl_idempotency (committed_at);

CREATE TABLE cl_due (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    item_key TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    stamp TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    dead BIGINT NOT NULL,
    payload TEXT NOT NULL,
    error TEXT,
    PRIMARY KEY (tenant, kind, item_key)
);
CREATE INDEX cl_due_run ON cl_due (kind, run_at, tenant, item_key) WHERE dead = 0;
CREATE INDEX cl_due_dead ON cl_due (tenant, kind, item_key) WHERE dead = 1;

CREATE TABLE cl_search (
    tenant TEXT NOT NULL,
    scope TEXT NOT NULL,
    token TEXT NOT NULL,
    item_key TEXT NOT NULL,
    PRIMARY KEY (tenant, scope, token, item_key)
){without_rowid};
CREATE INDEX cl_search_item ON cl_search (tenant, scope, item_key);

CREATE TABLE cl_sequence (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (tenant, name)
);

CREATE TABLE cl_number (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    number_key TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (tenant, name, number_key)
);
