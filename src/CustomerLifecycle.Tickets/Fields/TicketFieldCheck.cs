using System.Diagnostics.CodeAnalysis;

namespace CustomerLifecycle.Tickets;

/// <summary>The fields of a ticket after a change, or everything that is wrong with it.</summary>
/// <param name="Values">The canonical values by name, in ordinal order of the names; null when something is wrong.</param>
/// <param name="Refusals">What is wrong, one refusal for each field and problem; each names its field. Empty when all is right.</param>
public sealed record TicketFieldCheck(IReadOnlyDictionary<string, string>? Values, IReadOnlyList<TicketRefusal> Refusals)
{
    /// <summary>Whether all is right.</summary>
    [MemberNotNullWhen(true, nameof(Values))]
    public bool IsValid => Values is not null;
}
