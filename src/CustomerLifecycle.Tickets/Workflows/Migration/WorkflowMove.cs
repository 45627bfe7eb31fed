namespace CustomerLifecycle.Tickets;

/// <summary>What a migration makes of a ticket.</summary>
/// <param name="State">The new state; null when the ticket cannot be moved.</param>
/// <param name="Fields">The fields afterwards, in ordinal order of their names; empty when the ticket cannot be moved.</param>
/// <param name="Refusal">Why the ticket cannot be moved; null when it can.</param>
public sealed record WorkflowMove(string? State, IReadOnlyDictionary<string, string> Fields, string? Refusal)
{
    internal static WorkflowMove Refuse(string reason) => new(null, new Dictionary<string, string>(), reason);
}
