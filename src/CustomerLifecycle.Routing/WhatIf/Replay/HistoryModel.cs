using System.Globalization;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What the log does not tell, estimated from what it tells: by queue, from the waits and the work that were seen.</summary>
internal sealed class HistoryModel
{
    private readonly Dictionary<QueueId, KaplanMeier> _patience;
    private readonly Dictionary<QueueId, (TimeSpan Work, TimeSpan WrapUp)[]> _work;
    private readonly Dictionary<QueueId, TimeSpan[]> _delays;
    private readonly (TimeSpan Work, TimeSpan WrapUp)[] _anyWork;

    public HistoryModel(RoutingHistory history)
    {
        var legs = history.Contacts.SelectMany(contact => contact.Legs).ToLookup(leg => leg.Queue);
        _patience = legs.ToDictionary(group => group.Key, group => new KaplanMeier(group.Select(leg => (leg.Waited.TotalSeconds, leg.End == WaitEnd.Abandoned))));
        _work = legs.ToDictionary(group => group.Key, WorkOf);
        _delays = legs.ToDictionary(group => group.Key, group => group.Select(leg => leg.AnswerDelay).OfType<TimeSpan>().ToArray());
        _anyWork = [.. _work.OrderBy(queue => queue.Key.Value, StringComparer.Ordinal).SelectMany(queue => queue.Value)];
        Method = [.. Describe(legs)];
    }

    /// <summary>How it was estimated, in words.</summary>
    public IReadOnlyList<string> Method { get; }

    public LegPlan Plan(RecordedContact contact, int number, ulong seed, int replication)
    {
        var leg = contact.Legs[number];
        double waited = leg.Waited.TotalSeconds;
        double patience = leg.End == WaitEnd.Abandoned ? waited : _patience[leg.Queue].Draw(waited, Uniform(RandomPurpose.Patience));
        var (work, wrapUp) = leg.Work is { } seen ? (seen, leg.WrapUp ?? TimeSpan.Zero) : Any(_work[leg.Queue], _anyWork, Uniform(RandomPurpose.HandlingTime));
        var delay = leg.AnswerDelay ?? Any(_delays[leg.Queue], [], Uniform(RandomPurpose.AnswerDelay));
        return new LegPlan(patience, leg.OfferUnansweredFor is { } least && least > delay ? least : delay, work, wrapUp);

        double Uniform(RandomPurpose purpose) =>
            ((SplitMix64.Combine(seed, (ulong)replication, ((ulong)contact.Number << 8) + (ulong)number, (ulong)purpose) >> 12) + 0.5) * (1.0 / (1UL << 52));
    }

    private static (TimeSpan Work, TimeSpan WrapUp)[] WorkOf(IEnumerable<RecordedLeg> legs) =>
        [.. legs.Where(leg => leg.Work is not null).Select(leg => (leg.Work!.Value, leg.WrapUp ?? TimeSpan.Zero))];

    private static T? Any<T>(T[] seen, T[] otherwise, double uniform)
    {
        T[] from = seen.Length > 0 ? seen : otherwise;
        return from.Length == 0 ? default : from[(int)(uniform * from.Length)];
    }

    private IEnumerable<string> Describe(ILookup<QueueId, RecordedLeg> legs)
    {
        yield return "Patience of those who gave up is as recorded. That of everybody else is censored by the end of their wait: the curve of each queue is estimated by Kaplan and Meier (1958), "
            + "continued as an exponential where fewer than five still waited (after Brown, Hollander and Korwar 1974), and a patience longer than the recorded wait is drawn from it.";
        foreach (var group in legs.OrderBy(group => group.Key.Value, StringComparer.Ordinal))
        {
            var curve = _patience[group.Key];
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Queue {group.Key}: {curve.Observations} waits, {curve.GaveUp} ended by giving up{(curve.GaveUp == 0 ? ", so that nobody is taken to give up" : "")}; {_work[group.Key].Length} handling times.");
        }

        yield return "Handling and wrap-up times and the time to accept an offer are those recorded for the contact, whoever gets it; for contacts that were not answered they are drawn from those of the same queue.";
        yield return "Agents sign in, pause and leave as recorded. Claims by hand, declined and missed offers are not repeated: the pool chooses, and every offer is accepted. Calendars are not in the log: queues are taken as open.";
    }
}
