using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

public sealed class SlaEngineTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Build();

    private static readonly SlaPolicy Policy = SlaPolicy.Create("standard", "office")
        .FirstResponse(TimeSpan.FromHours(4))
        .FirstResponse(TimeSpan.FromHours(1), priority: "urgent")
        .NextResponse(TimeSpan.FromHours(2))
        .Resolution(TimeSpan.FromHours(16))
        .Resolution(TimeSpan.FromHours(8), customerLevel: "gold")
        .Group("repair", TimeSpan.FromHours(6))
        .Escalate(TimeSpan.FromHours(-1))
        .Escalate(TimeSpan.FromHours(2));

    private static readonly SlaSubject Normal = new("repair", "normal", null, "desk");

    private readonly SlaEngine _engine = new(Policy, Office);

    [Fact]
    public void A_deadline_runs_over_the_weekend()
    {
        // Friday 15:00: two hours on Friday, two on Monday.
        TicketSla sla = _engine.Start(Normal, StateCategory.New, At(6, 15));

        Assert.Equal(At(9, 11), sla.Clock(SlaTargetKind.FirstResponse)!.DueAt);
        Assert.Equal(At(10, 15), sla.Clock(SlaTargetKind.Resolution)!.DueAt);
    }

    [Fact]
    public void The_target_with_the_most_conditions_applies()
    {
        Assert.Equal(TimeSpan.FromHours(1), Policy.TargetFor(SlaTargetKind.FirstResponse, Normal with { Priority = "urgent" })!.Duration);
        Assert.Equal(TimeSpan.FromHours(8), Policy.TargetFor(SlaTargetKind.Resolution, Normal with { CustomerLevel = "gold" })!.Duration);
        Assert.Null(Policy.TargetFor(SlaTargetKind.Group, Normal));
    }

    [Fact]
    [Trait("Feature", "tickets.sla")]
    public void A_pause_moves_the_deadline_by_its_business_time()
    {
        TicketSla sla = _engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = _engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, At(2, 16));
        Assert.Null(sla.Clock(SlaTargetKind.Resolution)!.DueAt);
        Assert.Null(_engine.NextDue(sla));

        // Monday 16:00 to Tuesday 10:00 is two business hours.
        sla = _engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, At(3, 10));

        Assert.Equal(At(4, 11), sla.Clock(SlaTargetKind.Resolution)!.DueAt);
        SlaState state = _engine.StatesAt(sla, At(3, 11)).Single(s => s.Kind == SlaTargetKind.Resolution);
        Assert.Equal((TimeSpan.FromHours(8), TimeSpan.FromHours(8)), (state.ElapsedBusiness, state.Remaining));
    }

    [Fact]
    public void Another_pausing_category_does_not_end_the_pause()
    {
        TicketSla sla = _engine.Start(Normal, StateCategory.Pending, At(2, 9));
        sla = _engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.OnHold, At(2, 12));

        Assert.All(sla.Clocks, clock => Assert.Equal(At(2, 9), clock.PausedSince));
    }

    [Fact]
    [Trait("Feature", "tickets.hand-over")]
    public void The_group_that_gets_the_ticket_gets_its_own_time()
    {
        TicketSla sla = _engine.HandOver(_engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal with { Group = "repair" }, At(2, 12));
        Assert.Equal(At(3, 10), sla.Clock(SlaTargetKind.Group)!.DueAt);

        sla = _engine.HandOver(sla, Normal, At(3, 11));

        SlaClock left = sla.Clock(SlaTargetKind.Group)!;
        Assert.Equal((TimeSpan.FromHours(7), At(3, 10)), (left.Taken!.Value, left.BreachedAt));
        Assert.DoesNotContain(sla.Clocks, clock => clock.Group == "desk");
    }

    [Fact]
    public void An_answer_at_the_due_instant_is_in_time_and_a_moment_later_is_not()
    {
        TicketSla sla = _engine.Start(Normal, StateCategory.Open, At(2, 9));

        Assert.True(_engine.AgentAnswered(sla, Normal, At(2, 13)).Clock(SlaTargetKind.FirstResponse)!.IsMet);
        Assert.Equal(At(2, 13), _engine.AgentAnswered(sla, Normal, At(2, 13).AddTicks(1)).Clock(SlaTargetKind.FirstResponse)!.BreachedAt);
    }

    [Fact]
    public void The_next_response_runs_from_the_oldest_message_without_an_answer()
    {
        TicketSla sla = _engine.AgentAnswered(_engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 10));
        sla = _engine.CustomerWrote(_engine.CustomerWrote(sla, Normal, At(2, 11)), Normal, At(2, 12));
        Assert.Equal(At(2, 13), sla.Clock(SlaTargetKind.NextResponse)!.DueAt);

        sla = _engine.AgentAnswered(sla, Normal, At(2, 12));

        Assert.True(sla.Clock(SlaTargetKind.NextResponse)!.IsMet);
        Assert.Equal(SlaTargetKind.Resolution, Assert.Single(sla.Clocks, clock => !clock.IsStopped).Kind);
    }

    [Fact]
    public void Periodic_updates_start_anew_with_each_answer_until_the_ticket_is_solved()
    {
        SlaEngine engine = new(SlaPolicy.Create("updates", "office").PeriodicUpdate(TimeSpan.FromHours(3)), Office);
        TicketSla sla = engine.AgentAnswered(engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 11));
        Assert.Equal(At(2, 14), sla.Clock(SlaTargetKind.PeriodicUpdate)!.DueAt);

        sla = engine.AgentAnswered(sla, Normal, At(2, 15));
        Assert.Equal([At(2, 14), null], sla.Clocks.Select(clock => clock.BreachedAt));

        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Solved, At(2, 16));
        Assert.Null(engine.NextDue(sla));
        sla = engine.Transition(sla, Normal, StateCategory.Solved, StateCategory.Open, At(3, 9));
        Assert.Equal(At(3, 12), engine.NextDue(sla));
    }

    [Fact]
    public void Escalations_come_before_and_after_the_breach_each_once()
    {
        TicketSla sla = _engine.AgentAnswered(_engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 9));
        List<DateTimeOffset> reached = [];
        while (_engine.NextDue(sla) is { } due)
        {
            reached.Add(due);
            sla = _engine.Mark(sla, due);
        }

        Assert.Equal([At(3, 16), At(3, 17), At(4, 11)], reached);
        Assert.Equal((2, At(3, 17)), (sla.Clock(SlaTargetKind.Resolution)!.EscalationLevel, sla.Clock(SlaTargetKind.Resolution)!.BreachedAt));
    }

    [Theory]
    [Trait("Feature", "tickets.sla-reopening")]
    [InlineData(SlaReopenRule.Resume, 4, 13, 1)]
    [InlineData(SlaReopenRule.Restart, 5, 11, 1)]
    [InlineData(SlaReopenRule.NewClock, 5, 11, 2)]
    public void A_reopened_ticket_goes_on_or_starts_anew(SlaReopenRule rule, int day, int hour, int clocks)
    {
        SlaEngine engine = new(Policy with { Reopening = rule }, Office);
        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Solved, At(2, 15));
        Assert.True(sla.Clock(SlaTargetKind.Resolution)!.IsMet);

        sla = engine.Transition(sla, Normal, StateCategory.Solved, StateCategory.Open, At(3, 11));

        Assert.Equal(At(day, hour), sla.Clock(SlaTargetKind.Resolution)!.DueAt);
        Assert.Equal(clocks, sla.Clocks.Count(clock => clock.Kind == SlaTargetKind.Resolution));
    }

    [Fact]
    public void Another_priority_keeps_what_has_elapsed()
    {
        TicketSla sla = _engine.Retarget(_engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal with { CustomerLevel = "gold" }, At(2, 12));

        Assert.Equal(At(2, 17), sla.Clock(SlaTargetKind.Resolution)!.DueAt);
    }

    [Fact]
    [Trait("Feature", "tickets.explain")]
    public void A_deadline_is_explained_by_spans_that_add_up()
    {
        TicketSla sla = _engine.Start(Normal, StateCategory.Open, At(6, 16));
        sla = _engine.Pause(sla, At(9, 10));
        sla = _engine.Resume(sla, At(9, 11));
        SlaClock clock = sla.Clock(SlaTargetKind.FirstResponse)!;

        IReadOnlyList<SlaSpan> spans = _engine.Explain(sla, clock, At(9, 11));

        Assert.Equal(
            [
                new(new(At(6, 16), At(6, 17)), SlaSpanKind.Counted, TimeSpan.FromHours(1)),
                new(new(At(6, 17), At(9, 9)), SlaSpanKind.Closed, TimeSpan.FromHours(1)),
                new(new(At(9, 9), At(9, 10)), SlaSpanKind.Counted, TimeSpan.FromHours(2)),
                new(new(At(9, 10), At(9, 11)), SlaSpanKind.Paused, TimeSpan.FromHours(2)),
                new(new(At(9, 11), At(9, 13)), SlaSpanKind.Counted, TimeSpan.FromHours(4)),
            ],
            spans);
        Assert.Equal(clock.DueAt, spans[^1].Interval.End);
    }

    [Fact]
    public void A_calendar_that_never_opens_leaves_nothing_due()
    {
        TicketSla sla = new SlaEngine(Policy, BusinessCalendar.InZone("UTC").Build()).Start(Normal, StateCategory.Open, At(2, 9));

        Assert.All(sla.Clocks, clock => Assert.Null(clock.DueAt));
    }

    // March 2026: the 2nd is a Monday.
    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);
}
