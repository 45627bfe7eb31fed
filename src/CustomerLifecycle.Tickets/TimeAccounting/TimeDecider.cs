using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what is booked. Pure.</summary>
internal static class TimeDecider
{
    private const int MaximumEntries = 1_000;
    private const int MaximumMinutes = 7 * 24 * 60;
    private const int MaximumNote = 2_000;

    public static TicketDecision Add(Ticket ticket, AddTime command, DateTimeOffset now)
    {
        if (command.Minutes is < 1 or > MaximumMinutes)
        {
            throw new ArgumentException($"Minutes is {command.Minutes}; it is 1 to {MaximumMinutes}, a week. Book longer work day by day.");
        }

        return Booked(ticket, now, new()
        {
            Sequence = ticket.Version + 1,
            Agent = new(command.Agent.Value),
            Minutes = command.Minutes,
            Activity = Input.OptionalName(command.Activity, nameof(command.Activity)),
            IsBillable = command.IsBillable,
            At = (command.At ?? now).ToUniversalTime(),
            Note = Input.OptionalText(command.Note, MaximumNote, nameof(command.Note)),
        });
    }

    public static TicketDecision Correct(Ticket ticket, IReadOnlyList<TicketTimeEntry> entries, CorrectTime command, DateTimeOffset now)
    {
        if (command.Minutes is < 0 or > MaximumMinutes)
        {
            throw new ArgumentException($"Minutes is {command.Minutes}; it is what the entry should have said, 0 to {MaximumMinutes}.");
        }

        if (entries.FirstOrDefault(entry => entry.Sequence == command.Entry && entry.Corrects is null) is not { } entry)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.NotFound, string.Create(CultureInfo.InvariantCulture, $"The ticket has no time entry {command.Entry} that can be corrected. Name an entry, not a correction."));
        }

        long says = entry.Minutes + entries.Where(other => other.Corrects == entry.Sequence).Sum(other => other.Minutes);
        return says == command.Minutes
            ? TicketDecision.Nothing(ticket)
            : Booked(ticket, now, entry with { Sequence = ticket.Version + 1, Minutes = command.Minutes - says, Note = null, Corrects = entry.Sequence });
    }

    /// <summary>Sums entries by agent and activity.</summary>
    public static IReadOnlyList<TicketTimeTotal> Totals(IEnumerable<TicketTimeEntry> entries) => InOrder(entries
        .GroupBy(entry => (entry.Agent, entry.Activity))
        .Select(same => new TicketTimeTotal(same.Key.Agent, same.Key.Activity, same.Sum(entry => entry.Minutes), same.Where(entry => entry.IsBillable).Sum(entry => entry.Minutes))));

    public static IReadOnlyList<TicketTimeTotal> InOrder(IEnumerable<TicketTimeTotal> totals) =>
        [.. totals.OrderBy(total => total.Agent.Value, StringComparer.Ordinal).ThenBy(total => total.Activity, StringComparer.Ordinal)];

    private static TicketDecision Booked(Ticket ticket, DateTimeOffset now, TicketTimeEntry entry)
    {
        TicketTimeSpent spent = ticket.TimeSpent ?? new(0, 0, 0);
        if (spent.Entries >= MaximumEntries)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.LimitReached, $"A ticket has at most {MaximumEntries} time entries. Book the rest on a child ticket.");
        }

        if (entry.At > now)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.InTheFuture, string.Create(CultureInfo.InvariantCulture, $"The work at {entry.At:O} lies in the future; it is {now:O}. Book it when it is done."));
        }

        spent = new(spent.Minutes + entry.Minutes, spent.BillableMinutes + (entry.IsBillable ? entry.Minutes : 0), spent.Entries + 1);
        return TicketDecision.Of(TicketStep.Of(ticket, ticket with { TimeSpent = spent }, entry.Corrects is null ? "time-add" : "time-correct", now)! with { Time = entry });
    }
}
