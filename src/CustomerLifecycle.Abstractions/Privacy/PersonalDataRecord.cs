namespace CustomerLifecycle.Privacy;

/// <summary>One record of an export.</summary>
public sealed record PersonalDataRecord
{
    /// <summary>The holder's name.</summary>
    public required string Holder { get; init; }

    /// <summary>The kind of record, such as <c>ticket</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>The record as JSON.</summary>
    public required string Json { get; init; }
}
