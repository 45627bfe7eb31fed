namespace CustomerLifecycle.Tickets;

/// <summary>One of the values that a field can choose from.</summary>
/// <param name="Value">The value as stored: 1 to 128 characters, no <c>;</c>, no control characters.</param>
/// <param name="Label">What people read; null to show the value.</param>
/// <param name="IsRetired">True when the choice is not offered any more: tickets that have it keep it, none gets it anew.</param>
public sealed record TicketFieldChoice(string Value, string? Label = null, bool IsRetired = false);
