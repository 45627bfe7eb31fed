CREATE TABLE bench_aggregate (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE TABLE bench_history (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (tenant, id, version)
);
