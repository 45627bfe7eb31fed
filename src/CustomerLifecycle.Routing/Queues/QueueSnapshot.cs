namespace CustomerLifecycle.Routing;

/// <summary>A queue at one moment.</summary>
public sealed record QueueSnapshot
{
    /// <summary>How the queue is set up.</summary>
    public required QueueDefinition Definition { get; init; }

    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The contacts that wait, in the order in which they are served to an agent who could take any of them.</summary>
    public required IReadOnlyList<ContactId> Waiting { get; init; }

    /// <summary>How long the oldest of them has waited; null when none waits.</summary>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>Contacts that are offered.</summary>
    public required int Offered { get; init; }

    /// <summary>Contacts in progress.</summary>
    public required int Assigned { get; init; }

    /// <summary>Contacts in wrap-up.</summary>
    public required int InWrapUp { get; init; }

    /// <summary>Agents of the queue who are available or busy.</summary>
    public required int AgentsPresent { get; init; }

    /// <summary>Agents of the queue who are available and hold nothing.</summary>
    public required int AgentsIdle { get; init; }
}
