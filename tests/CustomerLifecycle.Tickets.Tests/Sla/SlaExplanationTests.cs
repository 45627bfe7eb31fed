using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.SlaSamples;

namespace CustomerLifecycle.Tickets;

public sealed class SlaExplanationTests
{
    private static readonly BusinessCalendar Shanghai = BusinessCalendar.InZone("Asia/Shanghai")
        .Weekdays("09:00-18:00").DailyBreak("12:00-13:30")
        .Holiday(new(2026, 10, 1), "国庆节").Holiday(new(2026, 10, 2), "国庆节")
        .Override(new(2026, 10, 10), "09:00-18:00")
        .Build();

    [Fact]
    [Trait("Feature", "tickets.explain")]
    public void A_manager_reads_why_a_deadline_is_when_it_is()
    {
        SlaEngine engine = new(SlaPolicy.Create("standard", "china").Resolution(Hours(8)), Shanghai);
        DateTimeOffset start = new(2026, 9, 30, 3, 0, 0, TimeSpan.Zero);
        TicketSla sla = engine.Start(Normal, StateCategory.Open, start);
        sla = engine.Transition(sla, Normal, StateCategory.Open, StateCategory.Pending, start.AddHours(4));
        sla = engine.Transition(sla, Normal, StateCategory.Pending, StateCategory.Open, start.AddHours(4.5));

        Assert.Equal(
            """
            Resolution within 8:00 h of business time, started Wed 2026-09-30 11:00, due Mon 2026-10-05 12:00 (Asia/Shanghai).
              Wed 2026-09-30 11:00 to Wed 2026-09-30 12:00  counts                       +1:00 h  = 1:00 h
              Wed 2026-09-30 12:00 to Wed 2026-09-30 13:30  closed                                = 1:00 h
              Wed 2026-09-30 13:30 to Wed 2026-09-30 15:00  counts                       +1:30 h  = 2:30 h
              Wed 2026-09-30 15:00 to Wed 2026-09-30 15:30  stands still: Pending                 = 2:30 h
              Wed 2026-09-30 15:30 to Wed 2026-09-30 18:00  counts                       +2:30 h  = 5:00 h
              Wed 2026-09-30 18:00 to Mon 2026-10-05 09:00  closed: 国庆节                           = 5:00 h
              Mon 2026-10-05 09:00 to Mon 2026-10-05 12:00  counts                       +3:00 h  = 8:00 h

            """.ReplaceLineEndings("\n"),
            engine.Explain(sla, sla.Clocks[0], start).ToText());
    }

    [Fact]
    public void Lunch_does_not_count()
    {
        SlaEngine engine = new(SlaPolicy.Create("standard", "china").FirstResponse(Hours(1)), Shanghai);

        // 11:30 in Shanghai: half an hour before lunch and half an hour after it.
        TicketSla sla = engine.Start(Normal, StateCategory.New, new(2026, 9, 28, 3, 30, 0, TimeSpan.Zero));

        Assert.Equal(new DateTimeOffset(2026, 9, 28, 6, 0, 0, TimeSpan.Zero), sla.DueAt);
    }

    [Theory]
    [InlineData(2, "met Mon 2026-03-02 11:00 after 2:00 h")]
    [InlineData(4, "missed: due Mon 2026-03-02 12:00, stopped Mon 2026-03-02 13:00 after 4:00 h")]
    public void A_clock_that_has_stopped_is_explained_to_its_end(int after, string outcome)
    {
        SlaEngine engine = Policy().FirstResponse(Hours(3)).Engine();
        TicketSla sla = engine.AgentAnswered(engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, At(2, 9 + after));

        SlaExplanation why = engine.Explain(sla, sla.Clocks[0], At(5, 9));

        Assert.Contains(outcome, why.ToText());
        Assert.Equal(Hours(after), why.Total);
    }

    [Fact]
    public void A_clock_that_stands_still_is_explained_up_to_now()
    {
        SlaEngine engine = Policy().FirstResponse(Hours(3)).Engine();
        TicketSla sla = engine.Transition(engine.Start(Normal, StateCategory.Open, At(2, 9)), Normal, StateCategory.Open, StateCategory.OnHold, At(2, 10));

        SlaExplanation why = engine.Explain(sla, sla.Clocks[0], At(2, 12));

        Assert.Equal([(SlaSpanKind.Counted, null), (SlaSpanKind.Paused, "OnHold")], why.Select(span => (span.Kind, span.Reason)));
        Assert.Contains("stands still with 2:00 h left", why.ToText());
    }

    [Fact]
    public void What_a_calendar_that_is_gone_has_measured_is_still_told()
    {
        TicketSla sla = SlaPolicy.Create("nights", "workshop").Resolution(Hours(8)).Engine().Start(Normal, StateCategory.Open, At(2, 8));
        sla = new SlaEngine(Policy().Resolution(Hours(8)), Named).ChangePolicy(sla, Normal, At(2, 12));
        SlaEngine later = new(Policy().Resolution(Hours(8)), new Dictionary<string, BusinessCalendar> { ["office"] = Office });

        SlaExplanation why = later.Explain(sla, sla.Clocks[0], At(2, 12));

        Assert.Equal((At(2, 16), Hours(8)), (sla.DueAt, why.Total));
        Assert.Contains("former calendar", why[0].Reason);
    }
}
