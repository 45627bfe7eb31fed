CREATE TABLE cl_bots_conversation (
    tenant TEXT NOT NULL,
    conversation TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, conversation)
);

CREATE TABLE cl_bots_reply (
    tenant TEXT NOT NULL,
    conversation TEXT NOT NULL,
    message TEXT NOT NULL,
    reply TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, conversation, message)
);
