using System.Collections.Immutable;

namespace CustomerLifecycle.Tickets;

/// <summary>What a new contact about a ticket that is done leads to. Immutable.</summary>
public sealed record RecontactPolicy
{
    /// <summary>The default of <see cref="Trigger"/>.</summary>
    public const string DefaultTrigger = "Reopen";

    /// <summary>The name, told in results and events; 1 to 128 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The types of ticket it is for; empty for all.</summary>
    public ImmutableArray<string> TicketTypes { get; init; } = [];

    /// <summary>For how long after it was solved a ticket is taken up again; later, and always when zero, a repeat is created.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>What reopens: a trigger of the ticket's workflow. Where the workflow does not permit it, a repeat is created.</summary>
    public string Trigger { get; init; } = DefaultTrigger;

    /// <summary>Whether a ticket in the category Closed is taken up again too; else closed is closed for good.</summary>
    public bool ReopensClosed { get; init; }
}
