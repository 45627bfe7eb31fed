using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>What a migration makes of a ticket.</summary>
/// <param name="State">The new state; null when the ticket cannot be moved.</param>
/// <param name="Fields">The fields afterwards, in ordinal order of their names; empty when the ticket cannot be moved.</param>
/// <param name="Refusal">Why the ticket cannot be moved; null when it can.</param>
public sealed record WorkflowMove(string? State, IReadOnlyDictionary<string, string> Fields, string? Refusal)
{
    /// <summary>The state and how many fields there are; not what people wrote into them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(WorkflowMove)} to {State ?? "nothing"} with {Fields.Count} fields");

    internal static WorkflowMove Refuse(string reason) => new(null, new Dictionary<string, string>(), reason);
}
