-- The evidence of each fact, one row per contact, conversation, ticket, lead and survey.
CREATE TABLE cl_analytics_fact (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    up_to BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, id)
);
CREATE INDEX cl_analytics_fact_at ON cl_analytics_fact (tenant, kind, at);
CREATE INDEX cl_analytics_fact_up_to ON cl_analytics_fact (tenant, up_to);

CREATE TABLE cl_analytics_survey (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    customer TEXT NOT NULL,
    contact TEXT,
    ticket TEXT,
    agent TEXT,
    dimensions TEXT NOT NULL,
    requested_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    answered_at BIGINT,
    score BIGINT,
    comment TEXT,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- When each customer was asked last: the guard that two requests at the same time cannot both pass.
CREATE TABLE cl_analytics_survey_customer (
    tenant TEXT NOT NULL,
    customer TEXT NOT NULL,
    last_requested_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, customer)
);

CREATE TABLE cl_analytics_survey_key (
    tenant TEXT NOT NULL,
    signing_key TEXT NOT NULL,
    PRIMARY KEY (tenant)
);
