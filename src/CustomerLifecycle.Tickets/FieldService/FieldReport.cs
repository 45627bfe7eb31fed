namespace CustomerLifecycle.Tickets;

/// <summary>What a field engineer reported on a visit. Immutable.</summary>
public sealed record FieldReport
{
    /// <summary>The most reports of one ticket.</summary>
    public const int Maximum = 50;

    /// <summary>Identifies it, unique within the tenant.</summary>
    public required string Id { get; init; }

    /// <summary>When it was handed in, UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The engineer, when known.</summary>
    public AgentId? Engineer { get; init; }

    /// <summary>Whether the work is done.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Why the work is not done; null when it is.</summary>
    public string? IncompleteReason { get; init; }

    /// <summary>What was done.</summary>
    public required string WorkDone { get; init; }

    /// <summary>The parts that were used.</summary>
    public IReadOnlyList<FieldPart> Parts { get; init; } = [];

    /// <summary>What was measured, by name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();

    /// <summary>References to photos and documents that the host keeps.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>A reference to the customer's signature that the host keeps; null for none.</summary>
    public string? Signature { get; init; }

    /// <summary>Minutes on the way.</summary>
    public int TravelMinutes { get; init; }

    /// <summary>Minutes at work.</summary>
    public int WorkMinutes { get; init; }

    /// <summary>Its id, without what was done.</summary>
    public override string ToString() => $"{Id} ({(IsComplete ? "complete" : "incomplete")})";
}
