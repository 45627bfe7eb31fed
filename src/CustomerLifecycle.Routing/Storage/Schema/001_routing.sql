-- One row is one decision; the primary key is the agreement on who decided first.
CREATE TABLE cl_routing_log (
    tenant TEXT NOT NULL,
    pool TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    command_id TEXT,
    events TEXT NOT NULL,
    PRIMARY KEY (tenant, pool, sequence)
);

CREATE TABLE cl_routing_snapshot (
    tenant TEXT NOT NULL,
    pool TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (tenant, pool, sequence)
);
