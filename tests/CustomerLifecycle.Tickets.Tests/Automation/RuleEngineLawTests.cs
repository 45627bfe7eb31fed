using CustomerLifecycle.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Tickets.Automation;

/// <summary>Whatever the rules are: they end, within the bound, and decide the same again.</summary>
public sealed class RuleEngineLawTests
{
    private static readonly string[] Priorities = ["low", "normal", "high", "urgent"];
    private static readonly string[] Tags = ["a", "b", "c"];
    private static readonly string[] Groups = ["desk", "repair"];
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<TicketRuleEvent> Event = Gen.OneOf(
        Gen.Elements<TicketRuleEvent>(
            new TicketRuleEvent.Created(),
            new TicketRuleEvent.Transitioned(),
            new TicketRuleEvent.Reopened(),
            new TicketRuleEvent.Assigned(),
            new TicketRuleEvent.Released(),
            new TicketRuleEvent.HandedOver(),
            new TicketRuleEvent.Replied(),
            new TicketRuleEvent.Updated(),
            new TicketRuleEvent.SlaMet()),
        Gen.Elements("priority", "tags", "fields", "assignee", "group", "state").Select(property => (TicketRuleEvent)new TicketRuleEvent.Updated([property])));

    private static readonly Gen<TicketCondition> Leaf = Gen.OneOf(
        Gen.Elements(Priorities).Select(priority => When.Property("priority").Is(priority)),
        Gen.Elements(Priorities).Select(priority => When.Property("priority").GreaterThan(priority)),
        Gen.Elements(Tags).Select(tag => When.Property("tags").Contains(tag)),
        Gen.Elements(Groups).Select(group => When.Property("group").IsNot(group)),
        Gen.Elements("x", "y").Select(value => When.Field("f").Is(value)),
        Gen.Constant(When.Property("assignee").IsPresent()),
        Gen.Constant(When.Open("office")));

    private static readonly Gen<TicketCondition?> Condition = Gen.OneOf(
        Gen.Constant<TicketCondition?>(null),
        Leaf.Select(TicketCondition? (leaf) => leaf),
        Leaf.Select(TicketCondition? (leaf) => When.Not(leaf)),
        Leaf.ArrayOf(2).Select(TicketCondition? (leaves) => When.Any(leaves)));

    private static readonly Gen<TicketAction> Action = Gen.OneOf(
        Gen.Elements(Priorities).Select(TicketAction (priority) => new TicketAction.SetPriority(priority)),
        Gen.Elements(Tags).Select(TicketAction (tag) => new TicketAction.AddTags(tag)),
        Gen.Elements(Tags).Select(TicketAction (tag) => new TicketAction.RemoveTags(tag)),
        Gen.Elements("x", "y", "").Select(TicketAction (value) => new TicketAction.SetField("f", value)),
        Gen.Elements(Groups).Select(TicketAction (group) => new TicketAction.HandOver(group, EvenIfAssigned: true)),
        Gen.Elements<TicketAction>(
            new TicketAction.Assign(new AgentId("bob")),
            new TicketAction.Release(),
            new TicketAction.Fire("Start"),
            new TicketAction.Fire("AskCustomer"),
            new TicketAction.Fire("Resume"),
            new TicketAction.Fire("Reject"),
            new TicketAction.Fire("Reopen"),
            new TicketAction.Fire("Solve", new Dictionary<string, string> { ["resolution"] = "done" }),
            new TicketAction.AddNote("{number} {state}"),
            new TicketAction.Reply("{subject}")));

    private static readonly Arbitrary<TicketRule[]> Rules = Gen.Choose(1, 12).SelectMany(count =>
        Gen.Choose(1, 3).SelectMany(events => Event.ArrayOf(events)).SelectMany(on =>
            Condition.SelectMany(condition => Gen.Choose(1, 20).SelectMany(actions => Action.ArrayOf(actions)).Select(then => new TicketRule { Name = "", On = on, If = condition, Then = then })))
        .ArrayOf(count)).Select(rules => rules.Select((rule, index) => rule with { Name = FormattableString.Invariant($"r{index}") }).ToArray()).ToArbitrary();

    [Fact]
    [Trait("Feature", "tickets.rule-loop-guard")]
    public void Any_rules_end_within_the_bound_and_decide_the_same_again() => Prop.ForAll(Rules, rules =>
    {
        (TicketDecision decision, TicketDecision extended) = Run(rules);
        (_, TicketDecision again) = Run(rules);
        TicketStep[] added = [.. extended.Steps.Skip(decision.Steps.Count)];
        TicketStep[] notes = [.. added.Where(step => step.Action is RuleEngine.RefusedAction or RuleEngine.StoppedAction)];

        return extended.Steps.Take(decision.Steps.Count).SequenceEqual(decision.Steps)
            && added.Length - notes.Length <= RuleEngine.MaximumSteps
            && notes.Length <= 2 * rules.Length
            && added.Zip(added.Skip(1)).All(pair => pair.Second.Before == pair.First.After && pair.Second.After.Version == pair.First.After.Version + 1)
            && added.All(step => step.Actor is not null)
            && Describe(extended).SequenceEqual(Describe(again));
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Describe(TicketDecision decision) =>
        decision.Steps.Select(step => $"{step.Actor} {step.Action} {step.Reason} {TicketJson.Write(step.After)}");

    private static (TicketDecision Decision, TicketDecision Extended) Run(TicketRule[] rules)
    {
        TicketsOptions options = new();
        options.AddCalendar("office", BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Build());
        options.AddSlaPolicy(SlaPolicy.Create("standard", "office").Resolution(TimeSpan.FromHours(4)));
        foreach (TicketRule rule in rules)
        {
            options.AddRule(rule);
        }

        TicketDecider decider = new(new TicketCatalog(options));
        TicketDecision created = decider.Create(TicketFixture.NewTicket(), new("t-1"), "T1", Now);
        return (created, new TicketAutomation(options, decider).Extend(created, TicketFixture.Ann, Now));
    }
}
