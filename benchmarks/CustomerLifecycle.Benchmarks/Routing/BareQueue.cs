namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>M/M/n with a heap of events and a first-in-first-out line: no skills, no policies, nobody's name.</summary>
internal static class BareQueue
{
    private const int Arrival = -1;

    /// <returns>The number of contacts.</returns>
    internal static long Run(int agents, double rate, double service, double horizon, int seed)
    {
        Random random = new(seed);
        PriorityQueue<int, double> events = new();
        Queue<double> line = new();
        Stack<int> free = new(Enumerable.Range(0, agents));
        long contacts = 0;
        double waited = 0;
        events.Enqueue(Arrival, Draw(1 / rate));
        while (events.TryDequeue(out int what, out double now) && now < horizon)
        {
            if (what == Arrival)
            {
                contacts++;
                events.Enqueue(Arrival, now + Draw(1 / rate));
                if (free.TryPop(out int agent))
                {
                    events.Enqueue(agent, now + Draw(service));
                }
                else
                {
                    line.Enqueue(now);
                }
            }
            else if (line.TryDequeue(out double since))
            {
                waited += now - since;
                events.Enqueue(what, now + Draw(service));
            }
            else
            {
                free.Push(what);
            }
        }

        return waited >= 0 ? contacts : 0;

        double Draw(double mean) => -mean * Math.Log(1 - random.NextDouble());
    }
}
