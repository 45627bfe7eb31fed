using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage;

/// <summary>A change of state with everything that must be stored with it, or not at all.</summary>
public sealed record StorageCommit
{
    /// <summary>The longest idempotency key, in characters.</summary>
    public const int MaxKeyLength = 400;

    /// <summary>The longest remembered result, in characters.</summary>
    public const int MaxResultLength = 4096;

    /// <summary>Whose data it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The aggregate that is changed, such as <c>ticket/42</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>What is written, in order.</summary>
    public IReadOnlyList<SqlStatement> Statements { get; init; } = [];

    /// <summary>The events the change causes; delivered after the commit, at least once, in order per stream.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>What becomes due, or no longer does.</summary>
    public IReadOnlyList<DueChange> Due { get; init; } = [];

    /// <summary>What text search finds from now on.</summary>
    public IReadOnlyList<SearchEntry> Search { get; init; } = [];

    /// <summary>The commit is applied once per tenant and key; at most 400 characters. <see langword="null"/> = no such promise.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A short text remembered with the key and handed to whoever commits under it again; at most 4,096 characters.</summary>
    public string? Result { get; init; }

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Stream);
        if (IdempotencyKey is { } key && (key.Length is 0 or > MaxKeyLength))
        {
            throw new ArgumentException($"An idempotency key has 1 to {MaxKeyLength} characters, not {key.Length}. Shorten it, for example by hashing.");
        }

        if (Result is { Length: > MaxResultLength } result)
        {
            throw new ArgumentException($"The result of a commit has at most {MaxResultLength} characters, not {result.Length}. Remember an identifier and load the rest.");
        }

        foreach (IntegrationEvent integrationEvent in Events)
        {
            if (integrationEvent.Tenant != Tenant)
            {
                throw new ArgumentException($"The event {integrationEvent.GetType().Name} belongs to another tenant than its commit.");
            }
        }
    }
}
