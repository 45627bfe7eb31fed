-- A number is remembered for its key only as long as idempotency keys are: a key that is forgotten here and there gets another number.
ALTER TABLE cl_number ADD COLUMN committed_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX cl_number_age ON cl_number (committed_at);
