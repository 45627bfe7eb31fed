CREATE TABLE cl_customers_records (
    tenant TEXT NOT NULL,
    customer TEXT NOT NULL,
    root TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, customer)
);
CREATE INDEX cl_customers_records_root ON cl_customers_records (tenant, root);

CREATE TABLE cl_customers_identifiers (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    is_shared BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, kind, value)
);

CREATE TABLE cl_customers_links (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    customer TEXT NOT NULL,
    first_seen BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    PRIMARY KEY (tenant, kind, value, customer)
);
CREATE INDEX cl_customers_links_customer ON cl_customers_links (tenant, customer);

-- One row for two records: "one" sorts before "other" by ordinal.
CREATE TABLE cl_customers_merges (
    tenant TEXT NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    absorbed TEXT NOT NULL,
    merged_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    state BIGINT NOT NULL,
    PRIMARY KEY (tenant, one, other)
);
CREATE INDEX cl_customers_merges_other ON cl_customers_merges (tenant, other);

CREATE TABLE cl_customers_values (
    tenant TEXT NOT NULL,
    customer TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    observed_at BIGINT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (tenant, customer, name, source)
);

CREATE TABLE cl_customers_tags (
    tenant TEXT NOT NULL,
    customer TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    reason TEXT,
    level BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    expires_at BIGINT,
    PRIMARY KEY (tenant, customer, name, source)
);

-- An empty channel stands for every channel.
CREATE TABLE cl_customers_consents (
    tenant TEXT NOT NULL,
    customer TEXT NOT NULL,
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    declared_at BIGINT NOT NULL,
    is_granted BIGINT NOT NULL,
    source TEXT NOT NULL,
    evidence TEXT,
    PRIMARY KEY (tenant, customer, purpose, channel, declared_at, is_granted)
);

CREATE TABLE cl_customers_subjects (
    tenant TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind BIGINT NOT NULL,
    customer TEXT,
    conversation TEXT,
    title TEXT,
    state TEXT,
    is_open BIGINT NOT NULL,
    owner TEXT,
    channel TEXT,
    opened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    is_erased BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, subject)
);
CREATE INDEX cl_customers_subjects_customer ON cl_customers_subjects (tenant, customer, changed_at);
CREATE INDEX cl_customers_subjects_conversation ON cl_customers_subjects (tenant, conversation);

CREATE TABLE cl_customers_timeline (
    tenant TEXT NOT NULL,
    event_id TEXT NOT NULL,
    customer TEXT,
    subject TEXT NOT NULL,
    conversation TEXT,
    kind BIGINT NOT NULL,
    type TEXT NOT NULL,
    channel TEXT,
    happened_at BIGINT NOT NULL,
    actor TEXT,
    text TEXT,
    PRIMARY KEY (tenant, event_id)
);
CREATE INDEX cl_customers_timeline_customer ON cl_customers_timeline (tenant, customer, happened_at, event_id);
CREATE INDEX cl_customers_timeline_subject ON cl_customers_timeline (tenant, subject);
CREATE INDEX cl_customers_timeline_conversation ON cl_customers_timeline (tenant, conversation);

CREATE TABLE cl_customers_conversations (
    tenant TEXT NOT NULL,
    conversation TEXT NOT NULL,
    channel TEXT NOT NULL,
    customer TEXT,
    contact TEXT,
    from_kind TEXT,
    from_value TEXT,
    entrance TEXT,
    is_outbound BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT,
    messages BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, conversation)
);
CREATE INDEX cl_customers_conversations_customer ON cl_customers_conversations (tenant, customer);
CREATE INDEX cl_customers_conversations_from ON cl_customers_conversations (tenant, from_kind, from_value);

CREATE TABLE cl_customers_messages (
    tenant TEXT NOT NULL,
    conversation TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    message TEXT NOT NULL,
    sender TEXT NOT NULL,
    agent TEXT,
    content TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    is_public BIGINT NOT NULL,
    is_automatic BIGINT NOT NULL,
    PRIMARY KEY (tenant, conversation, sequence),
    UNIQUE (tenant, conversation, message)
);
