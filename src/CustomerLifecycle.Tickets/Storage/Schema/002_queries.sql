-- What queries look at beside the columns of the first script. A ticket that is not due has the greatest instant, so that it comes last.
ALTER TABLE cl_tickets_ticket ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE cl_tickets_ticket ADD COLUMN is_open BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cl_tickets_ticket ADD COLUMN due_at BIGINT NOT NULL DEFAULT 3155378975999999999;
UPDATE cl_tickets_ticket SET is_open = CASE WHEN category IN ('Solved', 'Closed') THEN 0 ELSE 1 END;

DROP INDEX cl_tickets_ticket_work;
DROP INDEX cl_tickets_ticket_customer;
-- Each is read as a range in the order of a page. Every one of them makes each change of a ticket dearer: add none without a figure.
CREATE INDEX cl_tickets_ticket_due ON cl_tickets_ticket (tenant, due_at, created_at, id) WHERE is_open = 1;
CREATE INDEX cl_tickets_ticket_group ON cl_tickets_ticket (tenant, team, due_at, created_at, id) WHERE is_open = 1 AND team IS NOT NULL;
CREATE INDEX cl_tickets_ticket_pool ON cl_tickets_ticket (tenant, team, priority, due_at, created_at, id) WHERE is_open = 1 AND assignee IS NULL;
CREATE INDEX cl_tickets_ticket_assignee ON cl_tickets_ticket (tenant, assignee, is_open, due_at, created_at, id) WHERE assignee IS NOT NULL;
CREATE INDEX cl_tickets_ticket_customer ON cl_tickets_ticket (tenant, customer, is_open, created_at, id) WHERE customer IS NOT NULL;
CREATE INDEX cl_tickets_ticket_updated ON cl_tickets_ticket (tenant, updated_at, created_at, id);

CREATE TABLE cl_tickets_tag (
    tenant TEXT NOT NULL,
    tag TEXT NOT NULL,
    ticket TEXT NOT NULL,
    PRIMARY KEY (tenant, tag, ticket)
){without_rowid};
