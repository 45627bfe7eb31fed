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

    /// <summary>Further commands that this commit answers, each with a key and a result of its own. When one of the keys is known already the
    /// whole commit is a <see cref="CommitStatus.Conflict"/>: whoever commits several commands together looks their keys up before.</summary>
    public IReadOnlyList<KeyedResult> Answers { get; init; } = [];

    /// <summary>Who waits for <see cref="CommitSignal.NextOf"/> this text is woken, also in other processes; at most 400 characters.
    /// <see langword="null"/> = only those who dispatch events are, or what is due at once, and only when there are some.</summary>
    public string? Topic { get; init; }

    /// <summary>True when somebody is to be woken.</summary>
    internal bool Wakes => Topic is not null || Events.Count > 0 || Due.Count > 0;

    /// <summary>Refuses what a database would refuse, so that every storage answers the same.</summary>
    internal void Validate()
    {
        // Reading the text of a default identifier is an error of its own.
        _ = Tenant.Value;
        ArgumentException.ThrowIfNullOrWhiteSpace(Stream);
        StorableText.Check(Stream, "stream");
        CheckAnswer(IdempotencyKey, Result);
        foreach (KeyedResult answer in Answers)
        {
            CheckAnswer(answer.Key, answer.Result);
        }

        if (Topic is not null)
        {
            CheckKey(Topic, "topic of a commit");
        }

        foreach (IntegrationEvent integrationEvent in Events)
        {
            if (integrationEvent.Tenant != Tenant)
            {
                throw new ArgumentException($"The event {integrationEvent.GetType().Name} belongs to another tenant than its commit.");
            }

            _ = integrationEvent.Id.Value;
            StorableText.Check(integrationEvent.Stream, "stream of the event " + integrationEvent.GetType().Name);
        }

        foreach (DueChange due in Due)
        {
            CheckKey(due.Kind, "kind of a due item");
            CheckKey(due.Key, "key of a due item");
            StorableText.Check(due.Payload, "payload of a due item");
        }

        foreach (SearchEntry entry in Search)
        {
            CheckKey(entry.Scope, "scope of a search entry");
            CheckKey(entry.Key, "key of a search entry");
        }
    }

    private static void CheckAnswer(string? key, string? result)
    {
        if (key is { Length: 0 or > MaxKeyLength })
        {
            throw new ArgumentException($"An idempotency key has 1 to {MaxKeyLength} characters, not {key.Length}. Shorten it, for example by hashing.");
        }

        if (result is { Length: > MaxResultLength })
        {
            throw new ArgumentException($"The result of a commit has at most {MaxResultLength} characters, not {result.Length}. Remember an identifier and load the rest.");
        }

        StorableText.Check(key, "idempotency key");
        StorableText.Check(result, "result");
    }

    private static void CheckKey(string key, string what)
    {
        if (key.Length is 0 or > MaxKeyLength)
        {
            throw new ArgumentException($"The {what} has 1 to {MaxKeyLength} characters, not {key.Length}.");
        }

        StorableText.Check(key, what);
    }
}
