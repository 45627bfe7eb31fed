namespace CustomerLifecycle.Tickets;

/// <summary>Finds what is wrong with lists of actions, all of it, each with its place.</summary>
internal sealed class ActionProblems(AutomationVocabulary known)
{
    private const int MaximumActions = 20;
    private const int MaximumDelayDays = 366;

    /// <param name="actions">The actions.</param>
    /// <param name="place">Where they stand.</param>
    /// <param name="isAutomatic">Whether they are a rule's.</param>
    public IEnumerable<string> Of(IReadOnlyList<TicketAction> actions, string place, bool isAutomatic)
    {
        if (actions.Count is < 1 or > MaximumActions)
        {
            yield return $"{place}.then: has {actions.Count} actions; give 1 to {MaximumActions}.";
        }

        foreach ((int index, TicketAction action) in actions.Index())
        {
            foreach (string problem in Of(action, isAutomatic).OfType<string>())
            {
                yield return FormattableString.Invariant($"{place}.then[{index}]: {problem}");
            }
        }
    }

    private IEnumerable<string?> Of(TicketAction action, bool isAutomatic) => action switch
    {
        TicketAction.SetPriority set => [known.PriorityProblem(set.Priority)],
        TicketAction.AddTags add => Tags(add.Tags),
        TicketAction.RemoveTags remove => Tags(remove.Tags),
        TicketAction.SetField set => [Name(set.Field, "the name of a field")],
        TicketAction.Assign { Agent: null } or TicketAction.AddWatcher { Agent: null } when isAutomatic => ["name the agent; only a macro may mean whoever applies it."],
        TicketAction.HandOver handOver => [Name(handOver.Group, "a group")],
        TicketAction.Fire fire => [known.TriggerProblem(fire.Trigger)],
        TicketAction.AddNote note => [PlaceholderText.Problem(note.Text, withSubject: true)],
        TicketAction.Reply reply => [PlaceholderText.Problem(reply.Text, withSubject: true)],
        TicketAction.Notify notify => [known.NoticeProblem(notify.Notice)],
        TicketAction.RequestCallback request =>
        [
            PlaceholderText.Problem(request.Reason, withSubject: true),
            request.Group is { } group ? Name(group, "a group") : null,
            request.Delay is { } delay && (delay < TimeSpan.Zero || delay > TimeSpan.FromDays(MaximumDelayDays)) ? $"the delay is {delay}; give zero to {MaximumDelayDays} days, or leave it out." : null,
        ],
        TicketAction.RequestSatisfaction when !known.AsksForSatisfaction => ["nobody is asked for satisfaction without a policy. Call AskForSatisfaction."],
        TicketAction.RunEffect run => [known.EffectProblem(run.Effect)],
        _ => [],
    };

    private static IEnumerable<string?> Tags(IReadOnlyList<string> tags) => tags.Count == 0 ? ["lists no tag. Give at least one."] : tags.Select(tag => Name(tag, "a tag"));

    private static string? Name(string name, string what)
    {
        try
        {
            Input.Name(name, what);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }
}
