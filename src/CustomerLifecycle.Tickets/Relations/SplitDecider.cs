using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what splitting does. Pure.</summary>
internal static class SplitDecider
{
    public static CreateTicket Draft(Ticket source, SplitTicket command) => new()
    {
        Tenant = source.Tenant,
        Type = command.Type ?? source.Type,
        Subject = command.Subject,
        Description = command.Description,
        Actor = command.Actor,
        Priority = command.Priority ?? source.Priority,
        Group = command.Group ?? source.Group,
        TakenBy = source.TakenBy,
        Customer = command.Customer ?? source.Customer,
        CustomerLevel = source.CustomerLevel,
        ContactPoint = source.ContactPoint,
        Contact = source.Contact,
        Conversation = source.Conversation,
        Reason = source.Reason,
        Fields = command.Type is null || command.Type == source.Type ? source.Fields : new Dictionary<string, string>(),
        Dimensions = source.Dimensions,
        IdempotencyKey = command.IdempotencyKey,
    };

    public static TicketRefusal? RefusalOf(Ticket source, SplitTicket command, IReadOnlyList<TicketComment> comments)
    {
        long[] unknown = [.. command.Comments.Where(sequence => comments.All(comment => comment.Sequence != sequence))];
        return unknown.Length > 0
            ? new(TicketRefusalCodes.UnknownComment, $"{source.Number} has no comment {string.Join(", ", unknown.Select(sequence => sequence.ToString(CultureInfo.InvariantCulture)))}. Name comments by their Sequence.")
            : TicketLinks.Full(source);
    }

    public static TicketDecision Split(Ticket source, TicketStep created, SplitTicket command, IReadOnlyList<TicketComment> comments, DateTimeOffset now)
    {
        List<TicketStep> steps = [created];
        foreach (TicketComment comment in comments.Where(comment => command.Comments.Contains(comment.Sequence)).OrderBy(comment => comment.Sequence))
        {
            Ticket last = steps[^1].After;
            steps.Add(TicketStep.Of(last, last, "copy", now, always: true)! with { Comment = comment with { Sequence = last.Version + 1, Revisions = [] }, IsCopy = true });
        }

        Ticket after = steps[^1].After;
        TicketSplit told = new()
        {
            Id = default,
            Tenant = source.Tenant,
            OccurredAt = now,
            Ticket = source.Id,
            Into = after.Id,
            IntoNumber = after.Number,
            Comments = [.. command.Comments.Order().Distinct()],
        };
        steps.Add(TicketStep.Of(source, TicketLinks.With(source, TicketLinkKind.SplitInto, after, now), "split", now)! with { Events = [told] });
        return new() { Steps = steps };
    }
}
