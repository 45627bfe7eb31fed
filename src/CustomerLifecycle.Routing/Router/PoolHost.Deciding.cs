using System.Diagnostics;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

internal sealed partial class PoolHost
{
    // A conflict means that another's decision is in the log, or was being written and came to nothing: the latter cannot go on for ever.
    private const int MaxFruitless = 100;

    private const int ImmediateAttempts = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private enum Attempt
    {
        Done,
        Conflict,
        Fruitless,
    }

    /// <summary>Decides commands and stores what was decided, all with one commit; each has its answer afterwards.</summary>
    private async Task DecideAsync(List<PoolCommand> commands)
    {
        Unconfirmed? unconfirmed = null;
        DateTimeOffset? until = null;
        int fruitless = 0;
        for (int failures = 0; ;)
        {
            try
            {
                switch (await TryAsync(commands, unconfirmed, proposed => unconfirmed = proposed).ConfigureAwait(false))
                {
                    case Attempt.Done:
                        return;
                    case Attempt.Fruitless when ++fruitless > MaxFruitless:
                        throw new InvalidOperationException(FormattableString.Invariant(
                            $"The routing log refuses event {_pool!.Sequence + 1} as taken, yet shows nothing new. Read it from the database that is written, not from a replica."));
                    case Attempt.Conflict:
                        fruitless = 0;
                        break;
                }

                failures = 0;
                RoutingTelemetry.RecordConflict();
            }
            catch (StorageException e) when (e.Kind is StorageErrorKind.Unavailable or StorageErrorKind.Contention)
            {
                // A connection that broke while it was idle is noticed only now. And whoever has the lock sees what became of a commit.
                until ??= clock.GetUtcNow() + setup.WaitForStorage;
                if (++failures >= ImmediateAttempts && !await WaitAsync(commands.Count, failures - ImmediateAttempts, until.Value).ConfigureAwait(false))
                {
                    throw Final(e, unconfirmed is not null);
                }
            }
        }
    }

    private async Task<Attempt> TryAsync(List<PoolCommand> commands, Unconfirmed? unconfirmed, Action<Unconfirmed?> noteUnconfirmed)
    {
        var pool = await ReadyAsync().ConfigureAwait(false);
        long known = pool.Sequence;
        var turn = await log.BeginAsync(id, CancellationToken.None).ConfigureAwait(false);
        await using (turn.ConfigureAwait(false))
        {
            bool isStored = false;
            if (!await PoolCopy.CatchUpAsync(pool, turn.ReadAsync, long.MaxValue, entry => isStored |= unconfirmed?.Is(entry, writer) == true, CancellationToken.None).ConfigureAwait(false))
            {
                _pool = null;
                return Attempt.Conflict;
            }

            if (unconfirmed is not null)
            {
                noteUnconfirmed(null);
                unconfirmed.Proposals.ForEach(isStored ? Settle : static command => command.GiveBack());
                commands.RemoveAll(command => command.Task.IsCompleted);
            }

            await AnswerKnownAsync(turn, commands).ConfigureAwait(false);
            long start = Stopwatch.GetTimestamp();
            var proposal = Propose(pool, commands);
            long decided = Stopwatch.GetTimestamp();
            _deciding = Stopwatch.GetElapsedTime(start, decided);
            bool isKept = false;
            try
            {
                if (proposal.Append is not { } append)
                {
                    proposal.Commands.ForEach(Settle);
                    _isConfigured = true;
                    return Attempt.Done;
                }

                isKept = await turn.AppendAsync(append).ConfigureAwait(false);
                _storing = Stopwatch.GetElapsedTime(decided);
            }
            catch (StorageException e) when (e.OutcomeUnknown)
            {
                noteUnconfirmed(new Unconfirmed(proposal.Append!.Entry.Sequence, proposal.Commands));
                throw;
            }
            catch
            {
                proposal.Commands.ForEach(command => command.GiveBack());
                throw;
            }
            finally
            {
                // Also when it is not known whether it was stored: the next look at the log will tell.
                if (isKept)
                {
                    pool.Keep();
                }
                else
                {
                    pool.Withdraw();
                }
            }

            if (!isKept)
            {
                proposal.Commands.ForEach(command => command.GiveBack());
                return pool.Sequence > known ? Attempt.Conflict : Attempt.Fruitless;
            }

            _isConfigured = true;
            RoutingTelemetry.RecordBatch(proposal.Commands.Count);
            proposal.Tally?.Record();
            proposal.Commands.ForEach(Settle);
            return Attempt.Done;
        }
    }

    /// <summary>Answers the commands that were appended before, here or elsewhere.</summary>
    private static async Task AnswerKnownAsync(IRoutingTurn turn, List<PoolCommand> commands)
    {
        string[] keys = [.. commands.Where(command => command.Key is not null).Select(command => command.Key!).Distinct(StringComparer.Ordinal)];
        if (keys.Length == 0)
        {
            return;
        }

        var answers = await turn.FindAnswersAsync(keys, CancellationToken.None).ConfigureAwait(false);
        if (answers.Count > 0)
        {
            commands.RemoveAll(command =>
            {
                bool isKnown = command.Key is not null && answers.TryGetValue(command.Key, out var answer) && Answer(command, answer);
                return isKnown;
            });
        }

        static bool Answer(PoolCommand command, RoutingOutcome answer)
        {
            command.Settle(answer);
            return true;
        }
    }

    private Proposal Propose(RoutingPool pool, List<PoolCommand> commands)
    {
        var now = clock.GetUtcNow();
        var dueBefore = pool.NextDue;
        List<RoutingEvent> events = [];
        List<RoutingAnswer> answers = [];
        List<PoolCommand> proposed = new(commands.Count);
        DecisionTally? tally = RoutingTelemetry.LooksInside ? new DecisionTally() : null;
        Action<RoutingEvent, ContactState?>? observer = tally is null ? null : tally.Observe;
        Dictionary<string, RoutingOutcome>? byKey = null;
        if (!_isConfigured)
        {
            foreach (var queue in setup.Queues.GroupBy(q => q.Id).Select(g => g.Last()))
            {
                events.AddRange(pool.Propose(new ConfigureQueue { Queue = queue, KeepOpenState = true }, now, observer).Events);
            }
        }

        foreach (var command in commands)
        {
            if (!command.TryTake())
            {
                continue;
            }

            if (command.Key is { } again && byKey?.GetValueOrDefault(again) is { } first)
            {
                command.Proposed = first;
                proposed.Add(command);
                continue;
            }

            try
            {
                var decision = pool.Propose(command.Command, now, observer);
                events.AddRange(decision.Events);
                command.Proposed = decision.Outcome;
                proposed.Add(command);
                if (command.Key is { } key)
                {
                    (byKey ??= new(StringComparer.Ordinal)).Add(key, decision.Outcome);
                    answers.Add(new RoutingAnswer(key, decision.Outcome));
                }
            }
            catch (Exception e)
            {
                // A value out of range, or the host's own scorer: it is this caller's, and the others of the batch go on.
                command.Fail(e);
            }
        }

        if (events.Count == 0 && answers.Count == 0)
        {
            return new Proposal(proposed, null, null);
        }

        if (events.Count == 0)
        {
            events.Add(pool.Record(now));
        }

        RoutingLogEntry entry = new() { Sequence = events[0].Sequence, At = events[0].At, Events = events, Writer = writer };
        return new Proposal(proposed, new RoutingAppend { Entry = entry, Answers = answers, Timers = TimerChanges.Of(id, dueBefore, pool.NextDue) }, tally);
    }

    private void Settle(PoolCommand command)
    {
        if (command.Key is { } key)
        {
            _answers.Remember(key, command.Proposed!);
        }

        command.Settle(command.Proposed!);
    }

    /// <returns>False when the time is up.</returns>
    private async Task<bool> WaitAsync(int commands, int attempt, DateTimeOffset until)
    {
        var left = until - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        if (attempt == 0)
        {
            LogWaiting(logger, commands, until);
        }

        var pause = FirstPause * Math.Pow(2, Math.Min(attempt, 10));
        pause = pause < LongestPause ? pause : LongestPause;
        await Task.Delay(pause < left ? pause : left, clock).ConfigureAwait(false);
        return true;
    }

    private static StorageException Final(StorageException e, bool isUnknown) => isUnknown && !e.OutcomeUnknown
        ? new StorageException(
            e.Kind,
            "The storage went away while a decision was on its way to it, and has not come back: it may be stored or not. Send the command again with the same idempotency key.",
            e)
        {
            OutcomeUnknown = true,
        }
        : e;

    /// <summary>What was decided together.</summary>
    private sealed record Proposal(List<PoolCommand> Commands, RoutingAppend? Append, DecisionTally? Tally);

    /// <summary>What was sent to the log when the connection broke.</summary>
    private sealed record Unconfirmed(long Sequence, List<PoolCommand> Proposals)
    {
        public bool Is(RoutingLogEntry entry, string writer) => entry.Sequence == Sequence && entry.Writer == writer;
    }
}
