using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets.Automation;

public sealed class ConditionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public static TheoryData<TicketCondition, bool> Cases => new()
    {
        { When.Property("priority").Is("high"), true },
        { When.Property("priority").IsNot("high"), false },
        { When.Property("priority").GreaterThan("normal"), true },
        { When.Property("priority").LessThan("high"), false },
        { When.Property("category").In("New", "Open"), true },
        { When.Property("group").IsPresent(), true },
        { When.Property("assignee").IsAbsent(), true },
        { When.Property("assignee").IsNot("bob"), true },
        { When.Property("assignee").Is("bob"), false },
        { When.Property("tags").Contains("vip"), true },
        { When.Property("tags").Contains("vi"), false },
        { When.Property("tags").In("x", "loud"), true },
        { When.Property("tags").IsPresent(), true },
        { When.Property("subject").Contains("漏水"), true },
        { When.Property("subject").StartsWith("The"), true },
        { When.Property("subject").StartsWith("the"), false },
        { When.Property("channel").Is("email"), true },
        { When.Property("reopenCount").Is("2.0"), true },
        { When.Property("reopenCount").GreaterThan(1), true },
        { When.Property("reopenCount").GreaterThan(2), false },
        { When.Property("createdAt").LessThan("2026-03-02T10:00:00+01:00"), false },
        { When.Property("createdAt").LessThan(Now.AddMinutes(1)), true },
        { When.Property("solvedAt").LessThan(Now.AddYears(9)), false },
        { When.Property("solvedAt").IsAbsent(), true },
        { When.Field("amount").GreaterThan(99.5m), true },
        { When.Field("amount").LessThan(100), false },
        { When.Field("until").LessThan("2026-04-01"), true },
        { When.Field("model").Is("K2"), true },
        { When.Field("missing").GreaterThan(0), false },
        { When.Open("office"), true },
        { When.Closed("office"), false },
        { When.Predicate("odd"), true },
        { When.All(When.Open("office"), When.Property("priority").Is("low")), false },
        { When.Any(When.Closed("office"), When.Property("priority").Is("high")), true },
        { When.Not(When.Any(When.Closed("office"), When.Property("priority").Is("high"))), false },
    };

    [Theory]
    [Trait("Feature", "tickets.conditions")]
    [MemberData(nameof(Cases))]
    public void A_condition_answers_about_a_ticket(TicketCondition condition, bool expected)
    {
        TicketsOptions options = new();
        options.AddCalendar("office", BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Build())
            .AddPredicate("odd", (ticket, at) => ticket.Version % 2 == 1 && at == Now);
        Ticket ticket = new()
        {
            Tenant = new("acme"),
            Id = new("t-1"),
            Version = 3,
            Number = "T1",
            Type = "after-sales",
            WorkflowVersion = 1,
            Subject = "The kettle leaks 水壶漏水",
            Priority = "high",
            State = "New",
            Category = StateCategory.New,
            Group = "desk",
            ReopenCount = 2,
            Tags = ["loud", "vip"],
            Fields = new Dictionary<string, string> { ["amount"] = "100", ["until"] = "2026-03-31", ["model"] = "K2" },
            Dimensions = new() { Channel = Channel.Email },
            CreatedAt = Now,
            UpdatedAt = Now,
        };

        Assert.Equal(expected, new ConditionEvaluator(options).Holds(condition, ticket, Now));
    }
}
