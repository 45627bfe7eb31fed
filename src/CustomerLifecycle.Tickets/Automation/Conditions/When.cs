namespace CustomerLifecycle.Tickets;

/// <summary>Makes conditions: <c>When.All(When.Property("customerLevel").Is("vip"), When.Open("office"))</c>.</summary>
public static class When
{
    /// <summary>Holds when each of them does.</summary>
    /// <param name="conditions">At least one.</param>
    public static TicketCondition All(params IReadOnlyList<TicketCondition> conditions) => new() { All = conditions };

    /// <summary>Holds when at least one of them does.</summary>
    /// <param name="conditions">At least one.</param>
    public static TicketCondition Any(params IReadOnlyList<TicketCondition> conditions) => new() { Any = conditions };

    /// <summary>Holds when the condition does not.</summary>
    /// <param name="condition">The condition.</param>
    public static TicketCondition Not(TicketCondition condition) => new() { Not = condition };

    /// <summary>Begins a condition on a property of the ticket.</summary>
    /// <param name="property">One of those that <see cref="TicketCondition"/> names.</param>
    public static PropertyCondition Property(string property) => new(property);

    /// <summary>Begins a condition on one of the host's own fields.</summary>
    /// <param name="name">The name of the field.</param>
    public static PropertyCondition Field(string name) => new(TicketProperties.FieldPrefix + name);

    /// <summary>Holds while a business calendar is open.</summary>
    /// <param name="calendar">The calendar's name.</param>
    public static TicketCondition Open(string calendar) => new() { Calendar = calendar, Open = true };

    /// <summary>Holds while a business calendar is closed.</summary>
    /// <param name="calendar">The calendar's name.</param>
    public static TicketCondition Closed(string calendar) => new() { Calendar = calendar, Open = false };

    /// <summary>Holds when a predicate in code says so.</summary>
    /// <param name="name">The name under which it is registered.</param>
    public static TicketCondition Predicate(string name) => new() { Predicate = name };
}
