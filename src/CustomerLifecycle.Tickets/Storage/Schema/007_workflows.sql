-- The hash of each version of a workflow as it was when it was first seen: a version does not change in place.
CREATE TABLE cl_tickets_workflow (
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (name, version)
){without_rowid};
