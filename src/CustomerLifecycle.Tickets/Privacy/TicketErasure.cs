namespace CustomerLifecycle.Tickets;

/// <summary>Takes a person out of a ticket. Pure, and the same for every version of it, so that its history still rebuilds it.</summary>
/// <remarks>What stays: number, type, times, states, priority, group, assignee, tags, reason, service level, and fields that are defined as
/// not personal.</remarks>
internal sealed class TicketErasure(TicketFieldSchema fields, CustomerId customer, IReadOnlyCollection<string> contactPoints, IReadOnlyCollection<string> authors)
{
    public const string Erased = "[erased]";
    private const string ErasedActor = "customer:erased";

    /// <summary>Whether a ticket is the person's, and not only one on which they wrote or which they watch.</summary>
    public bool IsTheirs(Ticket ticket) => ticket.Customer == customer || (ticket.ContactPoint is { } point && IsTheirs(point));

    public bool IsAuthor(TicketComment comment) => authors.Contains(comment.Author);

    public Ticket Of(Ticket ticket, bool isTheirs)
    {
        Ticket unwatched = ticket with
        {
            Customer = ticket.Customer == customer ? null : ticket.Customer,
            FormerCustomers = [.. ticket.FormerCustomers.Where(former => former != customer)],
            ContactPoint = ticket.ContactPoint is { } reporter && IsTheirs(reporter) ? null : ticket.ContactPoint,
            Watchers = [.. ticket.Watchers.Where(watcher => watcher.ContactPoint is not { } point || !IsTheirs(point))],
            Appointment = ticket.Appointment is { } visit ? visit with { ContactPoint = Unless(visit.ContactPoint) } : null,
            Callbacks = [.. ticket.Callbacks.Select(callback => callback with { Customer = callback.Customer == customer ? null : callback.Customer, ContactPoint = Unless(callback.ContactPoint) })],
        };
        return !isTheirs ? unwatched : unwatched with
        {
            Subject = Erased,
            Description = ticket.Description is null ? null : Erased,
            Customer = null,
            ContactPoint = null,
            Fields = ticket.Fields.Where(field => fields.Find(field.Key) is { IsPersonal: false }).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
            Attachments = [],
            Appointment = ticket.Appointment is { } appointment ? appointment with { Place = Erased, ContactPoint = null } : null,
            FieldReports = [.. ticket.FieldReports.Select(report => report with
            {
                WorkDone = Erased,
                IncompleteReason = report.IncompleteReason is null ? null : Erased,
                Readings = new Dictionary<string, string>(),
                Attachments = [],
                Signature = null,
            })],
            Callbacks = [.. ticket.Callbacks.Select(callback => callback with { Reason = Erased, Note = null, Customer = null, ContactPoint = null })],
            Checklist = [.. ticket.Checklist.Select(item => item with { Text = Erased, DoneBy = item.DoneBy is { } by ? Actor(by) : null })],
            Approvals = [.. ticket.Approvals.Select(approval => approval with
            {
                Subject = Erased,
                RequestedBy = Actor(approval.RequestedBy),
                Decisions = [.. approval.Decisions.Select(decision => decision with { Comment = null })],
            })],
        };
    }

    /// <summary>A history without the person: each version erased, and the changes between them found again.</summary>
    /// <param name="history">The whole history.</param>
    /// <param name="isTheirs">Whether the ticket is the person's.</param>
    public IReadOnlyList<TicketHistoryEntry> Of(IReadOnlyList<TicketHistoryEntry> history, bool isTheirs)
    {
        List<TicketHistoryEntry> erased = new(history.Count);
        Ticket? before = null;
        foreach ((TicketHistoryEntry entry, Ticket version) in history.Zip(TicketHistory.Versions(history)))
        {
            Ticket after = Of(version, isTheirs);
            erased.Add(entry with { Actor = Actor(entry.Actor), Reason = isTheirs ? null : entry.Reason, Changes = TicketHistory.Diff(before, after) });
            before = after;
        }

        return erased;
    }

    public TicketComment Of(TicketComment comment, string by, DateTimeOffset now)
    {
        TicketComment redacted = comment.RedactedAt is null ? CommentDecider.Redacted(comment, by, now) : comment;
        return redacted with { Author = Actor(redacted.Author), RedactedBy = Actor(redacted.RedactedBy!) };
    }

    private string Actor(string actor) => authors.Contains(actor) ? ErasedActor : actor;

    private ContactPoint? Unless(ContactPoint? point) => point is not null && IsTheirs(point) ? null : point;

    private bool IsTheirs(ContactPoint point) => contactPoints.Contains(TicketContactPoints.KeyOf(point));
}
