namespace CustomerLifecycle.Tickets;

/// <summary>What a trigger does in a state.</summary>
public sealed record TransitionDefinition
{
    /// <summary>The state it leaves; also taken from its substates.</summary>
    public required string From { get; init; }

    /// <summary>What is done, such as <c>Accept</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>The state it enters.</summary>
    public required string To { get; init; }

    /// <summary>Names of guards that must all hold; <c>!name</c> holds when the guard does not.</summary>
    public IReadOnlyList<string> Guards { get; init; } = [];

    /// <summary>Fields of the ticket that must have a value.</summary>
    public IReadOnlyList<string> RequiredFields { get; init; } = [];

    /// <summary>The permission the actor needs; null for none.</summary>
    public string? Permission { get; init; }

    /// <summary>Names of the effects that run when it is taken, after those of the states it leaves and before those of the states it
    /// enters.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];
}
