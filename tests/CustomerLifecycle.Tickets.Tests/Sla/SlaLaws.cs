using System.Text.Json;
using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using FsCheck;
using FsCheck.Fluent;
using static CustomerLifecycle.Tickets.SlaSamples;

namespace CustomerLifecycle.Tickets;

/// <summary>What holds whatever happens to a ticket, in whatever order.</summary>
public sealed class SlaLaws
{
    private static readonly SlaEngine[] Engines =
    [
        Policy().FirstResponse(Hours(2)).NextResponse(Hours(4)).PeriodicUpdate(Hours(6)).Resolution(Hours(16)).Resolution(Hours(8), priority: "urgent")
            .Group("repair", Hours(5), calendar: "workshop").Escalate(SlaEscalation.At(0.8)).Escalate(SlaEscalation.AtBreach).Escalate(SlaEscalation.After(Hours(1))).Engine(),
        (SlaPolicy.Create("always", "always").FirstResponse(Hours(5)).Resolution(Hours(30)).Group(null, Hours(10)).Escalate(SlaEscalation.AtBreach)
            .PauseIn(StateCategory.Pending) with { EscalateWithin = "office", Reopening = SlaReopenRule.NewClock }).Engine(),
        (Policy("third").NextResponse(Hours(3), priority: "urgent").Resolution(Hours(12)).Escalate(Hours(-2)).Escalate(Hours(2))
            with { Reopening = SlaReopenRule.Restart, PolicyChange = SlaPolicyChangeRule.Restart }).Engine(),
    ];

    private static readonly Gen<List<(int What, int Minutes)>> Lives =
        from count in Gen.Choose(1, 25)
        from steps in Gen.ListOf(Gen.Choose(0, 13).Zip(Gen.Choose(0, 900)), count)
        select steps.ToList();

    [Fact]
    public void Explanations_add_up_to_what_is_measured() => Check(life =>
    {
        (SlaEngine engine, TicketSla sla, DateTimeOffset now) = life;
        return sla.Clocks.All(clock =>
        {
            SlaExplanation why = engine.Explain(sla, clock, now);
            TimeSpan expected = clock.Taken ?? (clock.DueAt is null ? why.State.ElapsedBusiness : clock.Target);
            return why.Total == expected || (clock is { IsStopped: false } && why.Total >= expected && clock.DueAt <= now);
        });
    });

    [Fact]
    public void What_has_elapsed_and_what_remains_are_the_target() => Check(life =>
        life.Engine.StatesAt(life.Sla, life.Now).All(state => state.ElapsedBusiness + state.Remaining == state.Target && state.ElapsedBusiness >= TimeSpan.Zero));

    [Fact]
    public void A_clock_that_runs_is_due_when_nothing_remains() => Check(life => life.Sla.Clocks
        .Where(clock => clock.DueAt > life.Now && !clock.IsStopped)
        .All(clock => life.Engine.StatesAt(life.Sla, clock.DueAt!.Value)[life.Sla.Clocks.IndexOf(clock)].Remaining == TimeSpan.Zero));

    [Fact]
    public void Noting_twice_is_noting_once_and_what_is_next_lies_ahead() => Check(life =>
    {
        TicketSla marked = life.Engine.Mark(life.Sla, life.Now);
        return Json(life.Engine.Mark(marked, life.Now)) == Json(marked) && !(life.Engine.NextDue(marked) <= life.Now);
    });

    [Fact]
    public void A_clock_is_met_or_missed_by_its_due_time() => Check(life => life.Sla.Clocks
        .Where(clock => clock is { IsStopped: true, IsCancelled: false, DueAt: not null })
        .All(clock => clock.StoppedAt <= clock.DueAt || clock.BreachedAt is not null));

    [Fact]
    public void A_service_level_survives_its_JSON() => Check(life =>
        Json(JsonSerializer.Deserialize<TicketSla>(Json(life.Sla), TicketJson.Options)!) == Json(life.Sla));

    [Fact]
    public void A_change_that_leaves_the_service_level_alone_publishes_nothing_about_it() => Check(life =>
    {
        Ticket before = new()
        {
            Tenant = new("acme"), Id = new("t"), Version = 1, Number = "T1", Type = "repair", WorkflowVersion = 1, Subject = "-", Priority = "normal", State = "Open",
            Category = StateCategory.Open, CreatedAt = life.Now, UpdatedAt = life.Now, Sla = life.Sla,
        };
        TicketStep note = TicketStep.Of(before, before, "note", life.Now, always: true)!;
        return new TicketEvents(note, TicketActor.System("test"), new NoIds()).Gather().Count == 0;
    });

    [Fact]
    public void Each_clock_of_a_ticket_has_a_number_of_its_own() => Check(life =>
        life.Sla.Clocks.All(clock => clock.Number > 0) && life.Sla.Clocks.DistinctBy(clock => clock.Number).Count() == life.Sla.Clocks.Length);

    private static void Check(Func<(SlaEngine Engine, TicketSla Sla, DateTimeOffset Now), bool> law) =>
        Prop.ForAll(Lives.Select(Live).ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(300 * TestScale.Factor));

    private static string Json(TicketSla sla) => JsonSerializer.Serialize(sla, TicketJson.Options);

    private static (SlaEngine Engine, TicketSla Sla, DateTimeOffset Now) Live(List<(int What, int Minutes)> steps)
    {
        SlaEngine engine = Engines[steps[0].What % Engines.Length];
        StateCategory category = (StateCategory)(steps[0].Minutes % 6);
        SlaSubject subject = Normal;
        DateTimeOffset now = At(2, 9);
        TicketSla sla = engine.Start(subject, category, now);
        foreach ((int what, int minutes) in steps)
        {
            now = now.AddMinutes(minutes);
            switch (what)
            {
                case < 6:
                    sla = engine.Transition(sla, subject, category, (StateCategory)what, now, minutes % 11 == 0 ? "spam" : null);
                    category = (StateCategory)what;
                    break;
                case 6:
                    sla = engine.AgentAnswered(sla, subject, now);
                    break;
                case 7:
                    sla = engine.CustomerWrote(sla, subject, now);
                    break;
                case 8:
                    subject = subject with { Group = subject.Group == "desk" ? "repair" : "desk" };
                    sla = engine.HandOver(sla, subject, now);
                    break;
                case 9:
                    subject = subject with { Priority = subject.Priority == "urgent" ? "normal" : "urgent" };
                    sla = engine.Retarget(sla, subject, now);
                    break;
                case 10:
                    engine = Engines[minutes % Engines.Length];
                    sla = engine.ChangePolicy(sla, subject, now);
                    break;
                default:
                    sla = engine.Mark(sla, now);
                    break;
            }
        }

        return (engine, sla, now);
    }

    private sealed class NoIds : IIdGenerator
    {
        public Guid NewGuid() => Guid.Empty;

        public IDisposable EnterScope(string scope) => throw new NotSupportedException();
    }
}
