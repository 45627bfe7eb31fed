namespace CustomerLifecycle.Tickets;

/// <summary>The engineer's report on a visit. It moves the workflow, and the agent who took the customer's contact gets a callback.</summary>
public sealed record SubmitFieldReport : VisitCommand
{
    /// <summary>The most parts, readings or attachments of one report.</summary>
    public const int MaximumItems = 100;

    /// <summary>The most characters of one report in all; what is longer belongs into a document.</summary>
    public const int MaximumLength = 16_384;

    /// <summary>Whether the work is done.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Why the work is not done, in one line of at most 280 characters; needed then, and only then.</summary>
    public string? IncompleteReason { get; init; }

    /// <summary>What was done; at most 4,000 characters.</summary>
    public required string WorkDone { get; init; }

    /// <summary>The parts that were used; at most 100.</summary>
    public IReadOnlyList<FieldPart> Parts { get; init; } = [];

    /// <summary>What was measured, by name; at most 100.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();

    /// <summary>References to photos and documents that the host keeps; at most 100 of 300 characters each.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>A reference to the customer's signature that the host keeps; at most 300 characters.</summary>
    public string? Signature { get; init; }

    /// <summary>Minutes on the way, 0 to 10,080.</summary>
    public int TravelMinutes { get; init; }

    /// <summary>Minutes at work, 0 to 10,080.</summary>
    public int WorkMinutes { get; init; }
}
