namespace CustomerLifecycle.Tickets;

/// <summary>Sets and clears what a ticket says about itself. Pure.</summary>
internal readonly struct TicketDetailChange
{
    private const TicketDetails All = TicketDetails.Description | TicketDetails.Reason | TicketDetails.Customer | TicketDetails.ContactPoint
        | TicketDetails.CustomerLevel | TicketDetails.Conversation | TicketDetails.Issue;

    private readonly TicketDetails _cleared;

    public TicketDetailChange(UpdateTicket command) => _cleared = (command.Clear & ~All) == 0
        ? command.Clear
        : throw new ArgumentOutOfRangeException(nameof(command), command.Clear, "Clear names details that there are not. Use members of TicketDetails.");

    /// <summary>The value a detail has after the command.</summary>
    /// <exception cref="ArgumentException">The command both sets and clears it.</exception>
    public T? Of<T>(TicketDetails detail, T? value, T? former) => (_cleared.HasFlag(detail), value is null) switch
    {
        (true, false) => throw new ArgumentException($"{detail} is both set and cleared. Leave it out of Clear, or give no value.", nameof(value)),
        (true, true) => default,
        (false, true) => former,
        _ => value,
    };
}
