-- Where the simulated day stands: written before a step begins, so that a run that was killed takes the step up again.
CREATE TABLE day_run (
    tenant TEXT NOT NULL,
    run_key TEXT NOT NULL,
    clock BIGINT NOT NULL,
    next_contact BIGINT NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (tenant, run_key)
);

-- What was left out of the input, and why.
CREATE TABLE day_problem (
    tenant TEXT NOT NULL,
    file TEXT NOT NULL,
    line BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    column_name TEXT NOT NULL,
    expected TEXT NOT NULL,
    PRIMARY KEY (tenant, file, line, ordinal)
);

-- Figures of the run that no module keeps, such as the counts of the import.
CREATE TABLE day_note (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (tenant, name)
);
