using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics.Tests.Kpis;

public sealed class DefinitionTests
{
    private static readonly TimeSpan Threshold = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(ServiceLevelPolicy.AllAbandons, 2, 5)]
    [InlineData(ServiceLevelPolicy.ShortAbandonsExcluded, 2, 4)]
    [InlineData(ServiceLevelPolicy.AbandonsInTimeMet, 3, 5)]
    [InlineData(ServiceLevelPolicy.AbandonsInTimeExcluded, 2, 4)]
    [InlineData(ServiceLevelPolicy.AnsweredOnly, 2, 3)]
    public void The_service_level_policies_treat_abandons_as_they_say(ServiceLevelPolicy policy, int numerator, int denominator)
    {
        var value = Rows.Value(
            ServiceLevel.Definition(policy, Threshold, Short),
            Rows.Answered("in time", 20), Rows.Answered("at once", 0), Rows.Answered("late", 20.001), Rows.Abandoned("short", 5), Rows.Abandoned("long", 100));
        Assert.Equal((numerator, denominator), ((int)value.Numerator, (int)value.Denominator));
    }

    [Fact]
    public void What_is_left_out_is_counted_with_its_reason()
    {
        var value = Rows.Value(
            ServiceLevel.Definition(ServiceLevelPolicy.ShortAbandonsExcluded, Threshold, Short),
            Rows.Abandoned("s1", 1), Rows.Abandoned("s2", 5), Rows.Answered("w", 0) with { Result = ContactResult.Waiting });
        Assert.Null(value.Value);
        Assert.Equal([new KpiExclusion("short abandon", 2), new KpiExclusion("still waiting", 1)], value.Excluded);
    }

    [Theory]
    [InlineData(AbandonPolicy.Counted, 2, 3)]
    [InlineData(AbandonPolicy.ShortExcluded, 1, 2)]
    [InlineData(AbandonPolicy.ShortOutOfNumerator, 1, 3)]
    public void The_abandonment_policies_treat_short_abandons_as_they_say(AbandonPolicy policy, int numerator, int denominator)
    {
        var value = Rows.Value(ContactKpis.AbandonmentRate(policy, Short), Rows.Answered("a", 1), Rows.Abandoned("short", 5), Rows.Abandoned("long", 6));
        Assert.Equal((numerator, denominator), ((int)value.Numerator, (int)value.Denominator));
    }

    [Fact]
    public void A_conversation_never_answered_is_not_a_response_in_zero_seconds()
    {
        KpiFact[] facts = [Rows.Conversation("a", 30), Rows.Conversation("b", 60), Rows.Conversation("c", null)];
        var mean = Rows.Value(ConversationKpis.FirstResponseTime(), facts);
        Assert.Equal(45.0, mean.Value);
        Assert.Equal([new KpiExclusion("never answered", 1)], mean.Excluded);
        Assert.Equal(2.0 / 3, Rows.Value(ConversationKpis.FirstResponseShare(), facts).Value!.Value, 15);
        Assert.Equal(45.0, Rows.Value(ConversationKpis.FirstResponseTimeMedian(), facts).Value);
        Assert.Equal(57.0, Rows.Value(ConversationKpis.FirstResponseTimeP90(), facts).Value!.Value, 12);
    }

    [Fact]
    public void Handle_time_is_per_leg_or_per_contact()
    {
        var contact = Rows.Answered("a", 1) with
        {
            HandledLegs = 2,
            Talk = TimeSpan.FromSeconds(500),
            Hold = TimeSpan.FromSeconds(40),
            WrapUp = TimeSpan.FromSeconds(90),
        };
        Assert.Equal(315.0, Rows.Value(ContactKpis.AverageHandleTimePerLeg(), contact).Value);
        Assert.Equal(630.0, Rows.Value(ContactKpis.AverageHandleTimePerContact(), contact).Value);
    }

    [Fact]
    public void First_contact_resolution_leaves_out_repeats_open_windows_and_strangers()
    {
        var value = Rows.Value(
            FirstContactResolution.ByWindow(TimeSpan.FromHours(72)),
            Rows.About("resolved", "2026-03-02T08:00:00Z", "c1"),
            Rows.About("repeated", "2026-03-02T08:00:00Z", "c2"),
            Rows.About("the repeat", "2026-03-05T08:00:00Z", "c2"),
            Rows.About("other reason", "2026-03-02T09:00:00Z", "c1", "delivery"),
            Rows.About("too fresh", "2026-04-29T08:00:00Z", "c3"),
            Rows.Answered("unknown", 1));
        Assert.Equal((2m, 3m), (value.Numerator, value.Denominator));
        Assert.Equal(
            [new KpiExclusion("customer or reason unknown", 1), new KpiExclusion("repeats an earlier contact", 1), new KpiExclusion("window still open", 1)],
            value.Excluded);
    }

    [Fact]
    public void First_contact_resolution_sees_repeats_beyond_the_range()
    {
        var first = Rows.About("first", "2026-04-30T23:00:00Z");
        var next = Rows.About("next", "2026-05-01T01:00:00Z");
        var engine = new KpiEngine([FirstContactResolution.ByWindow(TimeSpan.FromHours(24))]);
        var value = engine.Aggregate([first, next], Rows.From, Rows.To, asOf: Rows.To.AddDays(5)).Total().Values[0];
        Assert.Equal((0m, 1m), (value.Numerator, value.Denominator));
    }

    [Fact]
    public void The_night_wraps_midnight_and_its_end_is_exclusive()
    {
        string[] instants = ["2026-03-02T13:59:59Z", "2026-03-02T14:00:00Z", "2026-03-02T21:59:59Z", "2026-03-02T22:00:00Z"];
        var value = Rows.Value(
            NightShare.Definition("Asia/Shanghai", new(22, 0), new(6, 0)),
            [.. instants.Select(at => Rows.Answered(at, 1, at: at))]);
        Assert.Equal(0.5, value.Value);
    }

    [Fact]
    public void A_handover_cancels_containment_and_leaving_inside_the_bot_is_no_resolution()
    {
        var end = Rows.From.AddHours(1);
        BotFact Bot(string id) => new() { Id = id, At = Rows.From };
        KpiFact[] facts =
        [
            Bot("resolved") with { EndedAt = end, EndedWithAnswer = true },
            Bot("came back") with { EndedAt = end, EndedWithAnswer = true, ReopenedAfter = TimeSpan.FromDays(2) },
            Bot("left") with { EndedAt = end },
            Bot("handed over") with { EndedAt = end, EndedWithAnswer = true, HandedOverAt = end },
        ];
        Assert.Equal(0.75, Rows.Value(BotKpis.Containment(), facts).Value);
        Assert.Equal(0.5, Rows.Value(BotKpis.Resolution(), facts).Value);
        Assert.Equal(0.25, Rows.Value(BotKpis.ResolutionNetOfReopened(TimeSpan.FromDays(7)), facts).Value);
        Assert.Equal(0.25, Rows.Value(BotKpis.HandOverRate(), facts).Value);
    }

    [Fact]
    public void An_open_ticket_without_a_breach_is_not_decided()
    {
        TicketFact Ticket(string id, int met, int breached, bool solved) => new()
        {
            Id = id, At = Rows.From, SlaMet = met, SlaBreached = breached, SolvedAt = solved ? Rows.From.AddHours(1) : null,
        };
        KpiFact[] facts = [Ticket("met", 2, 0, true), Ticket("half", 1, 1, true), Ticket("open", 1, 0, false), Ticket("late", 0, 1, false), Ticket("none", 0, 0, true)];
        var perTicket = Rows.Value(TicketKpis.SlaMetPerTicket(), facts);
        Assert.Equal((1m, 3m), (perTicket.Numerator, perTicket.Denominator));
        Assert.Equal(2, perTicket.ExcludedCount);
        var perTarget = Rows.Value(TicketKpis.SlaMetPerTarget(), facts);
        Assert.Equal((4m, 6m), (perTarget.Numerator, perTarget.Denominator));
    }

    [Fact]
    public void Leads_count_once_and_duplicates_not_at_all()
    {
        LeadFact Lead(string id) => new() { Id = id, At = Rows.From, Claims = 1 };
        KpiFact[] facts =
        [
            Lead("won") with { Won = true, ClaimToContact = TimeSpan.FromMinutes(10) },
            Lead("lost") with { Won = false, Claims = 3, Recycles = 2, ClaimToContact = TimeSpan.FromMinutes(20) },
            Lead("open"),
            Lead("duplicate") with { IsDuplicate = true },
        ];
        Assert.Equal(1.0 / 3, Rows.Value(LeadKpis.ConversionPerLead(), facts).Value!.Value, 15);
        Assert.Equal(0.5, Rows.Value(LeadKpis.ConversionPerClosed(), facts).Value);
        Assert.Equal(1.0 / 3, Rows.Value(LeadKpis.RecyclingRatePerLead(), facts).Value!.Value, 15);
        Assert.Equal(0.4, Rows.Value(LeadKpis.RecyclingRatePerClaim(), facts).Value);
        Assert.Equal(900.0, Rows.Value(LeadKpis.ClaimToContactTime(), facts).Value);
        Assert.Equal(3.0, Rows.Value(LeadKpis.Leads(), facts).Value);
    }

    [Fact]
    public void Satisfaction_is_of_answers_and_the_response_rate_of_surveys()
    {
        SurveyFact Survey(string id, int? score) => new() { Id = id, At = Rows.From, Survey = SurveyKind.Csat, Score = score };
        KpiFact[] facts = [Survey("a", 5), Survey("b", 4), Survey("c", 3), Survey("d", null), Survey("nps", 9) with { Survey = SurveyKind.Nps }];
        Assert.Equal(2.0 / 3, Rows.Value(SurveyKpis.CsatTop2Box(), facts).Value!.Value, 15);
        Assert.Equal(4.0, Rows.Value(SurveyKpis.CsatMean(), facts).Value);
        Assert.Equal(0.75, Rows.Value(SurveyKpis.ResponseRate(), facts).Value);
    }

    [Fact]
    public void Top_reasons_break_ties_by_name_and_add_up()
    {
        var facts = new (string? Reason, int Count)[] { ("b", 5), ("a", 5), ("c", 7), (null, 2) }
            .SelectMany(item => Enumerable.Range(0, item.Count).Select(i => Rows.Answered($"{item.Reason}{i}", 1) with { Dimensions = new() { Reason = item.Reason } }));
        var top = TopList.Of(facts, KpiDimension.Reason, 2);
        Assert.Equal([new TopItem("c", 7), new TopItem("a", 5)], top.Items);
        Assert.Equal((5, 2, 19), (top.Other, top.Unknown, top.Total));
    }

    [Fact]
    public void Every_built_in_kpi_has_a_default_and_named_policies()
    {
        var catalog = KpiCatalog.Create(new AnalyticsOptions());
        Assert.Equal("all-abandons", catalog.Find("service_level").Policy.Name);
        Assert.Equal("answered-only", catalog.Find("service_level", "answered-only").Policy.Name);
        Assert.Contains("connect_rate", Assert.Throws<ArgumentException>(() => catalog.Find("connected")).Message, StringComparison.Ordinal);
        Assert.Contains("answered-only", Assert.Throws<ArgumentException>(() => catalog.Find("service_level", "best")).Message, StringComparison.Ordinal);
    }
}
