using System.Diagnostics.CodeAnalysis;

namespace CustomerLifecycle.Tickets;

/// <summary>The answer to a command.</summary>
public sealed record TicketResult
{
    private TicketResult(TicketResultStatus status, Ticket? ticket, IReadOnlyList<TicketRefusal> refusals) =>
        (Status, Ticket, Refusals) = (status, ticket, refusals);

    /// <summary>What became of the command.</summary>
    public TicketResultStatus Status { get; }

    /// <summary>The ticket: after the change, or, when nothing has changed, as it is. Null when there is none.</summary>
    public Ticket? Ticket { get; }

    /// <summary>Why it was refused; empty unless it was.</summary>
    public IReadOnlyList<TicketRefusal> Refusals { get; }

    /// <summary>Whether the command was done.</summary>
    [MemberNotNullWhen(true, nameof(Ticket))]
    public bool IsApplied => Status == TicketResultStatus.Applied;

    /// <summary>Whether it is the answer that an earlier command with the same key got.</summary>
    internal bool IsRepeated { get; init; }

    internal static TicketResult NotFound { get; } = new(TicketResultStatus.NotFound, null, []);

    internal static TicketResult Applied(Ticket ticket) => new(TicketResultStatus.Applied, ticket, []);

    internal static TicketResult Rejected(Ticket? ticket, params IReadOnlyList<TicketRefusal> refusals) => new(TicketResultStatus.Rejected, ticket, refusals);

    internal static TicketResult Conflict(Ticket? ticket) => new(TicketResultStatus.Conflict, ticket, []);

    /// <summary>The ticket after the change.</summary>
    /// <exception cref="InvalidOperationException">The command was not done; the message says why.</exception>
    public Ticket EnsureApplied() => IsApplied
        ? Ticket
        : throw new InvalidOperationException($"The ticket was not changed ({Status}). {string.Join(" ", Refusals.Select(refusal => refusal.Message))}".TrimEnd());
}
