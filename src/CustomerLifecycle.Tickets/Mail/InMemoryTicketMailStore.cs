using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Mails in memory, for tests and trials. What it hands out is immutable.</summary>
internal sealed class InMemoryTicketMailStore(InMemoryStorage storage) : ITicketMailStore
{
    private readonly Dictionary<(TenantId Tenant, string Key, string Mailbox, TicketId Ticket), TicketMail> _mails = [];
    private readonly Dictionary<(TenantId Tenant, string Scope), Dictionary<long, long>> _answers = [];

    public Task<IReadOnlyList<TicketMail>> FindAsync(TenantId tenant, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        Read(tenant, mail => keys.Contains(mail.Key));

    public Task<IReadOnlyList<TicketMail>> OfTicketAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        Read(tenant, mail => mail.Ticket == ticket);

    public Task<IReadOnlyList<TicketMail>> OfAddressAsync(TenantId tenant, string address, CancellationToken cancellationToken) =>
        Read(tenant, mail => mail.Address?.Value == address);

    public Task RecordAsync(TenantId tenant, IReadOnlyList<TicketMail> mails, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Commit(tenant, null, [], () =>
        {
            foreach (TicketMail mail in mails)
            {
                _mails.TryAdd((tenant, mail.Key, mail.Mailbox, mail.Ticket), mail);
            }

            return true;
        });
        return Task.CompletedTask;
    }

    public Task<int> EraseAsync(TenantId tenant, string address, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int erased = 0;
        Commit(tenant, null, [], () =>
        {
            foreach (KeyValuePair<(TenantId Tenant, string, string, TicketId), TicketMail> entry in _mails.Where(entry => entry.Key.Tenant == tenant && entry.Value.Address?.Value == address).ToList())
            {
                _mails[entry.Key] = entry.Value with { Address = null, Subject = null, Content = null, Parts = [] };
                erased++;
            }

            return true;
        });
        return Task.FromResult(erased);
    }

    public Task<bool> TryCountAnswerAsync(TenantId tenant, AnswerCount count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long before = (count.At - count.Window).UtcTicks;
        CommitResult result = Commit(tenant, count.Key, AnswerExpiry.Changes(count), () =>
        {
            (string Scope, (long Slot, long? Held)? Free)[] slots =
                [.. count.Limits.Select(limit => (limit.Scope, AnswerSlots.Free(_answers.GetValueOrDefault((tenant, limit.Scope)) ?? [], limit.Maximum, before)))];
            if (slots.Any(slot => slot.Free is null))
            {
                return false;
            }

            foreach ((string scope, (long Slot, long? Held)? free) in slots)
            {
                if (!_answers.TryGetValue((tenant, scope), out Dictionary<long, long>? used))
                {
                    _answers.Add((tenant, scope), used = []);
                }

                used[free!.Value.Slot] = count.At.UtcTicks;
            }

            return true;
        });
        return Task.FromResult(result.IsApplied);
    }

    public Task ForgetAnswersAsync(TenantId tenant, string scope, DateTimeOffset before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Commit(tenant, null, [], () =>
        {
            if (_answers.TryGetValue((tenant, scope), out Dictionary<long, long>? used))
            {
                foreach (long slot in used.Where(answer => answer.Value <= before.UtcTicks).Select(answer => answer.Key).ToList())
                {
                    used.Remove(slot);
                }

                if (used.Count == 0)
                {
                    _answers.Remove((tenant, scope));
                }
            }

            return true;
        });
        return Task.CompletedTask;
    }

    private Task<IReadOnlyList<TicketMail>> Read(TenantId tenant, Func<TicketMail, bool> match) => Task.FromResult(storage.Read(() =>
        (IReadOnlyList<TicketMail>)[.. _mails.Where(entry => entry.Key.Tenant == tenant && match(entry.Value)).Select(entry => entry.Value)
            .OrderBy(mail => mail.At).ThenBy(mail => mail.Key, StringComparer.Ordinal).ThenBy(mail => mail.Mailbox, StringComparer.Ordinal).ThenBy(mail => mail.Ticket.Value, StringComparer.Ordinal)]));

    private CommitResult Commit(TenantId tenant, string? key, IReadOnlyList<DueChange> due, Func<bool> apply) =>
        storage.Commit(new() { Tenant = tenant, Stream = "tickets-mail", IdempotencyKey = key, Due = due }, apply);
}
