-- Where events are sent to. The secrets are JSON of what the host's protector made of them.
CREATE TABLE cl_webhook_endpoint (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    event_types TEXT NOT NULL,
    description TEXT,
    secrets TEXT NOT NULL,
    disabled_at BIGINT,
    disabled_reason TEXT,
    failing_since BIGINT,
    paused_until BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- Messages that have not been delivered: waiting for an attempt, or dead. The due-time index has one item for each endpoint.
CREATE TABLE cl_webhook_delivery (
    sequence {identity},
    tenant TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    stream TEXT NOT NULL,
    body {blob} NOT NULL,
    dead BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    attempted_at BIGINT,
    status BIGINT,
    error TEXT,
    created_at BIGINT NOT NULL,
    UNIQUE (tenant, endpoint, id)
);
CREATE INDEX cl_webhook_delivery_due ON cl_webhook_delivery (tenant, endpoint, next_at, sequence) WHERE dead = 0;
CREATE INDEX cl_webhook_delivery_page ON cl_webhook_delivery (tenant, sequence);
CREATE INDEX cl_webhook_delivery_dead ON cl_webhook_delivery (tenant, endpoint, sequence) WHERE dead = 1;
