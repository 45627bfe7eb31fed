-- The id is made anew at every try: a command that were applied twice would leave two rows.
CREATE TABLE cl_kill_item (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    worker TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE cl_kill_worker (
    tenant TEXT NOT NULL,
    worker TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, worker)
);

CREATE TABLE cl_kill_effect (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    worker TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX cl_kill_effect_position ON cl_kill_effect (tenant, source, worker, position);
