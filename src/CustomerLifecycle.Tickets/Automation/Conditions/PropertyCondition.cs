using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>The beginning of a condition on a property; each method ends it with an operator.</summary>
/// <param name="Property">One of the properties that <see cref="TicketCondition"/> names.</param>
public readonly record struct PropertyCondition(string Property)
{
    /// <summary>The property has this value.</summary>
    /// <param name="value">The value.</param>
    public TicketCondition Is(string value) => new() { Property = Property, Is = value };

    /// <summary>The property has another value, or none.</summary>
    /// <param name="value">The value.</param>
    public TicketCondition IsNot(string value) => new() { Property = Property, IsNot = value };

    /// <summary>The property has one of these values.</summary>
    /// <param name="values">At least one.</param>
    public TicketCondition In(params IReadOnlyList<string> values) => new() { Property = Property, In = values };

    /// <summary>The text has this part; of <c>tags</c>: this is one of them.</summary>
    /// <param name="value">The part.</param>
    public TicketCondition Contains(string value) => new() { Property = Property, Contains = value };

    /// <summary>The text begins with this.</summary>
    /// <param name="value">The beginning.</param>
    public TicketCondition StartsWith(string value) => new() { Property = Property, StartsWith = value };

    /// <summary>The property has a value.</summary>
    public TicketCondition IsPresent() => new() { Property = Property, Present = true };

    /// <summary>The property has no value.</summary>
    public TicketCondition IsAbsent() => new() { Property = Property, Present = false };

    /// <summary>The priority, number or instant lies above this.</summary>
    /// <param name="value">As <see cref="TicketCondition.GreaterThan"/> has it.</param>
    public TicketCondition GreaterThan(string value) => new() { Property = Property, GreaterThan = value };

    /// <summary>The number lies above this.</summary>
    /// <param name="value">The number.</param>
    public TicketCondition GreaterThan(decimal value) => GreaterThan(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The instant lies after this.</summary>
    /// <param name="value">The instant.</param>
    public TicketCondition GreaterThan(DateTimeOffset value) => GreaterThan(value.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The priority, number or instant lies below this.</summary>
    /// <param name="value">As <see cref="TicketCondition.GreaterThan"/> has it.</param>
    public TicketCondition LessThan(string value) => new() { Property = Property, LessThan = value };

    /// <summary>The number lies below this.</summary>
    /// <param name="value">The number.</param>
    public TicketCondition LessThan(decimal value) => LessThan(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The instant lies before this.</summary>
    /// <param name="value">The instant.</param>
    public TicketCondition LessThan(DateTimeOffset value) => LessThan(value.ToString("O", CultureInfo.InvariantCulture));
}
