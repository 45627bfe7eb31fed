-- One row for each effect that was had, with an id made anew at every try: what were done twice would leave two.
CREATE TABLE cl_kill_ticket_effect (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    ticket TEXT NOT NULL,
    cause TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX cl_kill_ticket_effect_position ON cl_kill_ticket_effect (tenant, source, ticket, position);
