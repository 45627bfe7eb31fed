namespace CustomerLifecycle.Tickets;

/// <summary>Decides what time rules do that are due. Pure.</summary>
internal sealed class TimeRuleDecider(TimeRuleClock clock, ActionRunner actions)
{
    public const string Action = "time-rule";

    private static readonly TicketActor Rules = TicketActor.System("rules");

    public TicketDecision Run(Ticket ticket, DateTimeOffset now)
    {
        TicketDecision decision = TicketDecision.Nothing(ticket);
        foreach ((TimeRule rule, _) in clock.DueAt(ticket, now).ToArray())
        {
            // What an earlier rule did may have taken this one's reason away.
            Ticket current = decision.After!;
            if (clock.DueAt(current, now).FirstOrDefault(due => ReferenceEquals(due.Rule, rule)).Run is { } run)
            {
                decision = decision.Then(Run(current, rule, run, now));
            }
        }

        // Nothing is due though the index said so: the rules have changed since.
        return decision.Steps.Count == 0 ? Reschedule(ticket, now) : decision;
    }

    /// <summary>A step that has the next rule scheduled, if there is one.</summary>
    public TicketDecision Reschedule(Ticket ticket, DateTimeOffset now) => clock.NextDue(ticket) is null
        ? TicketDecision.Nothing(ticket)
        : TicketDecision.Of(TicketStep.Of(ticket, ticket, Action, now, always: true)! with { Actor = Rules, Reason = "The rules have changed." });

    private TicketDecision Run(Ticket ticket, TimeRule rule, TimeRuleRun run, DateTimeOffset now)
    {
        TicketActor actor = RuleEngine.ActorOf(rule.Name);
        SortedDictionary<string, TimeRuleRun> runs = new(StringComparer.Ordinal) { [rule.Name] = run };
        foreach ((string name, TimeRuleRun other) in ticket.TimeRules)
        {
            runs.TryAdd(name, other);
        }

        TicketStep noted = TicketStep.Of(ticket, ticket with { TimeRules = runs }, Action, now, always: true)! with { Actor = actor };
        TicketDecision done = actions.Run(noted.After, rule.Then, new() { Actor = actor, IsAutomatic = true, Now = now });
        return done.Refusals is [var refusal, ..]
            ? TicketDecision.Of(noted).Then(TicketDecision.Of(RuleEngine.Note(noted.After, actor, RuleEngine.RefusedAction, $"{refusal.Code}: {refusal.Message}", now)))
            : TicketDecision.Of(noted).Then(done);
    }
}
