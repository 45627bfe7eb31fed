-- From here on one row is what was decided together, of one command or of many, and its integration events are told by a reader of the log:
-- no longer in the transaction of the row, but behind a cursor. What is there was told. The column command_id is no longer written.
ALTER TABLE cl_routing_log ADD COLUMN writer TEXT;

CREATE TABLE cl_routing_cursor (
    tenant TEXT NOT NULL,
    pool TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (tenant, pool)
);
INSERT INTO cl_routing_cursor (tenant, pool, sequence) SELECT tenant, pool, MAX(sequence) FROM cl_routing_log GROUP BY tenant, pool;

-- A snapshot may be large, and is written in slices so that nobody waits long for it; the row of cl_routing_snapshot comes last. The
-- column state is empty where there are slices.
CREATE TABLE cl_routing_snapshot_slice (
    tenant TEXT NOT NULL,
    pool TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    slice BIGINT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (tenant, pool, sequence, slice)
);
