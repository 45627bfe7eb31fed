namespace CustomerLifecycle.Tickets;

/// <summary>What a trigger does in a state. Two are equal when all their members are, lists element by element.</summary>
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

    /// <summary>Fields of the ticket that must have a value; also <c>assignee</c>, <c>group</c>, <c>customer</c> and the other names of
    /// <see cref="WorkflowContext.Fields"/>.</summary>
    public IReadOnlyList<string> RequiredFields { get; init; } = [];

    /// <summary>The permission the actor needs; null for none.</summary>
    public string? Permission { get; init; }

    /// <summary>Names of the effects that run when it is taken, after those of the states it leaves and before those of the states it
    /// enters.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(TransitionDefinition? other) =>
        other is not null && From == other.From && Trigger == other.Trigger && To == other.To && Permission == other.Permission
        && Guards.SequenceEqual(other.Guards) && RequiredFields.SequenceEqual(other.RequiredFields) && Effects.SequenceEqual(other.Effects);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Trigger, To, Permission, Guards.Count, RequiredFields.Count, Effects.Count);

    // Guards must all hold and fields must all be there, in whatever order they are written.
    internal TransitionDefinition Canonical() => this with { Guards = Set(Guards), RequiredFields = Set(RequiredFields) };

    private static string[] Set(IReadOnlyList<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
