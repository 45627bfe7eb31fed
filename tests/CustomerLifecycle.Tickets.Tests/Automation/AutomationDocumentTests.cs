using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tickets.Automation;

public sealed class AutomationDocumentTests
{
    [Fact]
    [Trait("Feature", "tickets.automation-json")]
    public void Code_and_json_build_the_same_model()
    {
        AutomationDocument code = new()
        {
            Rules =
            [
                TicketRule.Create("vip-first")
                    .OnEvent(new TicketRuleEvent.Created(), new TicketRuleEvent.Updated(), new TicketRuleEvent.Transitioned(ToCategory: StateCategory.Open), new TicketRuleEvent.SlaEscalated(SlaTargetKind.Resolution, 2))
                    .OnlyIf(When.All(When.Property("reopenCount").GreaterThan(1), When.Not(When.Open("office")), When.Predicate("rich")))
                    .Do(new TicketAction.SetPriority("high"), new TicketAction.Fire("Solve", new Dictionary<string, string> { ["resolution"] = "auto" })),
            ],
            Macros = [new() { Name = "mine", Permission = "desk", Then = [new TicketAction.Assign()] }],
            TimeRules = [new() { Name = "remind", Since = TimeRuleAnchor.CustomerReply, After = TimeSpan.FromHours(4), Calendar = "office", RepeatEvery = TimeSpan.FromHours(8), Maximum = 3, Then = [new TicketAction.Notify("solved")] }],
            Notices = [new() { Name = "solved", On = [new TicketRuleEvent.Transitioned(ToCategory: StateCategory.Solved)], Text = "{number} is solved.", Channels = [Channel.Sms], Hours = "office" }],
        };

        AutomationDocument json = AutomationDocument.FromJson("""
            {
              // Numbers may be written as such, and the kind of an entry may come last.
              "rules": [{
                "name": "vip-first",
                "on": [{ "event": "created" }, { "event": "updated" }, { "toCategory": "Open", "event": "transitioned" }, { "event": "slaEscalated", "target": "Resolution", "level": 2 }],
                "if": { "all": [{ "property": "reopenCount", "greaterThan": 1 }, { "not": { "calendar": "office", "open": true } }, { "predicate": "rich" }] },
                "then": [{ "do": "setPriority", "priority": "high" }, { "do": "fire", "trigger": "Solve", "fields": { "resolution": "auto" } }],
              }],
              "macros": [{ "name": "mine", "permission": "desk", "then": [{ "do": "assign" }] }],
              "timeRules": [{ "name": "remind", "since": "CustomerReply", "after": "04:00:00", "calendar": "office", "repeatEvery": "08:00:00", "maximum": 3, "then": [{ "do": "notify", "notice": "solved" }] }],
              "notices": [{ "name": "solved", "on": [{ "event": "transitioned", "toCategory": "Solved" }], "text": "{number} is solved.", "channels": ["sms"], "hours": "office" }]
            }
            """);

        Assert.Equal(code.ToJson(), json.ToJson());
        Assert.Equal(code.ToJson(), AutomationDocument.FromJson(code.ToJson()).ToJson());
    }

    [Fact]
    [Trait("Feature", "tickets.automation-json")]
    public void Everything_that_cannot_be_read_is_reported_at_once_with_its_place()
    {
        string message = Assert.Throws<FormatException>(() => AutomationDocument.FromJson("""
            {
              "rules": [{ "name": "a", "then": [{ "do": "explode" }] }, { "on": [] }, { "name": "b", "on": [{ "event": "created", "when": 1 }] }],
              "timeRules": [{ "name": "c", "since": "Christmas" }],
              "triggers": []
            }
            """)).Message;

        foreach (string expected in new[] { "rules[0]", "explode", "rules[1]", "name", "rules[2]", "when", "timeRules[0]", "$.since", "triggers: there is no such part" })
        {
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }

        Assert.Throws<FormatException>(() => AutomationDocument.FromJson("[]"));
        Assert.Throws<FormatException>(() => AutomationDocument.FromJson("{"));
    }

    [Fact]
    [Trait("Feature", "tickets.automation-validation")]
    public void Everything_that_names_what_is_not_there_is_reported_when_the_host_starts()
    {
        string message = Problems(options => options
            .AddCalendar("office", BusinessCalendar.AlwaysOpen)
            .AddAutomation("""
                {
                  "rules": [
                    { "name": "a", "on": [{ "event": "transitioned", "to": "Nirvana" }], "then": [{ "do": "setPriority", "priority": "top" }, { "do": "fire", "trigger": "Explode" }] },
                    { "name": "a", "on": [], "if": { "any": [{ "property": "prio", "is": "high" }, { "property": "category", "is": "Done" }, { "property": "tags", "startsWith": "v" }, { "property": "createdAt", "lessThan": "soon" }] }, "then": [] },
                    { "name": "b", "on": [{ "event": "created" }], "if": { "all": [{ "property": "group" }, { "predicate": "rich" }, { "calendar": "night", "open": true }, { "open": true }, { "is": "x" }, {}, { "not": { "property": "type", "is": "after-sale" } }] },
                      "then": [{ "do": "assign" }, { "do": "addNote", "text": "{nummer}" }, { "do": "reply", "text": "{number" }, { "do": "notify", "notice": "n" }, { "do": "requestSatisfaction" }, { "do": "runEffect", "effect": "e" }, { "do": "addTags", "tags": [] }] }
                  ],
                  "timeRules": [
                    { "name": "c", "since": "State", "after": "-01:00:00", "maximum": 2, "then": [{ "do": "release" }] },
                    { "name": "d", "since": "Due", "businessDays": 0, "then": [{ "do": "release" }] }
                  ],
                  "notices": [{ "name": "solved", "text": "{subject}", "hours": "day" }]
                }
                """)
            .AutoClose("complaint", 3, "office", reopenTrigger: "Wake"));

        foreach (string expected in new[]
        {
            "rules: the name 'a' is given 2 times",
            "rules[0] 'a'.on[0]: no workflow has a state 'Nirvana'",
            "rules[0] 'a'.then[0]: no priority is named 'top'",
            "rules[0] 'a'.then[1]: no workflow has a trigger 'Explode'",
            "rules[1] 'a'.on: waits for no event",
            "rules[1] 'a'.if.any[0]: a ticket has no property 'prio'",
            "rules[1] 'a'.if.any[1]: no category is named 'Done'",
            "rules[1] 'a'.if.any[2]: the operator 'startsWith' does not fit 'tags'",
            "rules[1] 'a'.if.any[3]: 'soon' is no instant",
            "rules[1] 'a'.then: has 0 actions",
            "rules[2] 'b'.if.all[0]: 'group' needs exactly one operator",
            "rules[2] 'b'.if.all[1]: no predicate is registered as 'rich'",
            "rules[2] 'b'.if.all[2]: no calendar is named 'night'",
            "rules[2] 'b'.if.all[3]: 'open' needs the name of a calendar",
            "rules[2] 'b'.if.all[4]: the operator needs a property",
            "rules[2] 'b'.if.all[5]: the condition is empty",
            "rules[2] 'b'.if.all[6].not: no workflow is named 'after-sale'",
            "rules[2] 'b'.then[0]: name the agent",
            "rules[2] 'b'.then[1]: the text has unknown placeholders: {nummer}",
            "rules[2] 'b'.then[2]: the text has a '{' without '}'",
            "rules[2] 'b'.then[3]: no notice is named 'n'",
            "rules[2] 'b'.then[4]: nobody is asked for satisfaction without a policy",
            "rules[2] 'b'.then[5]: no effect is registered as 'e'",
            "rules[2] 'b'.then[6]: lists no tag",
            "timeRules[0] 'c': counts since a state",
            "timeRules[0] 'c': counts -01:00:00, but only what lies ahead",
            "timeRules[0] 'c': runs more than once",
            "timeRules[1] 'd': counts 0 business days",
            "timeRules[1] 'd': counts business days; say on which calendar",
            "notices[0] 'solved'.hours: no calendar is named 'day'",
            "notices[0] 'solved'.text: the text has unknown placeholders: {subject}",
            "auto-close of 'complaint': its workflow has no trigger 'Wake' for a solved ticket",
        })
        {
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }
    }

    private static string Problems(Action<TicketsOptions> configure)
    {
        ServiceCollection services = new();
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddTickets(configure));
        using ServiceProvider provider = services.BuildServiceProvider();
        return Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<TicketsOptions>>().Value).Message;
    }
}
