using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.Tests;

public sealed class LogFormatTests
{
    /// <summary>Logs are read for years: what is written here must never be written otherwise under version 1.</summary>
    [Fact]
    public void Entries_are_written_as_agreed()
    {
        RoutingEvent[] events =
        [
            new OfferMade { Contact = new("c1"), Agent = new("ann"), Cost = 2, ExpiresAt = Bench.Start },
            new ContactRequeued { Contact = new("c1"), Agent = new("ann"), Reason = RequeueReason.Expired },
            new WorkClosed { Contact = new("c1"), Agent = new("ann") },
            new CommandRecorded(),
        ];
        Assert.Equal(
            """[{"$":"offered","a":"ann","u":2,"e":"2026-03-02T09:00:00+00:00","c":"c1"},{"$":"requeued","a":"ann","w":"Expired","c":"c1"},{"$":"closed","a":"ann","c":"c1"},{"$":"recorded"}]""",
            RoutingLogFormat.Write(events));
    }

    [Fact]
    public void Every_kind_of_event_is_read_back_as_it_was_written()
    {
        var trial = new Trial();
        var random = new Random(5);
        trial.Run([.. Enumerable.Range(0, 6000).Select(_ => random.Next())]);
        string text = RoutingLogFormat.Write(trial.Events);
        var read = RoutingLogFormat.Read(RoutingLogFormat.CurrentVersion, text, 1, Bench.Start);
        Assert.Equal(text, RoutingLogFormat.Write(read));
        Assert.Equal(trial.Events.Select(e => e.Sequence), read.Select(e => e.Sequence));
        var kinds = typeof(RoutingEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoutingEvent)) && !t.IsAbstract).ToHashSet();
        kinds.Remove(typeof(CommandRecorded));
        Assert.Empty(kinds.Except(trial.Events.Select(e => e.GetType())).Select(kind => kind.Name));
    }

    [Fact]
    public void A_kind_of_event_from_the_future_is_a_clear_error() => Assert.Throws<RoutingLogFormatException>(
        () => RoutingLogFormat.Read(RoutingLogFormat.CurrentVersion, """[{"$":"teleported","c":"c1"}]""", 7, Bench.Start));
}
