using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.SlaSamples;

namespace CustomerLifecycle.Tickets;

public sealed class SlaEscalationTests
{
    [Fact]
    [Trait("Feature", "tickets.sla-escalation-levels")]
    public void Levels_are_shares_of_the_target_the_breach_and_business_time_after_it()
    {
        SlaEngine engine = Policy().Resolution(Hours(10))
            .Escalate(SlaEscalation.At(0.8)).Escalate(SlaEscalation.AtBreach).Escalate(SlaEscalation.After(Hours(8))).Engine();

        // Eight hours end on Monday evening, ten on Tuesday at 11; eight more skip the night.
        Assert.Equal([At(2, 17), At(3, 11), At(4, 11)], Reached(engine, engine.Start(Normal, StateCategory.Open, At(2, 9))));
    }

    [Fact]
    public void A_warning_longer_than_the_target_comes_at_the_start()
    {
        SlaEngine engine = Policy().Resolution(Hours(1)).Escalate(SlaEscalation.Before(Hours(4))).Engine();

        Assert.Equal([At(2, 9), At(2, 10)], Reached(engine, engine.Start(Normal, StateCategory.Open, At(2, 9))));
    }

    [Fact]
    public void Nobody_is_called_at_midnight()
    {
        SlaPolicy always = SlaPolicy.Create("always", "always").Resolution(Hours(15)).Escalate(SlaEscalation.At(0.8)).Escalate(SlaEscalation.AtBreach);
        SlaEngine loud = always.Engine();
        SlaEngine quiet = (always with { EscalateWithin = "office" }).Engine();

        // The clock runs day and night: 80 % are reached at 21:00, the target at midnight.
        Assert.Equal([At(2, 21), At(3, 0)], Reached(loud, loud.Start(Normal, StateCategory.Open, At(2, 9))));
        Assert.Equal([At(3, 0), At(3, 9)], Reached(quiet, quiet.Start(Normal, StateCategory.Open, At(2, 9))));

        TicketSla night = quiet.Mark(quiet.Start(Normal, StateCategory.Open, At(2, 9)), At(3, 8));
        Assert.Equal((At(3, 0), 0), (night.Clocks[0].BreachedAt, night.Clocks[0].EscalationLevel));
        Assert.Equal([1, 2], quiet.Mark(night, At(3, 9)).Clocks[0].Escalated);
    }

    [Fact]
    public void A_deadline_at_closing_time_calls_nobody_before_the_next_opening_where_the_policy_says_so()
    {
        SlaEngine engine = (Policy().Resolution(Hours(8)).Escalate(SlaEscalation.AtBreach) with { EscalateWithin = "office" }).Engine();

        Assert.Equal([At(6, 17), At(9, 9)], Reached(engine, engine.Start(Normal, StateCategory.Open, At(6, 9))));
    }

    [Fact]
    public void What_was_solved_before_the_morning_calls_nobody()
    {
        SlaEngine engine = (SlaPolicy.Create("always", "always").Resolution(Hours(13)).Escalate(SlaEscalation.AtBreach) with { EscalateWithin = "office" }).Engine();
        TicketSla sla = engine.Mark(engine.Start(Normal, StateCategory.Open, At(2, 9)), At(2, 22));
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Solved, At(3, 1));

        Assert.Equal((null, 0, SlaStatus.Missed), (engine.NextDue(sla), sla.Clocks[0].EscalationLevel, engine.StatesAt(sla, At(3, 1))[0].Status));
    }

    [Fact]
    public void A_level_may_be_for_one_kind_of_clock()
    {
        SlaEngine engine = Policy().FirstResponse(Hours(2)).Resolution(Hours(4)).Escalate(SlaEscalation.At(0.5).For(SlaTargetKind.Resolution)).Engine();
        TicketSla sla = engine.Mark(engine.Start(Normal, StateCategory.Open, At(2, 9)), At(2, 17));

        Assert.Equal([0, 1], sla.Clocks.Select(clock => clock.EscalationLevel));
    }

    [Fact]
    public void A_new_target_arms_the_levels_again_that_now_lie_ahead()
    {
        SlaEngine engine = Policy().Resolution(Hours(8)).Resolution(Hours(4), priority: "urgent").Escalate(SlaEscalation.At(0.5)).Escalate(SlaEscalation.AtBreach).Engine();
        TicketSla sla = engine.Mark(engine.Start(Urgent, StateCategory.Open, At(2, 9)), At(2, 11));
        Assert.Equal([1], sla.Clocks[0].Escalated);

        TicketSla lowered = engine.Retarget(sla, Normal, At(2, 12));
        Assert.Equal([At(2, 13), At(2, 17)], Reached(engine, lowered));

        // Half of eight hours and half of four have both passed: the level is not reached twice.
        TicketSla raised = engine.Retarget(engine.Mark(lowered, At(2, 13)), Urgent, At(2, 13));
        Assert.Equal([1], raised.Clocks[0].Escalated);
        Assert.Equal([At(2, 13)], Reached(engine, raised));
    }

    [Fact]
    public void The_update_SLA_does_not_escalate_when_the_agent_answered_last()
    {
        SlaEngine engine = Policy().NextResponse(Hours(2)).Escalate(SlaEscalation.At(0.5)).Escalate(SlaEscalation.AtBreach).Engine();
        TicketSla sla = engine.CustomerWrote(engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 9));
        sla = engine.AgentAnswered(sla, Normal, At(2, 9, 30));
        Assert.Null(engine.NextDue(sla));

        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, At(2, 10));
        sla = engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, At(2, 12));
        sla = engine.Retarget(sla, Urgent, At(2, 13));
        sla = Policy("other").NextResponse(Hours(1)).Engine().ChangePolicy(sla, Urgent, At(2, 14));

        Assert.Equal((null, null), (engine.NextDue(sla), sla.DueAt));
    }

    [Fact]
    public void A_ticket_is_not_breached_while_it_is_pending()
    {
        SlaEngine engine = Policy().Resolution(Hours(2)).Escalate(SlaEscalation.AtBreach).Engine();
        TicketSla sla = engine.Transition(engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, StateCategory.Open, StateCategory.Pending, At(2, 10));

        TicketSla week = engine.Mark(sla, At(9, 12));

        Assert.Equal((null, 0), (week.Clocks[0].BreachedAt, week.Clocks[0].EscalationLevel));
        SlaState state = Assert.Single(engine.StatesAt(week, At(9, 12)));
        Assert.Equal((SlaStatus.Paused, Hours(1), null), (state.Status, state.Remaining, state.BreachedAt));
        Assert.Equal(At(9, 13), engine.Transition(week, Normal, StateCategory.Pending, StateCategory.Open, At(9, 12)).DueAt);
    }

    [Fact]
    public void An_imported_ticket_is_breached_but_raises_no_old_alarms()
    {
        SlaEngine engine = Policy().Resolution(Hours(4)).Escalate(SlaEscalation.At(0.5)).Escalate(SlaEscalation.AtBreach).Escalate(SlaEscalation.After(Hours(8))).Engine();

        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9), importedAt: At(3, 10));

        Assert.Equal((At(2, 9), At(2, 13)), (sla.Clocks[0].StartedAt, sla.Clocks[0].BreachedAt!.Value));
        Assert.Equal([At(3, 13)], Reached(engine, sla));
    }

    private static List<DateTimeOffset> Reached(SlaEngine engine, TicketSla sla)
    {
        List<DateTimeOffset> reached = [];
        while (engine.NextDue(sla) is { } due)
        {
            reached.Add(due);
            sla = engine.Mark(sla, due);
            Assert.True(reached.Count < 10);
        }

        return reached;
    }
}
