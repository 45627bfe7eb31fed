using CustomerLifecycle.Analytics;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;
using LifecycleDay.Input;

namespace LifecycleDay.Reporting;

/// <summary>Everything the report prints.</summary>
internal sealed record DayFigures
{
    public required DateOnly Date { get; init; }

    public required KpiReport Overview { get; init; }

    public required KpiReport ByHour { get; init; }

    public required KpiReport ByHourAndQueue { get; init; }

    public required KpiReport ByQueue { get; init; }

    public required KpiReport ByChannel { get; init; }

    public required KpiReport ByAgent { get; init; }

    public required KpiReport BotByChannel { get; init; }

    public required KpiReport LeadsBySource { get; init; }

    public required KpiReport LeadsByOwner { get; init; }

    public required RoutingFigures Routing { get; init; }

    public required TopList Reasons { get; init; }

    public required IReadOnlyList<double> Waits { get; init; }

    public required IReadOnlyList<(string Label, long Count)> LeadCounts { get; init; }

    public required IReadOnlyList<TicketCount> Tickets { get; init; }

    public required IReadOnlyList<Ticket> Breached { get; init; }

    /// <summary>How many clocks of each target were met, breached, or run on after the day.</summary>
    public required IReadOnlyList<(SlaTargetKind Target, int Met, int Breached, int Running)> Sla { get; init; }

    /// <summary>Reports of field engineers, and how many of them ended in a callback by the agent who took the contact.</summary>
    public required (int Reports, int CalledBack) Visits { get; init; }

    /// <summary>One ticket's deadline, explained.</summary>
    public required (Ticket Ticket, SlaTargetKind Target, SlaState State, IReadOnlyList<SlaSpan> Spans)? Explained { get; init; }

    public required IReadOnlyList<InputProblem> Problems { get; init; }
}
