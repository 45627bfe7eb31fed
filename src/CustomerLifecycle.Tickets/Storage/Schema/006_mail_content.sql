-- What a mail says, as a hash: some programs give every mail the same Message-ID.
ALTER TABLE cl_tickets_mail ADD COLUMN content TEXT;
