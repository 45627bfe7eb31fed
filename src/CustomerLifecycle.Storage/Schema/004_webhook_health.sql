-- Whether an endpoint was given up because it failed, and not by anybody's wish.
ALTER TABLE cl_webhook_endpoint ADD COLUMN given_up BIGINT NOT NULL DEFAULT 0;
CREATE INDEX cl_webhook_delivery_recent ON cl_webhook_delivery (attempted_at) WHERE dead = 1;
