using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>A history with a change worked into it; every replication reads the same one.</summary>
internal sealed class ReplayPlan
{
    public ReplayPlan(RoutingHistory history, WhatIfChange change, WhatIfOptions options, HistoryModel model)
    {
        (History, Options, Model) = (history, options, model);
        Credits = change.PriorityCredits is { } credits ? [.. credits, .. history.PriorityCredits.Skip(credits.Count).Select(_ => credits[^1])] : history.PriorityCredits;
        Queues = [.. history.Contacts.Select(contact => contact.Request.Queue).Distinct().OrderBy(queue => queue.Value, StringComparer.Ordinal)];
        QueueIndex = Queues.Select((queue, index) => (queue, index)).ToDictionary(pair => pair.queue, pair => pair.index);
        Setting = [.. history.Setting.SelectMany(step => Changed(step.Command, change).Select(command => (step.At, command)))];
    }

    public RoutingHistory History { get; }

    public WhatIfOptions Options { get; }

    public HistoryModel Model { get; }

    public IReadOnlyList<TimeSpan> Credits { get; }

    public QueueId[] Queues { get; }

    public IReadOnlyDictionary<QueueId, int> QueueIndex { get; }

    public IReadOnlyList<(DateTimeOffset At, RoutingCommand Command)> Setting { get; }

    private static IEnumerable<RoutingCommand> Changed(RoutingCommand command, WhatIfChange change) => command switch
    {
        ConfigureQueue c => [new ConfigureQueue { Queue = Changed(c.Queue, change) }],
        SignInAgent c => ForEach(c.Agent.Id, change, agent => c with { Agent = c.Agent with { Id = agent } }),
        SetAgentPresence c => ForEach(c.Agent, change, agent => c with { Agent = agent }),
        _ => [command],
    };

    private static QueueDefinition Changed(QueueDefinition queue, WhatIfChange change)
    {
        RoutingStrategy? wanted = change.QueueStrategies.TryGetValue(queue.Id, out var own) ? own : change.Strategy;
        return wanted is { } strategy
            ? queue with { Strategy = strategy, Scorer = strategy == RoutingStrategy.Custom ? queue.Scorer : null }
            : queue;
    }

    private static IEnumerable<RoutingCommand> ForEach(AgentId agent, WhatIfChange change, Func<AgentId, RoutingCommand> command)
    {
        if (!change.Without.Contains(agent))
        {
            yield return command(agent);
        }

        int copies = change.AgentsLike.Count(like => like == agent);
        for (int i = 1; i <= copies; i++)
        {
            yield return command(new AgentId(FormattableString.Invariant($"{agent}+{i}")));
        }
    }
}
