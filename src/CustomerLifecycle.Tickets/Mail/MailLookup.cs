namespace CustomerLifecycle.Tickets;

/// <summary>Finds the tickets that a mail may belong to.</summary>
internal sealed class MailLookup(ITicketService tickets, ITicketStore store, ITicketMailStore mails, TicketMailOptions options)
{
    private const int MaximumNumbers = 100;

    public async Task<MailKnowledge> FindAsync(MailDelivery delivery, MailKeys keys, CancellationToken cancellationToken)
    {
        (TenantId tenant, string mailbox, string mailKey, string reusedKey) = (delivery.Tenant, delivery.Mailbox, delivery.MailKey, delivery.ReusedKey);
        string[] referred = [.. keys.MessageIds.Select(MailFingerprint.OfMessageId)];
        IReadOnlyList<TicketMail> known = await mails.FindAsync(tenant, [mailKey, reusedKey, .. referred], cancellationToken).ConfigureAwait(false);
        TicketMail[] same = [.. known.Where(mail => mail.Key == reusedKey || (mail.Key == mailKey && (mail.Content is null || mail.Content == delivery.Content)))];
        if (known.Any(mail => mail.Key == mailKey && mail.Mailbox == mailbox && !mail.IsSent && !same.Contains(mail)))
        {
            // Scanners and forms there are that send all their mails under one Message-ID: this is another mail.
            delivery.UseReusedKey();
        }

        return new()
        {
            Duplicate = same.FirstOrDefault(mail => !mail.IsSent && mail.Mailbox == mailbox)?.Ticket,
            SentOn = same.FirstOrDefault(mail => mail.IsSent)?.Ticket,
            Holders = same.Where(mail => !mail.IsSent).Select(mail => mail.Ticket).ToHashSet(),
            ByNumber = await ByNumberAsync(tenant, keys.Numbers, cancellationToken).ConfigureAwait(false),
            ByMessageId = await ByMessageIdAsync(tenant, mailbox, keys.MessageIds, known, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<IReadOnlyDictionary<string, KnownTicket>> ByNumberAsync(TenantId tenant, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        Dictionary<string, KnownTicket> found = new(StringComparer.Ordinal);
        foreach (string number in numbers.Take(MaximumNumbers))
        {
            if (await tickets.FindByNumberAsync(tenant, number, cancellationToken).ConfigureAwait(false) is { } ticket)
            {
                found.Add(number, await KnownAsync(ticket, null, cancellationToken).ConfigureAwait(false));
            }
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<string, KnownTicket>> ByMessageIdAsync(
        TenantId tenant, string mailbox, IReadOnlyList<string> ids, IReadOnlyList<TicketMail> known, CancellationToken cancellationToken)
    {
        Dictionary<string, KnownTicket> found = new(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            // One mail by two mailboxes is on two tickets: an answer by one of them goes to that one's, else to the latest.
            string key = MailFingerprint.OfMessageId(id);
            TicketMail[] same = [.. known.Where(mail => mail.Key == key)];
            if ((same.LastOrDefault(mail => mail.Mailbox == mailbox) ?? same.LastOrDefault()) is { } mail
                && await tickets.GetAsync(tenant, mail.Ticket, cancellationToken).ConfigureAwait(false) is { } ticket)
            {
                found.Add(id, await KnownAsync(ticket, mail.Subject, cancellationToken).ConfigureAwait(false));
            }
        }

        return found;
    }

    // Of a merged ticket the one counts that goes on; people still write under the subject of the other.
    private async Task<KnownTicket> KnownAsync(Ticket named, string? subject, CancellationToken cancellationToken)
    {
        Ticket ticket = await store.GetMergeRootAsync(named, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Ticket = ticket.Id,
            Subjects = [.. new[] { subject, named.Subject, ticket.Subject }.OfType<string>().Distinct(StringComparer.Ordinal)],
            IsOpen = ticket.IsOpen,
            CanReopen = tickets.PermittedTriggers(ticket).Intersect(options.ReopenTriggers, StringComparer.Ordinal).Any(),
            DoneAt = ticket.IsOpen ? null : ticket.SolvedAt ?? ticket.UpdatedAt,
            Participants = options.Rules.OnlyParticipantsFollowUp ? await ParticipantsAsync(ticket, named, cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private async Task<IReadOnlySet<string>> ParticipantsAsync(Ticket ticket, Ticket named, CancellationToken cancellationToken)
    {
        HashSet<string> participants = new(StringComparer.Ordinal);
        foreach (TicketId id in new[] { ticket.Id, named.Id }.Distinct())
        {
            participants.UnionWith((await mails.OfTicketAsync(ticket.Tenant, id, cancellationToken).ConfigureAwait(false)).Select(mail => mail.Address?.Value).OfType<string>());
        }

        return participants;
    }
}
