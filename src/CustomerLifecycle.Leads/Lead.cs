namespace CustomerLifecycle.Leads;

/// <summary>A lead: somebody who left a way to be reached, and what became of it. Immutable; all instants are UTC.</summary>
public sealed record Lead
{
    /// <summary>Its id.</summary>
    public required LeadId Id { get; init; }

    /// <summary>Whose lead it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Grows by one with every change, from 1; commands may name the version they expect.</summary>
    public required long Version { get; init; }

    /// <summary>What is known of the person.</summary>
    public required LeadDetails Details { get; init; }

    /// <summary>The pool it belongs to, also while somebody owns it.</summary>
    public required string Pool { get; init; }

    /// <summary>Where it is.</summary>
    public LeadState State { get; init; } = LeadState.Pooled;

    /// <summary>Who works on it; also set for a closed lead. Null in the pool.</summary>
    public AgentId? Owner { get; init; }

    /// <summary>Who had it last before it went back to the pool.</summary>
    public AgentId? FormerOwner { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person left the details; not later than <see cref="CreatedAt"/> unless clocks differ.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it came, or came back, to the pool.</summary>
    public required DateTimeOffset PooledAt { get; init; }

    /// <summary>When the owner took it.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When the owner last tried to reach the person. Null means never: the recycling clock then counts from the claim.</summary>
    public DateTimeOffset? LastContactAt { get; init; }

    /// <summary>How often this owner tried to reach the person.</summary>
    public int OwnerContacts { get; init; }

    /// <summary>How often anybody tried; it numbers the contact history.</summary>
    public int TotalContacts { get; init; }

    /// <summary>When it goes back to the pool unless it is worked on, or null when it does not.</summary>
    public DateTimeOffset? RecycleAt { get; init; }

    /// <summary>The rule behind <see cref="RecycleAt"/>: one of <see cref="LeadRules"/>.</summary>
    public string? RecycleRule { get; init; }

    /// <summary>Why it goes back at <see cref="RecycleAt"/>, in words.</summary>
    public string? RecycleReason { get; init; }

    /// <summary>How often it went back to the pool.</summary>
    public int RecycleCount { get; init; }

    /// <summary>When it was won, lost or merged.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was won or lost, in words.</summary>
    public string? CloseReason { get; init; }

    /// <summary>The lead that goes on in its place.</summary>
    public LeadId? MergedInto { get; init; }

    /// <summary>The customer it became or belongs to, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The channel it was captured on.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The conversation it was captured in.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>The id, state and version; no personal data.</summary>
    public override string ToString() => $"lead {Id} {State} v{Version}";
}
