using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>Replays a recorded log on a <see cref="RoutingPool"/> under another policy or with other staff, and compares.</summary>
/// <remarks>Contacts come as recorded, and agents are there as recorded; who gets whom is decided anew. What the log cannot tell, such as how
/// much longer somebody would have waited who was answered, is estimated and drawn several times; <see cref="WhatIfReport.Method"/> says
/// how.</remarks>
public static class RoutingWhatIf
{
    private const int MaxReplications = 10_000;

    /// <summary>Compares what was recorded with a replay of it, and with a replay of the change.</summary>
    /// <param name="history">What was recorded.</param>
    /// <param name="change">What is to be different.</param>
    /// <param name="options">How it is run; null = the defaults.</param>
    /// <param name="parallelism">Threads at most; 0 = as many as there are processors. The result does not depend on it.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="ArgumentException">The change names an agent or a queue that the log does not have, or an option is out of
    /// range; the message names it.</exception>
    public static WhatIfReport Compare(
        RoutingHistory history, WhatIfChange change, WhatIfOptions? options = null, int parallelism = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentOutOfRangeException.ThrowIfNegative(parallelism);
        options ??= new WhatIfOptions();
        Check(history, change, options);
        var model = new HistoryModel(history);
        var asRecorded = new ReplayPlan(history, new WhatIfChange(), options, model);
        var changed = new ReplayPlan(history, change, options, model);
        var results = new ReplayResult[2 * options.Replications];
        Parallel.For(
            0,
            results.Length,
            new ParallelOptions { MaxDegreeOfParallelism = parallelism == 0 ? Environment.ProcessorCount : parallelism, CancellationToken = cancellationToken },
            i => results[i] = new LogReplay(i % 2 == 0 ? asRecorded : changed, i / 2).Run(cancellationToken));
        return WhatIfReporter.Report(
            changed, change, RecordedOutcome.Measure(asRecorded), [.. results.Where((_, i) => i % 2 == 0)], [.. results.Where((_, i) => i % 2 == 1)]);
    }

    private static void Check(RoutingHistory history, WhatIfChange change, WhatIfOptions options)
    {
        if (history.ContactCount == 0)
        {
            throw new ArgumentException("The log has no contact: there is nothing to compare.", nameof(history));
        }

        if (change.AgentsLike.Concat(change.Without).FirstOrDefault(agent => !history.Agents.Contains(agent)) is { } agent && agent != default)
        {
            throw new ArgumentException($"The log has no agent '{agent}'. It has {string.Join(", ", history.Agents)}.", nameof(change));
        }

        QueueId[] queues = [.. history.Setting.Select(step => step.Command).OfType<Commands.ConfigureQueue>().Select(step => step.Queue.Id).Distinct()];
        if (change.QueueStrategies.Keys.FirstOrDefault(queue => !queues.Contains(queue)) is { } queue && queue != default)
        {
            throw new ArgumentException($"The log has no queue '{queue}'. It has {string.Join(", ", queues)}.", nameof(change));
        }

        if (options.Replications is < 1 or > MaxReplications)
        {
            throw new ArgumentException(FormattableString.Invariant($"Replications is {options.Replications}: give 1 to {MaxReplications}."), nameof(options));
        }

        if (options.AcceptableWait < TimeSpan.Zero)
        {
            throw new ArgumentException($"AcceptableWait is {options.AcceptableWait}: give zero or more.", nameof(options));
        }
    }
}
