using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.SlaSamples;

namespace CustomerLifecycle.Tickets;

public sealed class SlaConditionsTests
{
    private static readonly SlaPolicy Standard = Policy().FirstResponse(Hours(4)).Resolution(Hours(16));

    [Fact]
    [Trait("Feature", "tickets.sla-conditions")]
    public void Waiting_for_a_third_party_counts_where_the_policy_says_so()
    {
        SlaEngine engine = Standard.PauseIn(StateCategory.Pending).Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9));

        TicketSla held = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.OnHold, At(2, 11));
        TicketSla pending = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, At(2, 11));

        Assert.All(engine.StatesAt(held, At(2, 12)), state => Assert.False(state.Paused));
        Assert.All(engine.StatesAt(pending, At(2, 12)), state => Assert.True(state.Paused));
    }

    [Fact]
    public void Solved_and_closed_stop_the_resolution_whatever_pauses()
    {
        SlaEngine engine = Standard.PauseIn().Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Solved, At(2, 11));

        Assert.Equal([SlaStatus.Paused, SlaStatus.Met], engine.StatesAt(sla, At(2, 12)).Select(state => state.Status));
    }

    [Fact]
    public void A_clock_may_wait_for_the_category_in_which_it_starts()
    {
        SlaEngine engine = Policy().Resolution(Hours(8)).When(SlaTargetKind.Resolution, SlaConditions.Work with { StartIn = [StateCategory.Open] }).Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.New, At(2, 9));
        Assert.Empty(sla.Clocks);

        sla = engine.Transition(sla, Normal, StateCategory.New, StateCategory.Open, At(2, 11));
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.New, At(2, 12));
        sla = engine.Transition(sla, Normal, StateCategory.New, StateCategory.Open, At(2, 13));

        Assert.Equal(At(2, 11), Assert.Single(sla.Clocks).StartedAt);
    }

    [Fact]
    public void A_paused_clock_goes_on_only_where_the_policy_resumes()
    {
        SlaEngine engine = Policy().Resolution(Hours(8)).When(
            SlaTargetKind.Resolution, SlaConditions.Work with { PauseIn = [StateCategory.Pending], ResumeIn = [StateCategory.Open] }).Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, At(2, 10));
        sla = engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.OnHold, At(2, 11));
        Assert.True(Assert.Single(engine.StatesAt(sla, At(2, 12))).Paused);

        sla = engine.Transition(sla, Normal, StateCategory.OnHold, StateCategory.Open, At(2, 12));

        Assert.Equal(At(3, 11), sla.DueAt);
    }

    [Fact]
    public void A_reset_gives_the_whole_target_again_and_forgets_the_breach()
    {
        SlaEngine engine = Policy().Resolution(Hours(2)).Escalate(TimeSpan.Zero).When(
            SlaTargetKind.Resolution, SlaConditions.Work with { ResetIn = [StateCategory.New] }).Engine();
        TicketSla sla = engine.Mark(engine.Start(Normal, StateCategory.Open, At(2, 9)), At(2, 12));
        Assert.Equal(At(2, 11), Assert.Single(sla.Clocks).BreachedAt);

        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.New, At(2, 13));

        SlaClock clock = Assert.Single(sla.Clocks);
        Assert.Equal((At(2, 13), At(2, 15), null, 0), (clock.StartedAt, clock.DueAt, clock.BreachedAt, clock.EscalationLevel));
    }

    [Theory]
    [InlineData("spam", SlaStatus.Cancelled)]
    [InlineData("Duplicate", SlaStatus.Cancelled)]
    [InlineData("Closed", SlaStatus.Met)]
    [InlineData(null, SlaStatus.Met)]
    public void Spam_is_neither_met_nor_missed(string? reason, SlaStatus expected)
    {
        SlaEngine engine = Policy().Resolution(Hours(2)).Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9));

        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Closed, At(2, 10), reason);

        Assert.Equal(expected, Assert.Single(engine.StatesAt(sla, At(2, 10))).Status);
        Assert.Null(engine.NextDue(sla));
    }

    [Fact]
    public void A_reason_counts_only_when_the_ticket_ends()
    {
        SlaEngine engine = Standard.Engine();
        TicketSla sla = engine.Transition(engine.Start(Normal, StateCategory.New, At(2, 9)), Normal, StateCategory.New, StateCategory.Open, At(2, 10), "spam");

        Assert.DoesNotContain(sla.Clocks, clock => clock.IsCancelled);
    }

    [Fact]
    public void What_was_no_spam_after_all_goes_on()
    {
        SlaEngine engine = Standard.Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Closed, At(2, 10), "spam");
        sla = engine.Transition(sla, Normal, StateCategory.Closed, StateCategory.Open, At(2, 12));

        Assert.Equal([At(2, 15), At(4, 11)], sla.Clocks.Select(clock => clock.DueAt));
    }

    [Fact]
    public void A_ticket_created_out_of_hours_gets_its_whole_time_from_the_opening()
    {
        TicketSla sla = Standard.Engine().Start(Normal, StateCategory.New, At(7, 22));

        Assert.Equal([At(9, 13), At(10, 17)], sla.Clocks.Select(clock => clock.DueAt));
    }

    [Fact]
    public void A_ticket_created_in_Pending_waits_before_anything_counts()
    {
        SlaEngine engine = Standard.Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.Pending, At(2, 9));
        Assert.Equal((null, null), (sla.DueAt, engine.NextDue(sla)));

        sla = engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, At(3, 9));

        Assert.Equal([At(3, 13), At(4, 17)], sla.Clocks.Select(clock => clock.DueAt));
    }

    [Fact]
    public void Going_to_and_fro_within_a_category_leaves_the_service_level_as_it_is()
    {
        SlaEngine engine = Standard.Engine();
        TicketSla started = engine.Start(Normal, StateCategory.Open, At(2, 9));
        TicketSla sla = started;
        for (int minute = 1; minute <= 50; minute++)
        {
            sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Open, At(2, 9, minute));
        }

        Assert.Same(started, sla);
    }

    [Fact]
    public void A_clock_cancelled_within_a_category_is_taken_up_again_when_the_ticket_is_reopened()
    {
        SlaEngine engine = Standard.Engine();
        TicketSla sla = engine.Start(Normal, StateCategory.Open, At(2, 9));
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Solved, At(2, 10), "answered");
        sla = engine.Transition(sla, Normal, StateCategory.Solved, StateCategory.Solved, At(2, 11), "duplicate");
        Assert.Equal(SlaStatus.Cancelled, engine.StatesAt(sla, At(2, 12))[0].Status);

        sla = engine.Transition(sla, Normal, StateCategory.Solved, StateCategory.Open, At(2, 12));

        Assert.Equal([SlaStatus.Running, SlaStatus.Running], engine.StatesAt(sla, At(2, 12)).Select(state => state.Status));
    }

    [Fact]
    public void A_clock_that_stops_late_stays_breached()
    {
        SlaEngine engine = Standard.Engine();
        TicketSla sla = engine.AgentAnswered(engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 15));

        SlaState first = engine.StatesAt(sla, At(5, 9))[0];

        Assert.Equal((SlaStatus.Missed, At(2, 13), Hours(6), Hours(-2)), (first.Status, first.BreachedAt, first.ElapsedBusiness, first.Remaining));
    }

    [Fact]
    public void Everything_wrong_with_a_policy_is_said_at_once()
    {
        SlaPolicy policy = SlaPolicy.Create("p", "nowhere")
            .Resolution(TimeSpan.Zero)
            .Group("repair", Hours(1), calendar: "workshoop")
            .Escalate(Hours(1)).Escalate(Hours(-1)).Escalate(SlaEscalation.At(-1))
            .When(SlaTargetKind.Group, new() { PauseIn = [StateCategory.Solved] }) with
        { EscalateWithin = "nights", Reopening = (SlaReopenRule)9 };

        string message = Assert.Throws<ArgumentException>(() => new SlaEngine(policy, Named)).Message;

        foreach (string part in new[] { "nowhere", "workshoop", "nights", "Resolution target of 00:00:00", "out of order", "Level 3", "both pauses and stops Group in Solved", "reopening rule" })
        {
            Assert.Contains(part, message);
        }
    }
}
