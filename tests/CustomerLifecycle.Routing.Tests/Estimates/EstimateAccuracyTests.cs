using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>Estimates beside what came true, in queues whose theory is known.</summary>
public sealed class EstimateAccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [Trait("Feature", "routing.estimated-wait")]
    [InlineData(1, 0.8)]
    [InlineData(10, 0.9)]
    [InlineData(40, 0.95)]
    public void In_an_M_M_n_queue_the_error_is_that_of_the_queue_length_predictor(int servers, double load)
    {
        var told = new Market(servers, seed: 7).Run(load * servers, contacts: 60_000, patience: null);
        double meanWait = told.Average(t => t.Actual);
        double error = told.Average(t => Math.Pow(t.Estimated - t.Actual, 2)) / (meanWait * meanWait);
        double inside = told.Average(t => t.Actual >= t.Low && t.Actual <= t.High ? 1.0 : 0.0);
        // The same queues, by the predictor that knows the rate of service for certain.
        double known = told.Average(t => Math.Pow(((t.Ahead + 1) / servers) - t.Actual, 2)) / (meanWait * meanWait);
        output.WriteLine(FormattableString.Invariant($"n={servers} rho={load}: relative mean squared error {error:F4}, with the rate known {known:F4}, theory over all time {1 - load:F4}; {inside:P1} within the interval"));
        Assert.InRange(error, 0, 1.1 * known);
        Assert.InRange(inside, 0.77, 0.83);
    }

    [Fact]
    public void Where_customers_give_up_the_estimate_is_right_on_average()
    {
        var told = new Market(20, seed: 3).Run(arrivals: 25, contacts: 40_000, patience: 1.0);
        double actual = told.Average(t => t.Actual), estimated = told.Average(t => t.Estimated);
        output.WriteLine(FormattableString.Invariant($"overloaded, n=20: actual {actual:F4}, estimated {estimated:F4}"));
        Assert.InRange(estimated / actual, 0.93, 1.07);
    }

    /// <summary>Customers of one queue who come at random, and agents who serve them in a time unit of an hour on average.</summary>
    private sealed class Market
    {
        private readonly Random _random;
        private readonly RoutingPool _pool = new();
        private readonly PriorityQueue<(ContactId Contact, AgentId? Agent), double> _next = new();
        private readonly Dictionary<ContactId, (double At, EstimatedWait Told)> _waiting = [];
        private readonly List<(double Estimated, double Low, double High, double Ahead, double Actual)> _told = [];
        private readonly int _warmUp = 5_000;

        public Market(int servers, int seed)
        {
            _random = new Random(seed);
            _pool.Execute(new ConfigureQueue { Queue = new QueueDefinition { Id = new("q"), AutoAccept = true } }, Bench.Start);
            for (int i = 0; i < servers; i++)
            {
                _pool.Execute(new SignInAgent { Agent = new AgentProfile { Id = new("a" + i), Queues = [new() { Queue = new("q") }] } }, Bench.Start);
            }
        }

        public List<(double Estimated, double Low, double High, double Ahead, double Actual)> Run(double arrivals, int contacts, double? patience)
        {
            double arrival = 0;
            for (int i = 0; i < contacts; i++)
            {
                arrival += Exponential(1 / arrivals);
                while (_next.TryPeek(out _, out double due) && due <= arrival)
                {
                    var (contact, agent) = _next.Dequeue();
                    Step(contact, agent, due);
                }

                var id = new ContactId("c" + i);
                var request = new ContactRequest { Contact = id, Queue = new("q"), Channel = Channel.Voice };
                var would = _pool.EstimateWait(request, At(arrival));
                var decision = _pool.Execute(new EnqueueContact { Contact = request }, At(arrival));
                if (decision.Outcome.Agent is { } taken)
                {
                    Assert.Equal(TimeSpan.Zero, would.Wait);
                    _next.Enqueue((id, taken), arrival + Exponential(1));
                    continue;
                }

                if (i > _warmUp)
                {
                    var told = _pool.EstimateWait(id)!;
                    Assert.Equal(told.Wait, would.Wait);
                    _waiting[id] = (arrival, told);
                }

                if (patience is { } mean)
                {
                    _next.Enqueue((id, null), arrival + Exponential(mean));
                }
            }

            return _told;
        }

        private void Step(ContactId contact, AgentId? agent, double at)
        {
            if (agent is null && _pool.Contact(contact)?.Status != ContactStatus.Waiting)
            {
                return;
            }

            RoutingCommand command = agent is { } by ? new CompleteContact { Contact = contact, Agent = by } : new AbandonContact { Contact = contact };
            foreach (var e in _pool.Execute(command, At(at)).Events)
            {
                if (e is Decisions.AgentAssigned taken)
                {
                    _next.Enqueue((taken.Contact, taken.Agent), at + Exponential(1));
                    if (_waiting.Remove(taken.Contact, out var waited))
                    {
                        _told.Add((waited.Told.Wait!.Value.TotalHours, waited.Told.Low!.Value.TotalHours, waited.Told.High!.Value.TotalHours, waited.Told.Ahead, at - waited.At));
                    }
                }
            }
        }

        private double Exponential(double mean) => -mean * Math.Log(1 - _random.NextDouble());

        private static DateTimeOffset At(double hours) => Bench.Start + TimeSpan.FromHours(hours);
    }
}
