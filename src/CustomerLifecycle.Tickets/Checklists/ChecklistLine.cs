namespace CustomerLifecycle.Tickets;

/// <summary>An item of a checklist before it is on a ticket.</summary>
/// <param name="Text">What is to be done; 1 to 500 characters.</param>
/// <param name="IsRequired">Whether the checklist is not done without it.</param>
public sealed record ChecklistLine(string Text, bool IsRequired = false)
{
    /// <summary>Whether it is required, without what it says.</summary>
    public override string ToString() => IsRequired ? "required item" : "item";
}
