using System.Text.Json;
using CustomerLifecycle.Routing.Simulation;
using CustomerLifecycle.Routing.WhatIf;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>A recorded day under another policy or with other staff.</summary>
public sealed class WhatIfTests
{
    private static readonly WhatIfOptions Options = new() { AcceptableWait = TimeSpan.FromSeconds(20), Replications = 10 };

    [Theory]
    [Trait("Feature", "routing.what-if")]
    [InlineData(5, RoutingStrategy.LongestIdle, true)]
    [InlineData(5, RoutingStrategy.RoundRobin, false)]
    [InlineData(4, RoutingStrategy.FewestContacts, true)]
    public void Without_a_change_the_replay_is_what_was_recorded(int agents, RoutingStrategy strategy, bool offers)
    {
        WhatIfReport report = RoutingWhatIf.Compare(RoutingHistory.Read(RecordedDay.Record(agents, strategy, offers)), new WhatIfChange(), Options);

        foreach (WhatIfOutcome replay in new[] { report.Replayed, report.Changed })
        {
            Assert.True(report.Recorded.All.Abandoned.Mean > 100);
            Assert.Equal(Means(report.Recorded.All), Means(replay.All));
            Assert.Equal(
                [report.Recorded.Occupancy.Mean!.Value, report.Recorded.Jain.Mean!.Value, report.Recorded.Gini.Mean!.Value, report.Recorded.Spread.Mean!.Value],
                [replay.Occupancy.Mean!.Value, replay.Jain.Mean!.Value, replay.Gini.Mean!.Value, replay.Spread.Mean!.Value],
                (expected, actual) => Math.Abs(expected - actual) < 1e-9);
        }

        Assert.Equal(0, report.Difference.ServiceLevel.Mean);
    }

    [Theory]
    [Trait("Feature", "routing.what-if")]
    [InlineData("callback")]
    [InlineData("bot")]
    [InlineData("reject")]
    [InlineData("message")]
    public void Overflow_is_replayed_as_it_was_recorded(string target)
    {
        OverflowRule rule = target switch
        {
            "callback" => OverflowRule.WaitLongerThan(TimeSpan.FromSeconds(90), OverflowAction.ToCallback()),
            "bot" => OverflowRule.WaitLongerThan(TimeSpan.FromSeconds(90), OverflowAction.ToBot()),
            "message" => OverflowRule.WaitLongerThan(TimeSpan.FromSeconds(90), OverflowAction.ToMessage()),
            _ => OverflowRule.QueueLongerThan(3, OverflowAction.Reject("Too many wait")),
        };

        WhatIfReport report = RoutingWhatIf.Compare(RoutingHistory.Read(RecordedDay.Record(4, overflow: [rule])), new WhatIfChange(), Options);

        Assert.Equal(Means(report.Recorded.All), Means(report.Replayed.All));
        Assert.Equal(target is "reject" or "message", report.Recorded.All.Overflowed.Mean > 50);
    }

    /// <summary>The truth is the same customers on a day with that staff; the estimate has only the other day's log. Over a few days, so
    /// that what is left is bias and not chance.</summary>
    [Theory]
    [Trait("Feature", "routing.what-if")]
    [InlineData(5, 6)]
    [InlineData(6, 5)]
    [InlineData(5, 4)]
    public void Another_number_of_agents_is_foretold_from_the_log_alone(int recorded, int wanted)
    {
        WhatIfChange change = wanted > recorded
            ? new WhatIfChange { AgentsLike = [new("agent-" + recorded)] }
            : new WhatIfChange { Without = [new("agent-" + recorded)] };
        WhatIfOptions few = Options with { Replications = 4 };
        double[] level = new double[2], abandoned = new double[2], wait = new double[2], occupancy = new double[2];
        const int days = 5;
        for (int day = 0; day < days; day++)
        {
            WhatIfReport truth = RoutingWhatIf.Compare(RoutingHistory.Read(RecordedDay.Record(wanted, number: day)), new WhatIfChange(), few with { Replications = 1 });
            WhatIfReport report = RoutingWhatIf.Compare(RoutingHistory.Read(RecordedDay.Record(recorded, number: day)), change, few);
            foreach ((WhatIfOutcome outcome, int column) in new[] { (truth.Recorded, 0), (report.Changed, 1) })
            {
                level[column] += outcome.All.ServiceLevel.Mean!.Value / days;
                abandoned[column] += outcome.All.AbandonedShare.Mean!.Value / days;
                wait[column] += outcome.All.MeanWaitSeconds.Mean!.Value / days;
                occupancy[column] += outcome.Occupancy.Mean!.Value / days;
            }

            Assert.True(report.Difference.ServiceLevel is { Low: > 0.05 } or { High: < -0.05 });
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{recorded} to {wanted} agents, truth and estimate: service level {level[0]:P1} {level[1]:P1}, gave up {abandoned[0]:P1} {abandoned[1]:P1}, mean wait {wait[0]:F1} {wait[1]:F1} s, occupancy {occupancy[0]:P1} {occupancy[1]:P1}"));
        Assert.InRange(level[1], level[0] - 0.015, level[0] + 0.015);
        Assert.InRange(abandoned[1], abandoned[0] - 0.01, abandoned[0] + 0.01);
        // The mean wait leans on the longest patience, of which the log of a better staffed day has seen least.
        Assert.InRange(wait[1] / wait[0], 0.94, 1.06);
        Assert.InRange(occupancy[1], occupancy[0] - 0.01, occupancy[0] + 0.01);
    }

    [Fact]
    [Trait("Feature", "routing.what-if")]
    public void Another_strategy_changes_how_evenly_the_work_is_spread()
    {
        RoutingHistory history = RoutingHistory.Read(RecordedDay.Record(7));

        WhatIfReport random = RoutingWhatIf.Compare(history, new WhatIfChange { Strategy = RoutingStrategy.HighestSkill, QueueStrategies = new Dictionary<QueueId, RoutingStrategy> { [new("sales")] = RoutingStrategy.Random } }, Options);
        WhatIfReport least = RoutingWhatIf.Compare(history, new WhatIfChange { Strategy = RoutingStrategy.LeastHandleTime }, Options);

        Assert.Equal(["strategy HighestSkill", "strategy Random for queue sales"], random.Changes);
        Assert.True(least.Changed.Gini.Mean < least.Recorded.Gini.Mean);
        Assert.True(least.Difference.Jain.Low > 0);
        // Who serves whom changes nothing for customers of agents who are alike, save for the waits of those who are handed on.
        Assert.InRange(random.Difference.ServiceLevel.Mean!.Value, -0.02, 0.02);
    }

    [Fact]
    [Trait("Feature", "routing.what-if")]
    public void A_report_is_the_same_to_the_byte_on_any_number_of_threads_and_says_how_it_was_made()
    {
        RoutingHistory history = RoutingHistory.Read(RecordedDay.Record(5));
        WhatIfChange change = new() { Without = [new("agent-2")], Strategy = RoutingStrategy.Random };

        string json = RoutingWhatIf.Compare(history, change, Options, parallelism: 1).ToJson();

        Assert.Equal(json, RoutingWhatIf.Compare(history, change, Options, parallelism: 3).ToJson());
        Assert.NotEqual(json, RoutingWhatIf.Compare(history, change, Options with { Seed = 9 }).ToJson());
        JsonElement report = JsonDocument.Parse(json).RootElement;
        string method = string.Join(' ', report.GetProperty("method").EnumerateArray().Select(line => line.GetString()));
        Assert.Contains("Kaplan and Meier", method);
        Assert.Matches("Queue sales: 3000 waits, [0-9]+ ended by giving up", method);
        Assert.Equal(["repairs", "sales"], report.GetProperty("changed").GetProperty("queues").EnumerateArray().Select(queue => queue.GetProperty("queue").GetString()!).Append("repairs").Distinct().Order());
    }

    [Fact]
    [Trait("Feature", "routing.what-if")]
    public void A_change_that_does_not_fit_the_log_is_refused()
    {
        RoutingHistory history = RoutingHistory.Read(RecordedDay.Record(4));

        Assert.Contains("no agent 'bob'", Refused(new WhatIfChange { Without = [new("bob")] }, Options));
        Assert.Contains("no queue 'night'", Refused(new WhatIfChange { QueueStrategies = new Dictionary<QueueId, RoutingStrategy> { [new("night")] = RoutingStrategy.Random } }, Options));
        Assert.Contains("Replications is 0", Refused(new WhatIfChange(), Options with { Replications = 0 }));

        string Refused(WhatIfChange change, WhatIfOptions options) => Assert.Throws<ArgumentException>(() => RoutingWhatIf.Compare(history, change, options)).Message;
    }

    [Fact]
    [Trait("Feature", "routing.what-if")]
    public void A_log_without_its_beginning_or_with_a_gap_is_refused()
    {
        IReadOnlyList<RoutingLogEntry> log = RecordedDay.Record(4);

        Assert.Contains("not with 1", Assert.Throws<ArgumentException>(() => RoutingHistory.Read(log.Skip(1))).Message);
        Assert.Contains("something is missing", Assert.Throws<ArgumentException>(() => RoutingHistory.Read(log.Where((_, i) => i != 5))).Message);
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => RoutingHistory.Read([])).Message);
    }

    private static double[] Means(WhatIfContacts contacts) =>
    [
        contacts.Contacts.Mean!.Value, contacts.Answered.Mean!.Value, contacts.Abandoned.Mean!.Value, contacts.Overflowed.Mean!.Value, contacts.StillWaiting.Mean!.Value,
        Math.Round(contacts.ServiceLevel.Mean!.Value, 9), Math.Round(contacts.MeanWaitSeconds.Mean!.Value, 6), contacts.MedianWaitSeconds.Mean!.Value, contacts.P95WaitSeconds.Mean!.Value,
    ];
}
