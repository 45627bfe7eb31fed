using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Rows as the database gives them.</summary>
internal static class TicketRows
{
    internal sealed record Count
    {
        public required string Category { get; init; }

        public string? Team { get; init; }

        public string? Assignee { get; init; }

        public required string Priority { get; init; }

        public required long Tickets { get; init; }

        public TicketCount ToCount() => new(Enum.Parse<StateCategory>(Category), Team, Assignee is null ? null : new AgentId(Assignee), Priority, Tickets);
    }

    internal sealed record History
    {
        public required long Sequence { get; init; }

        public required long At { get; init; }

        public required string Actor { get; init; }

        public required string Action { get; init; }

        public string? Reason { get; init; }

        public required string Changes { get; init; }

        public TicketHistoryEntry ToEntry() => new()
        {
            Sequence = Sequence,
            At = new(At, TimeSpan.Zero),
            Actor = Actor,
            Action = Action,
            Reason = Reason,
            Changes = TicketJson.Read<List<FieldChange>>(Changes),
        };
    }
}
