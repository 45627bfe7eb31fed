using System.Text.Json;
using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.SlaSamples;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets;

/// <summary>A service level stays small whatever happens to its ticket, and as right as before.</summary>
public sealed class SlaBoundsTests
{
    private static readonly SlaEngine Engine = SlaPolicy.Create("always", "always")
        .FirstResponse(Hours(1)).NextResponse(Hours(4)).PeriodicUpdate(Hours(24)).Resolution(Hours(100_000)).Group(null, Hours(8)).Escalate(SlaEscalation.AtBreach).Engine();

    [Fact]
    [Trait("Feature", "tickets.sla")]
    public void Ten_thousand_pauses_leave_a_small_state_and_the_exact_time()
    {
        DateTimeOffset now = At(2, 9);
        TicketSla sla = Engine.Start(Normal, StateCategory.Open, now);
        TimeSpan open = TimeSpan.Zero;
        for (int i = 0; i < 10_000; i++)
        {
            open += TimeSpan.FromMinutes(1 + (i % 7));
            sla = Engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, now += TimeSpan.FromMinutes(1 + (i % 7)));
            sla = Engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, now += TimeSpan.FromMinutes(2 + (i % 5)));
            Assert.True(sla.Phases.Length <= 64);
        }

        SlaClock clock = sla.Clock(SlaTargetKind.Resolution)!;
        SlaState state = Engine.StatesAt(sla, now).Single(state => state.Kind == SlaTargetKind.Resolution);
        Assert.Equal((open, now + (Hours(100_000) - open)), (state.ElapsedBusiness, clock.DueAt));
        Assert.Equal(Hours(100_000), Engine.Explain(sla, clock, now).Total);
        Assert.Contains("pauses", Engine.Explain(sla, clock, now).ToText(), StringComparison.Ordinal);
        Assert.InRange(Json(sla).Length, 1, 32_000);
        Assert.Equal(Json(sla), Json(JsonSerializer.Deserialize<TicketSla>(Json(sla), TicketJson.Options)!));
    }

    [Fact]
    [Trait("Feature", "tickets.sla")]
    public void A_thousand_hand_overs_and_changes_of_the_policy_leave_a_small_state()
    {
        SlaEngine other = SlaPolicy.Create("other", "office").Resolution(Hours(50_000)).Group(null, Hours(8)).Engine();
        DateTimeOffset now = At(2, 9);
        TicketSla sla = Engine.Start(Normal, StateCategory.Open, now);
        for (int i = 0; i < 1_000; i++)
        {
            sla = Engine.HandOver(sla, Normal with { Group = i % 2 == 0 ? "repair" : "desk" }, now += TimeSpan.FromMinutes(10));
            sla = (i % 2 == 0 ? other : Engine).ChangePolicy(sla, Normal, now += TimeSpan.FromMinutes(10));
        }

        Assert.InRange(Json(sla).Length, 1, 32_000);
        SlaClock clock = sla.Clock(SlaTargetKind.Resolution)!;
        Assert.Equal(clock.Target, Engine.Explain(sla, clock, now).Total);
        Assert.Equal(sla.Clocks.Length, sla.Clocks.Select(one => one.Number).Distinct().Count());
    }

    [Fact]
    [Trait("Feature", "tickets.sla")]
    public void Of_too_many_phases_the_shortest_are_forgotten_and_the_latest_never()
    {
        DateTimeOffset now = At(2, 9);
        TicketSla sla = Engine.Start(Normal, StateCategory.Open, now);
        sla = Engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, now += TimeSpan.FromDays(10));
        sla = Engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, now += TimeSpan.FromDays(30));
        for (int i = 0; i < 200; i++)
        {
            sla = Engine.Transition(sla, Normal, StateCategory.Open, StateCategory.OnHold, now += TimeSpan.FromMinutes(5));
            sla = Engine.Transition(sla, Normal, StateCategory.OnHold, StateCategory.Open, now += TimeSpan.FromMinutes(1));
        }

        Assert.Equal([StateCategory.Open, StateCategory.Pending], sla.Phases.Take(2).Select(phase => phase.Category));
        Assert.Equal([now.AddMinutes(-6), now.AddMinutes(-1), now], sla.Phases.TakeLast(3).Select(phase => phase.At));
        Assert.Equal((StateCategory.OnHold, StateCategory.Open), (sla.Phases[^2].Category, sla.Phases[^1].Category));
    }

    [Fact]
    [Trait("Feature", "tickets.history")]
    public async Task An_entry_of_the_history_does_not_grow_with_those_before_it()
    {
        await using TicketFixture fixture = await CreateAsync("memory");
        Ticket ticket = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start");
        for (int i = 0; i < 300; i++)
        {
            ticket = await fixture.FireAsync(ticket, "AskCustomer");
            fixture.Clock.Advance(TimeSpan.FromMinutes(3));
            ticket = await fixture.FireAsync(ticket, "CustomerAnswered");
            fixture.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id);
        Assert.All(history, entry => Assert.InRange(TicketJson.Write(entry.Changes).Length, 1, 24_000));
        Assert.Equal(TicketJson.Write(ticket), TicketJson.Write(TicketHistory.Rebuild(history)));
    }

    private static string Json(TicketSla sla) => JsonSerializer.Serialize(sla, TicketJson.Options);
}
