namespace CustomerLifecycle.Tickets;

/// <summary>A property of a ticket that changed.</summary>
/// <param name="Field">The property, in camel case, such as <c>assignee</c>.</param>
/// <param name="Before">Its value before as JSON; null when it had none. Of <c>sla</c> it is left out: it is what the latest entry before says.</param>
/// <param name="After">Its value after as JSON; null when it has none.</param>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    /// <summary>The property, without its values.</summary>
    public override string ToString() => Field;
}
