namespace CustomerLifecycle.Tickets;

/// <summary>Extends a decision by what rules do about it. Pure: the same decision gives the same steps in the same order.</summary>
/// <remarks>Ends always: a rule runs at most once for a ticket, a list of actions is bounded, and so is the number of steps.</remarks>
internal sealed class RuleEngine(IReadOnlyList<TicketRule> rules, ConditionEvaluator conditions, ActionRunner actions)
{
    /// <summary>Rules add at most so many steps to one ticket in one command, those that only note something apart.</summary>
    public const int MaximumSteps = 100;

    public const string RefusedAction = "rule-refused";
    public const string StoppedAction = "rule-stopped";

    private const int MaximumReason = 300;

    private readonly (TicketRule Rule, TicketActor Actor)[] _rules = [.. rules.Select(rule => (rule, ActorOf(rule.Name)))];

    public static TicketActor ActorOf(string rule) => TicketActor.System("rule/" + rule);

    public TicketDecision Extend(TicketDecision decision, TicketActor actor, IReadOnlyDictionary<string, TicketRefusal> refused)
    {
        if (_rules.Length == 0)
        {
            return decision;
        }

        foreach (TicketId ticket in decision.Steps.Select(step => step.After.Id).Distinct().ToArray())
        {
            decision = Extend(decision, ticket, actor, refused);
        }

        return decision;
    }

    public static TicketStep Note(Ticket ticket, TicketActor rule, string action, string reason, DateTimeOffset now) =>
        TicketStep.Of(ticket, ticket, action, now, always: true)! with { Actor = rule, Reason = Input.Cut(reason, MaximumReason) };

    private TicketDecision Extend(TicketDecision decision, TicketId ticket, TicketActor actor, IReadOnlyDictionary<string, TicketRefusal> refused)
    {
        List<TicketStep> steps = [.. decision.Steps.Where(step => step.After.Id == ticket)];
        int given = steps.Count;
        List<NoticeRequest> notices = [.. decision.Notices];
        HashSet<string> done = new(StringComparer.Ordinal);
        HashSet<string> stopped = new(StringComparer.Ordinal);
        int added = 0;
        for (int next = 0; next < steps.Count; next++)
        {
            StepOccurrence occurrence = StepOccurrence.Of(steps[next], actor);
            foreach ((TicketRule rule, TicketActor name) in _rules)
            {
                Ticket current = steps[^1].After;
                DateTimeOffset now = current.UpdatedAt;
                if (!rule.On.Any(wanted => wanted.Matches(occurrence)) || !conditions.Holds(rule.If, current, now))
                {
                    continue;
                }

                TicketDecision outcome = refused.TryGetValue(name.Id, out TicketRefusal? forbidden)
                    ? new() { Refusals = [forbidden] }
                    : actions.Run(current, rule.Then, new() { Actor = name, IsAutomatic = true, Now = now });
                bool again = done.Contains(rule.Name);
                if (again || added + outcome.Steps.Count > MaximumSteps)
                {
                    // A rule that would change nothing has settled; there is nothing to stop.
                    if (outcome.Steps.Count + outcome.Notices.Count > 0 && stopped.Add(rule.Name))
                    {
                        steps.Add(Note(current, name, StoppedAction, again ? "It had run for this command already." : $"All rules together add at most {MaximumSteps} steps to a ticket in one command.", now));
                    }

                    continue;
                }

                done.Add(rule.Name);
                added += outcome.Steps.Count;
                if (outcome.Refusals is [var refusal, ..])
                {
                    steps.Add(Note(current, name, RefusedAction, $"{refusal.Code}: {refusal.Message}", now));
                }
                else
                {
                    steps.AddRange(outcome.Steps);
                    notices.AddRange(outcome.Notices);
                }
            }
        }

        return decision with { Steps = [.. decision.Steps, .. steps.Skip(given)], Notices = notices };
    }
}
