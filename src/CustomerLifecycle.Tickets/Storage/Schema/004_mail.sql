-- Which mail is on which ticket. The key is a hash: message ids have up to 998 characters, and some mails have none.
CREATE TABLE cl_tickets_mail (
    tenant TEXT NOT NULL,
    message TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    ticket TEXT NOT NULL,
    is_sent BIGINT NOT NULL,
    at BIGINT NOT NULL,
    message_id TEXT,
    address TEXT,
    subject TEXT,
    parts TEXT NOT NULL,
    PRIMARY KEY (tenant, message, mailbox, ticket)
);
CREATE INDEX cl_tickets_mail_ticket ON cl_tickets_mail (tenant, ticket, at);
CREATE INDEX cl_tickets_mail_address ON cl_tickets_mail (tenant, address) WHERE address IS NOT NULL;

-- The last automatic answers to a writer: as many slots as answers are allowed in the window, each used again when it is old enough.
CREATE TABLE cl_tickets_mail_answer (
    tenant TEXT NOT NULL,
    scope TEXT NOT NULL,
    slot BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant, scope, slot)
);
