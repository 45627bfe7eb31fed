using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing;

/// <summary>A further agent on a contact, beside the one whose contact it is: one of several it is offered to at once, or a participant.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Role">What a participant does; null = the contact itself is offered.</param>
/// <param name="Cost">The units of capacity held; 0 = a supervisor who holds none.</param>
/// <param name="Since">Since when.</param>
/// <param name="ExpiresAt">Until when the offer or invitation stands; null = it was taken.</param>
/// <param name="Sequence">The number of the event by which the agent came in.</param>
internal sealed record ContactLeg(AgentId Agent, ParticipantRole? Role, int Cost, DateTimeOffset Since, DateTimeOffset? ExpiresAt, long Sequence)
{
    /// <summary>What the agent's order among others rested on before the offer, to be restored when somebody else is faster.</summary>
    public DateTimeOffset OfferedBefore { get; init; }

    /// <inheritdoc cref="OfferedBefore"/>
    public long TurnBefore { get; init; }

    /// <inheritdoc cref="OfferedBefore"/>
    public long PassBefore { get; init; }

    /// <summary>True for a colleague who is in the contact and can take it over.</summary>
    [JsonIgnore]
    public bool CanTakeOver => ExpiresAt is null && Cost > 0 && Role is ParticipantRole.Consulted or ParticipantRole.Invited;
}
