using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What a recorded log says of the world around the pool: who came and when, how long customers waited before giving up, how
/// long work took, which agents were there, and how queues were set up.</summary>
/// <remarks>Immutable once read; thread-safe.</remarks>
public sealed class RoutingHistory
{
    internal RoutingHistory(
        IReadOnlyList<RecordedContact> contacts, IReadOnlyList<(DateTimeOffset At, RoutingCommand Command)> setting, IReadOnlyList<RoutingEvent> events,
        IReadOnlyList<TimeSpan> priorityCredits)
    {
        (Contacts, Setting, Events, PriorityCredits) = (contacts, setting, events, priorityCredits);
        (From, To) = (events[0].At, events[^1].At);
        Agents = [.. setting.Select(step => step.Command).OfType<SignInAgent>().Select(signIn => signIn.Agent.Id).Distinct().OrderBy(agent => agent.Value, StringComparer.Ordinal)];
    }

    /// <summary>The time of the first decision, UTC.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The time of the last decision, UTC.</summary>
    public DateTimeOffset To { get; }

    /// <summary>The number of contacts.</summary>
    public int ContactCount => Contacts.Count;

    /// <summary>The agents who signed in, in ordinal order.</summary>
    public IReadOnlyList<AgentId> Agents { get; }

    internal IReadOnlyList<RecordedContact> Contacts { get; }

    /// <summary>Queues, sign-ins and presence over time, as the commands that bring them about.</summary>
    internal IReadOnlyList<(DateTimeOffset At, RoutingCommand Command)> Setting { get; }

    internal IReadOnlyList<RoutingEvent> Events { get; }

    /// <summary>The waiting time that each priority was worth, as the log shows it.</summary>
    internal IReadOnlyList<TimeSpan> PriorityCredits { get; }

    /// <summary>Reads a log.</summary>
    /// <param name="log">All decisions of a pool from its first on, in order.</param>
    /// <exception cref="ArgumentException">The log is empty, has a gap, or does not begin with the first decision.</exception>
    public static RoutingHistory Read(IEnumerable<RoutingLogEntry> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var reader = new HistoryReader();
        long last = 0;
        foreach (var entry in log)
        {
            if (entry.Sequence != last + 1)
            {
                throw new ArgumentException(
                    last == 0
                        ? FormattableString.Invariant($"The log begins with event {entry.Sequence}, not with 1: who was there before it is unknown. Give the whole log.")
                        : FormattableString.Invariant($"The log goes on with event {entry.Sequence} after {last}: something is missing. Give the whole log."),
                    nameof(log));
            }

            last = entry.LastSequence;
            reader.Add(entry.Events);
        }

        return last == 0 ? throw new ArgumentException("The log is empty: there is nothing to replay.", nameof(log)) : reader.Finish();
    }
}
