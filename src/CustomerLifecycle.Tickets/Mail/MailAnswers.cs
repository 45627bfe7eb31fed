namespace CustomerLifecycle.Tickets;

/// <summary>Writes automatic answers and keeps them within their limits.</summary>
internal sealed class MailAnswers(ITicketMailStore store, MailRules rules, TicketMailOptions options, TimeProvider timeProvider)
{
    /// <summary>The answer to a mail that made or changed a ticket, or why there is none.</summary>
    public async Task<(AutomaticAnswer? Answer, AutoResponseRefusal Refusal)> AnswerAsync(ReceiveMail command, MailDecision decision, Ticket ticket, string mailKey, CancellationToken cancellationToken)
    {
        TicketMailbox mailbox = options.Mailboxes.TryGetValue(command.Mailbox.Trim(), out TicketMailbox? listed) ? listed : options.OtherMailboxes!;
        if (!decision.MayAutoRespond)
        {
            return (null, decision.AutoResponseRefusal);
        }

        bool answers = decision.Kind == MailDecisionKind.NewTicket ? mailbox.AnswersNewTickets : mailbox.AnswersFollowUps;
        if (!answers || command.Agent is not null || MailAddresses.ReplyAddressOf(command.Mail) is not { } address)
        {
            return (null, AutoResponseRefusal.NotAnswered);
        }

        bool counted = await store.TryCountAnswerAsync(
            command.Tenant,
            new()
            {
                Key = "tickets/mail-answer/" + MailFingerprint.Hash(ticket.Id.Value, mailKey),
                At = timeProvider.GetUtcNow().ToUniversalTime(),
                Window = options.AnswerWindow,
                Limits =
                [
                    new(MailFingerprint.Hash("sender", address), options.MaximumAnswersPerSender),
                    new(MailFingerprint.Hash("ticket", ticket.Id.Value, address), options.MaximumAnswersPerTicket),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        return counted ? (Write(command.Mail, ticket, address, mailKey), AutoResponseRefusal.None) : (null, AutoResponseRefusal.RateLimited);
    }

    private AutomaticAnswer Write(InboundMail mail, Ticket ticket, string address, string mailKey)
    {
        string id = $"auto.{MailFingerprint.Hash(ticket.Id.Value, mailKey)[..32]}@{options.Rules.SystemDomains.Order(StringComparer.Ordinal).First()}";
        string? answered = MessageIds.Of(mail.Headers);
        List<(string, string)> headers = [("Message-ID", $"<{id}>"), ("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"), ("Precedence", "bulk")];
        if (answered is not null)
        {
            string[] references = [.. MessageIds.ReferredBy(mail.Headers, maximum: 20).Reverse().Append(answered).Distinct(StringComparer.Ordinal)];
            headers.Add(("In-Reply-To", $"<{answered}>"));
            headers.Add(("References", string.Join(' ', references.Select(reference => $"<{reference}>"))));
        }

        return new()
        {
            To = new(ContactPointKind.Email, address),
            Subject = rules.SubjectOf(ticket.Number, ticket.Subject),
            MessageId = id,
            Headers = MailHeaders.Of([.. headers]),
        };
    }
}
