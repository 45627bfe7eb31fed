using System.Collections.Immutable;

namespace CustomerLifecycle.Tickets;

/// <summary>Makes a new ticket from some comments of a ticket. The comments are copied with their authors and times; they stay where they
/// were too.</summary>
public sealed record SplitTicket : TicketCommand
{
    /// <summary>The most comments that are copied at once.</summary>
    public const int MaximumComments = 50;

    /// <summary>The numbers of the comments, see <see cref="TicketComment.Sequence"/>; 1 to 50.</summary>
    public required ImmutableArray<long> Comments { get; init; }

    /// <summary>What the new ticket is about, in one line of at most 300 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>What the new ticket is about, in full; at most 65,536 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The type of the new ticket; null for that of the old one, whose fields are taken over then.</summary>
    public string? Type { get; init; }

    /// <summary>The priority of the new ticket; null for that of the old one.</summary>
    public string? Priority { get; init; }

    /// <summary>The group of the new ticket; null for that of the old one.</summary>
    public string? Group { get; init; }

    /// <summary>The customer of the new ticket; null for that of the old one.</summary>
    public CustomerId? Customer { get; init; }
}
