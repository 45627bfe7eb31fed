using System.Runtime.CompilerServices;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>What tickets hold about a person: their own tickets with all that was written on them, what they wrote on others, and where they
/// watch.</summary>
/// <remarks>Erasure keeps numbers, times and states for reports. Each ticket is one transaction; a run that was interrupted goes on where
/// it was, because a ticket that was erased is not found again.</remarks>
internal sealed class TicketsPersonalData(ITicketStore store, TicketCatalog catalog, TicketCommandRunner commands) : IPersonalDataHolder
{
    private const int MaximumAttempts = 16;

    private static readonly TicketActor Privacy = TicketActor.System("privacy");

    public string Name => "tickets";

    public async IAsyncEnumerable<PersonalDataRecord> ExportAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        foreach (TicketId id in await FindAsync(subject, cancellationToken).ConfigureAwait(false))
        {
            if (await store.GetAsync(subject.Tenant, id, cancellationToken).ConfigureAwait(false) is not { } ticket)
            {
                continue;
            }

            TicketErasure erasure = ErasureOf(ticket, subject);
            bool isTheirs = erasure.IsTheirs(ticket);

            // Of a ticket that is somebody else's they get what is theirs: that they watch it, and what they wrote.
            yield return isTheirs ? Record("ticket", id.Value, TicketJson.Write(ticket)) : Record("ticket-watched", id.Value, TicketJson.Write(new { ticket.Number }));
            foreach (TicketComment comment in await store.GetCommentsAsync(subject.Tenant, id, publicOnly: false, cancellationToken).ConfigureAwait(false))
            {
                if (isTheirs || erasure.IsAuthor(comment))
                {
                    yield return Record("ticket-comment", FormattableString.Invariant($"{id.Value}/{comment.Sequence}"), TicketJson.Write(comment));
                }
            }
        }
    }

    public async Task<int> EraseAsync(DataSubject subject, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        int erased = 0;
        foreach (TicketId id in await FindAsync(subject, cancellationToken).ConfigureAwait(false))
        {
            erased += await EraseAsync(subject, id, cancellationToken).ConfigureAwait(false);
        }

        return erased;
    }

    private async Task<int> EraseAsync(DataSubject subject, TicketId id, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            if (await store.GetAsync(subject.Tenant, id, cancellationToken).ConfigureAwait(false) is not { } ticket)
            {
                return 0;
            }

            TicketChange change = Erase(
                ticket,
                ErasureOf(ticket, subject),
                await store.GetHistoryAsync(subject.Tenant, id, cancellationToken).ConfigureAwait(false),
                await store.GetCommentsAsync(subject.Tenant, id, publicOnly: false, cancellationToken).ConfigureAwait(false),
                await store.GetTimeAsync(subject.Tenant, id, cancellationToken).ConfigureAwait(false));
            TicketCommitResult result = await store.CommitAsync(new() { Tenant = subject.Tenant, Changes = [change] }, cancellationToken).ConfigureAwait(false);
            if (result.Status == CommitStatus.Committed)
            {
                return 1;
            }
        }

        throw new InvalidOperationException($"The ticket {id.Value} changes all the time and was not erased. Run the erasure again.");
    }

    private TicketChange Erase(
        Ticket ticket, TicketErasure erasure, IReadOnlyList<TicketHistoryEntry> history, IReadOnlyList<TicketComment> comments, IReadOnlyList<TicketTimeEntry> time)
    {
        // Read after the ticket: one that changed in between is a conflict, and all is read again.
        TicketHistoryEntry[] known = [.. history.TakeWhile(entry => entry.Sequence <= ticket.Version)];
        bool isTheirs = erasure.IsTheirs(ticket);
        IReadOnlyList<TicketHistoryEntry> rewritten = erasure.Of(known, isTheirs);
        Ticket clean = erasure.Of(ticket, isTheirs);
        DateTimeOffset now = commands.Later(ticket.UpdatedAt);
        TicketComment[] all = [.. comments.Select(comment => isTheirs || erasure.IsAuthor(comment) ? erasure.Of(comment, Privacy.ToString(), now) : comment)];
        TicketStep step = TicketStep.Of(clean, clean, "erase", now, always: true)!;
        return new()
        {
            Before = ticket,
            After = step.After,
            Entries = [new() { Sequence = step.After.Version, At = now, Actor = Privacy.ToString(), Action = step.Action, Changes = step.Changes }],
            Rewritten = rewritten,
            Comments = [.. all.Where((comment, i) => !ReferenceEquals(comment, comments[i]))],
            AllComments = all,
            Time = isTheirs ? [.. time.Select(entry => entry with { Note = null })] : [],
            SearchText = isTheirs ? ticket.Number : null,
        };
    }

    private TicketErasure ErasureOf(Ticket ticket, DataSubject subject) =>
        new(catalog.FieldsOf(ticket.Type), subject.Customer, [.. subject.ContactPoints.Select(TicketContactPoints.KeyOf)], TicketContactPoints.AuthorsOf(subject.Customer, subject.ContactPoints));

    private Task<IReadOnlyList<TicketId>> FindAsync(DataSubject subject, CancellationToken cancellationToken) =>
        store.FindAboutAsync(subject.Tenant, subject.Customer, subject.ContactPoints, cancellationToken);

    private PersonalDataRecord Record(string kind, string id, string json) => new() { Holder = Name, Kind = kind, Id = id, Json = json };
}
