namespace CustomerLifecycle.Routing;

/// <summary>One overflow rule of a queue.</summary>
public sealed record OverflowRule
{
    /// <summary>When the rule applies.</summary>
    public required OverflowCondition When { get; init; }

    /// <summary>Where the contact goes.</summary>
    public required OverflowAction Then { get; init; }

    /// <summary>The wait, 1 second to 30 days; required with, and only with, <see cref="OverflowCondition.WaitLongerThan"/>
    /// and <see cref="OverflowCondition.EstimatedWaitLongerThan"/>.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>The length, 0 or more; required with, and only with, <see cref="OverflowCondition.QueueLongerThan"/>.</summary>
    public int? Length { get; init; }

    /// <summary>Outside business hours.</summary>
    /// <param name="then">Where the contact goes.</param>
    public static OverflowRule OutsideBusinessHours(OverflowAction then) => new() { When = OverflowCondition.OutsideBusinessHours, Then = then };

    /// <summary>No agent is there who could take the contact.</summary>
    /// <param name="then">Where the contact goes.</param>
    public static OverflowRule NoEligibleAgent(OverflowAction then) => new() { When = OverflowCondition.NoEligibleAgent, Then = then };

    /// <summary>The queue would be longer than a number of contacts.</summary>
    /// <param name="length">The greatest length.</param>
    /// <param name="then">Where the contact goes.</param>
    public static OverflowRule QueueLongerThan(int length, OverflowAction then) =>
        new() { When = OverflowCondition.QueueLongerThan, Length = length, Then = then };

    /// <summary>The contact has waited in the queue for a time.</summary>
    /// <param name="wait">The greatest wait.</param>
    /// <param name="then">Where the contact goes.</param>
    public static OverflowRule WaitLongerThan(TimeSpan wait, OverflowAction then) =>
        new() { When = OverflowCondition.WaitLongerThan, Wait = wait, Then = then };

    /// <summary>The contact would wait longer than a time, as far as one can say.</summary>
    /// <param name="wait">The greatest estimated wait.</param>
    /// <param name="then">Where the contact goes.</param>
    public static OverflowRule EstimatedWaitLongerThan(TimeSpan wait, OverflowAction then) =>
        new() { When = OverflowCondition.EstimatedWaitLongerThan, Wait = wait, Then = then };
}
