using System.Collections.Frozen;
using System.Globalization;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Knows when time rules are due. Pure: a ticket alone decides.</summary>
internal sealed class TimeRuleClock(IReadOnlyList<TimeRule> rules, IReadOnlyDictionary<string, BusinessCalendar> calendars, ConditionEvaluator conditions)
{
    private readonly FrozenDictionary<string, BusinessCalendar> _calendars = calendars.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>When the next rule is due unless something happens before; null for never.</summary>
    public DateTimeOffset? NextDue(Ticket ticket) => rules.Count == 0 ? null : rules.Min(rule => Due(rule, ticket)?.At);

    /// <summary>The rules that are due, in their order, with what the ticket will know of each.</summary>
    public IEnumerable<(TimeRule Rule, TimeRuleRun Run)> DueAt(Ticket ticket, DateTimeOffset now) =>
        from rule in rules
        let due = Due(rule, ticket)
        where due is not null && due.Value.At <= now
        select (rule, new TimeRuleRun(due.Value.Anchor, due.Value.Count + 1, now));

    public (DateTimeOffset At, DateTimeOffset Anchor, int Count)? Due(TimeRule rule, Ticket ticket)
    {
        // What was merged goes on as another ticket.
        if (ticket.MergedInto is not null || AnchorOf(rule, ticket) is not { } anchor)
        {
            return null;
        }

        TimeRuleRun? run = ticket.TimeRules.GetValueOrDefault(rule.Name) is { } known && known.Anchor == anchor.Id ? known : null;
        DateTimeOffset? at = run is null ? First(rule, anchor.From)
            : run.Count < rule.Maximum && rule.RepeatEvery is { } again ? Shift(rule, run.LastAt, again)
            : null;
        return at is { } due && conditions.Holds(rule.If, ticket, due > ticket.UpdatedAt ? due : ticket.UpdatedAt) ? (due, anchor.Id, run?.Count ?? 0) : null;
    }

    private (DateTimeOffset Id, DateTimeOffset From)? AnchorOf(TimeRule rule, Ticket ticket) => rule.Since switch
    {
        TimeRuleAnchor.State => ticket.State == rule.State ? At(ticket.StateSince ?? ticket.CreatedAt) : null,
        TimeRuleAnchor.Category => ticket.Category == rule.Category ? At(ticket.CategorySince ?? ticket.CreatedAt) : null,
        _ when !ticket.IsOpen => null,
        TimeRuleAnchor.Created => At(ticket.CreatedAt),
        TimeRuleAnchor.CustomerReply => ticket.LastCustomerReplyAt is { } wrote && !(ticket.LastAgentReplyAt >= wrote) ? At(wrote) : null,
        TimeRuleAnchor.AgentReply => ticket.LastAgentReplyAt is { } answered && !(ticket.LastCustomerReplyAt > answered) ? At(answered) : null,
        TimeRuleAnchor.Update => At(new[] { ticket.CreatedAt, ticket.LastAgentReplyAt ?? ticket.CreatedAt, ticket.StateSince ?? ticket.CreatedAt }.Max()),
        TimeRuleAnchor.Due => ClockOf(rule, ticket) is { } clock ? (clock.StartedAt, clock.DueAt!.Value) : null,
        _ => DateOf(rule, ticket.Fields.GetValueOrDefault(rule.Field!)) is { } date ? At(date) : null,
    };

    private static (DateTimeOffset Id, DateTimeOffset From) At(DateTimeOffset at) => (at, at);

    private static SlaClock? ClockOf(TimeRule rule, Ticket ticket) => (ticket.Sla?.Clocks ?? [])
        .LastOrDefault(clock => !clock.IsStopped && clock.DueAt is not null && clock.Kind == rule.Target);

    private DateTimeOffset? DateOf(TimeRule rule, string? value)
    {
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return TicketProperties.Instant(value)?.ToUniversalTime();
        }

        DateTimeOffset midnight = new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return rule.Calendar is not { } calendar ? midnight
            : BusinessCalendar.Covers(midnight) ? _calendars[calendar].ResolveLocal(date, TimeSpan.Zero)
            : null;
    }

    private DateTimeOffset? First(TimeRule rule, DateTimeOffset from)
    {
        if (rule.BusinessDays is not { } days)
        {
            return Shift(rule, from, rule.After ?? TimeSpan.Zero);
        }

        if (!BusinessCalendar.Covers(from))
        {
            return null;
        }

        try
        {
            return _calendars[rule.Calendar!].AddBusinessDays(from, days);
        }
        catch (BusinessTimeException)
        {
            // A calendar that has not so many business days: never.
            return null;
        }
    }

    // People write dates such as 9999-12-31 for never, and mistype years: what no clock reaches is never due.
    private DateTimeOffset? Shift(TimeRule rule, DateTimeOffset from, TimeSpan by)
    {
        if (rule.Calendar is { } calendar)
        {
            return BusinessCalendar.Covers(from) && _calendars[calendar].TryAdd(from, by, out DateTimeOffset at) ? at : null;
        }

        return by <= DateTimeOffset.MaxValue - from && by >= DateTimeOffset.MinValue - from ? from + by : null;
    }
}
