using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics.Tests.Kpis;

/// <summary>Rows for the tests of the pure core.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset To = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public static ContactFact Answered(string id, double waited, string queue = "q", string at = "2026-03-02T08:00:00Z") => new()
    {
        Id = id, At = At(at), Result = ContactResult.Answered, Waited = TimeSpan.FromSeconds(waited), Dimensions = new() { Queue = queue },
    };

    public static ContactFact Abandoned(string id, double waited, string queue = "q", string at = "2026-03-02T08:00:00Z") =>
        Answered(id, waited, queue, at) with { Result = ContactResult.Abandoned };

    public static ContactFact About(string id, string at, string customer = "c", string reason = "refund") => Answered(id, 1, at: at) with
    {
        Customer = customer,
        Dimensions = new() { Reason = reason },
    };

    public static ConversationFact Conversation(string id, double? responseSeconds) => new()
    {
        Id = id,
        At = At("2026-03-02T08:00:00Z"),
        WaitingSince = At("2026-03-02T08:00:00Z"),
        FirstResponseAt = responseSeconds is { } seconds ? At("2026-03-02T08:00:00Z").AddSeconds(seconds) : null,
    };

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static KpiValue Value(KpiDefinition definition, params IReadOnlyList<KpiFact> facts) =>
        new KpiEngine([definition]).Aggregate(facts, From, To, To).Total().Values[0];
}
