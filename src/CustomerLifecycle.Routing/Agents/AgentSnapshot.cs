namespace CustomerLifecycle.Routing;

/// <summary>An agent at one moment.</summary>
public sealed record AgentSnapshot
{
    /// <summary>Who the agent is and what the agent can do.</summary>
    public required AgentProfile Profile { get; init; }

    /// <summary>False after the agent signed out.</summary>
    public required bool IsSignedIn { get; init; }

    /// <summary>The presence.</summary>
    public required AgentPresence Presence { get; init; }

    /// <summary>The reason code given with the presence.</summary>
    public string? AuxCode { get; init; }

    /// <summary>Since when the presence holds, UTC.</summary>
    public required DateTimeOffset PresenceSince { get; init; }

    /// <summary>The units of capacity in use.</summary>
    public required int UsedCapacity { get; init; }

    /// <summary>The contacts held (offered, in progress, in wrap-up), oldest first. Empty where the snapshot is made for a scorer.</summary>
    public IReadOnlyList<ContactId> Contacts { get; init; } = [];

    /// <summary>How many contacts the agent holds.</summary>
    public required int OpenContacts { get; init; }

    /// <summary>When the agent last ended a contact, lost an offer or became available, UTC.</summary>
    public required DateTimeOffset IdleSince { get; init; }

    /// <summary>Offers in a row that the agent let expire.</summary>
    public required int MissedOffers { get; init; }
}
