namespace CustomerLifecycle.Tickets;

/// <summary>What a service level depends on.</summary>
/// <param name="TicketType">The type of the ticket.</param>
/// <param name="Priority">The name of the priority.</param>
/// <param name="CustomerLevel">The customer's level; null when it has none.</param>
/// <param name="Group">The group (department) that has the ticket; null for none.</param>
public readonly record struct SlaSubject(string TicketType, string Priority, string? CustomerLevel, string? Group);
