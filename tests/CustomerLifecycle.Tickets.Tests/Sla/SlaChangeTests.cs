using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.SlaSamples;

namespace CustomerLifecycle.Tickets;

public sealed class SlaChangeTests
{
    private static readonly SlaPolicy Standard = Policy().FirstResponse(Hours(4)).Resolution(Hours(16)).Resolution(Hours(8), priority: "urgent");

    private readonly SlaEngine _engine = Standard.Engine();

    [Fact]
    [Trait("Feature", "tickets.sla-policy-change")]
    public void Pending_time_is_not_lost_when_the_SLA_changes()
    {
        TicketSla sla = _engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = _engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, At(2, 11));
        sla = _engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, At(3, 15));
        SlaEngine gold = Policy("gold").Resolution(Hours(6)).Engine();

        // Monday 9 to 11 and Tuesday 15 to 16 have counted: three hours of six are left.
        sla = gold.ChangePolicy(sla, Normal, At(3, 16));

        Assert.Equal(At(4, 11), sla.DueAt);
        SlaState state = gold.StatesAt(sla, At(3, 17)).Single(each => each.Kind == SlaTargetKind.Resolution);
        Assert.Equal((Hours(4), Hours(2), "gold"), (state.ElapsedBusiness, state.Remaining, sla.Policy));
    }

    [Fact]
    public void The_SLA_may_change_while_the_ticket_waits()
    {
        TicketSla sla = _engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = _engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, At(2, 11));
        SlaEngine gold = Policy("gold").Resolution(Hours(6)).Engine();
        sla = gold.ChangePolicy(sla, Normal, At(3, 9));
        Assert.Null(sla.DueAt);

        sla = gold.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, At(4, 9));

        Assert.Equal(At(4, 13), sla.DueAt);
        Assert.Equal(Hours(2), gold.StatesAt(sla, At(4, 9)).Single(state => state.Kind == SlaTargetKind.Resolution).ElapsedBusiness);
    }

    [Fact]
    public void A_target_that_only_the_new_policy_has_counts_from_creation_without_what_waited()
    {
        SlaEngine answers = Policy("answers").FirstResponse(Hours(4)).Engine();
        TicketSla sla = answers.Start(Normal, StateCategory.Open, At(2, 9));
        sla = answers.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, At(2, 10));
        sla = answers.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, At(2, 16));

        sla = _engine.ChangePolicy(sla, Normal, At(2, 17));

        SlaClock resolution = sla.Clock(SlaTargetKind.Resolution)!;
        Assert.Equal((At(2, 9), At(4, 15)), (resolution.StartedAt, resolution.DueAt));
        Assert.Equal(At(3, 11), sla.Clock(SlaTargetKind.FirstResponse)!.DueAt);
    }

    [Fact]
    public void What_was_counted_on_the_old_calendar_stays_as_it_was_counted()
    {
        SlaEngine always = SlaPolicy.Create("always", "always").Resolution(Hours(20)).Engine();
        TicketSla sla = _engine.Start(Normal, StateCategory.Open, At(2, 16));

        // One business hour until Tuesday 09:00; from then on day and night.
        sla = always.ChangePolicy(sla, Normal, At(3, 9));

        Assert.Equal(At(4, 4), sla.DueAt);
        SlaExplanation why = always.Explain(sla, sla.Clock(SlaTargetKind.Resolution)!, At(3, 9));
        Assert.Equal([(SlaSpanKind.Counted, 1.0), (SlaSpanKind.Closed, 1.0), (SlaSpanKind.Counted, 20.0)], why.Select(span => (span.Kind, span.Total.TotalHours)));
    }

    [Fact]
    public void A_restart_gives_the_whole_time_of_the_new_policy()
    {
        SlaEngine gold = (Policy("gold").Resolution(Hours(6)) with { PolicyChange = SlaPolicyChangeRule.Restart }).Engine();
        TicketSla sla = gold.ChangePolicy(_engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 15));

        Assert.Equal(At(3, 13), sla.DueAt);
        Assert.Equal(
            [SlaStatus.Cancelled, SlaStatus.Cancelled, SlaStatus.Running],
            gold.StatesAt(sla, At(2, 15)).Select(state => state.Status));
        Assert.Equal(At(2, 9), gold.ChangePolicy(_engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 15), SlaPolicyChangeRule.KeepElapsed).Clock(SlaTargetKind.Resolution)!.StartedAt);
    }

    [Fact]
    public void Without_a_policy_nothing_is_due_and_nothing_starts()
    {
        TicketSla sla = _engine.Cancel(_engine.Start(Normal, StateCategory.Open, At(2, 9)), At(2, 10));

        Assert.Equal((null, ""), (sla.DueAt, sla.Policy));
        Assert.All(sla.Clocks, clock => Assert.True(clock.IsCancelled));
    }

    [Fact]
    public void A_priority_that_is_raised_keeps_what_has_elapsed_and_breaches_when_it_is_raised()
    {
        TicketSla sla = _engine.AgentAnswered(_engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 10));
        Assert.Equal(At(2, 17), _engine.Retarget(sla, Urgent, At(2, 13)).DueAt);

        // Eight hours had passed on Monday evening already, but nobody had promised them then.
        sla = _engine.Retarget(sla, Urgent, At(3, 11));

        Assert.Equal((At(2, 17), At(3, 11)), (sla.DueAt!.Value, sla.Clock(SlaTargetKind.Resolution)!.BreachedAt!.Value));
        Assert.Null(_engine.Retarget(sla, Normal, At(3, 11)).Clock(SlaTargetKind.Resolution)!.BreachedAt);
    }

    [Fact]
    public void A_priority_without_a_target_cancels_and_one_with_a_target_brings_the_clock_back()
    {
        SlaEngine engine = Policy().Resolution(Hours(8), priority: "urgent").Engine();
        TicketSla sla = engine.Start(Urgent, StateCategory.Open, At(2, 9));
        sla = engine.Retarget(sla, Normal, At(2, 10));
        Assert.Equal((null, SlaStatus.Cancelled), (sla.DueAt, Assert.Single(engine.StatesAt(sla, At(2, 10))).Status));

        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, At(2, 11));
        sla = engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, At(2, 13));
        Assert.Null(sla.DueAt);
        sla = engine.Retarget(sla, Urgent, At(2, 14));

        Assert.Equal(At(3, 11), sla.DueAt);
    }

    [Fact]
    [Trait("Feature", "tickets.hand-over")]
    public void The_old_SLAs_target_does_not_stay_after_the_hand_over()
    {
        SlaEngine engine = Policy().Group("desk", Hours(1)).Group("repair", Hours(8))
            .With(new() { Kind = SlaTargetKind.FirstResponse, Duration = Hours(2), Group = "desk" }).Resolution(Hours(16)).Engine();
        TicketSla sla = engine.HandOver(engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal with { Group = "repair" }, At(2, 10));

        Assert.Equal(
            [(SlaTargetKind.FirstResponse, null, SlaStatus.Cancelled), (SlaTargetKind.Resolution, null, SlaStatus.Running), (SlaTargetKind.Group, "desk", SlaStatus.Met), (SlaTargetKind.Group, "repair", SlaStatus.Running)],
            engine.StatesAt(sla, At(2, 10)).Select(state => (state.Kind, state.Group, state.Status)));
        Assert.Equal(At(3, 10), sla.DueAt);
    }

    [Fact]
    public void A_group_with_hours_of_its_own_is_measured_by_them()
    {
        SlaEngine engine = Policy().Resolution(Hours(16)).Group("repair", Hours(5), calendar: "workshop").Engine();
        TicketSla sla = engine.HandOver(engine.Start(Normal, StateCategory.Open, At(6, 9)), Normal with { Group = "repair" }, At(6, 10));

        // The workshop is open from 08:00 to 12:00, also on Saturday; the office goes on by its own hours.
        Assert.Equal(At(7, 11), sla.Clock(SlaTargetKind.Group)!.DueAt);
        Assert.Equal(At(9, 17), sla.Clock(SlaTargetKind.Resolution)!.DueAt);
    }

    [Fact]
    public void A_group_that_gets_a_solved_ticket_has_its_time_once_it_is_reopened()
    {
        SlaEngine engine = Policy().Group(null, Hours(4)).Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Solved, At(2, 10));
        sla = engine.HandOver(sla, Normal with { Group = "repair" }, At(2, 12));
        Assert.Null(sla.DueAt);

        sla = engine.Transition(sla, Normal with { Group = "repair" }, StateCategory.Solved, StateCategory.Open, At(3, 9));

        Assert.Equal(("repair", At(3, 13)), (sla.Clock(SlaTargetKind.Group)!.Group, sla.DueAt!.Value));
    }
}
