using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>Applies a macro to a ticket.</summary>
public sealed record ApplyMacro : TicketCommand
{
    /// <summary>The name of the macro, one of <see cref="TicketAutomationOptions.Macros"/>.</summary>
    public required string Macro { get; init; }

    /// <summary>The permissions of the actor: for the macro, and for the transitions it makes.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = FrozenSet<string>.Empty;
}
