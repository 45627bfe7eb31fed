namespace CustomerLifecycle.Routing.Tests;

/// <summary>Closed forms of queueing theory, with a mean service time of 1.</summary>
internal static class QueueingTheory
{
    /// <summary>The share of contacts that find every line busy (Erlang 1917), by the usual recursion; it holds for every distribution of
    /// the service time (Sevastyanov 1957).</summary>
    public static double ErlangB(int lines, double load)
    {
        double blocked = 1;
        for (int n = 1; n <= lines; n++)
        {
            blocked = load * blocked / (n + (load * blocked));
        }

        return blocked;
    }

    /// <summary>The probability to wait with n agents and nobody who gives up (Erlang 1917).</summary>
    public static double ErlangC(int agents, double load)
    {
        double blocked = ErlangB(agents, load);
        return blocked / (1 - (load / agents * (1 - blocked)));
    }

    /// <summary>The mean wait over all contacts with n agents.</summary>
    public static double MeanWait(int agents, double load) => ErlangC(agents, load) / (agents - load);

    /// <summary>The mean wait with one agent and any distribution of service (Pollaczek 1930, Khinchine 1932), by the squared coefficient
    /// of variation.</summary>
    public static double PollaczekKhinchine(double load, double squaredVariation) => load * (1 + squaredVariation) / (2 * (1 - load));

    /// <summary>Mean waits by class, greatest priority first, without pre-emption (Cobham 1954, "Priority assignment in waiting line
    /// problems", Operations Research 2).</summary>
    public static double[] Cobham(int agents, params double[] rates)
    {
        double first = ErlangC(agents, rates.Sum()) / agents;
        double[] waits = new double[rates.Length];
        double above = 0;
        for (int k = 0; k < rates.Length; k++)
        {
            double upTo = above + (rates[k] / agents);
            waits[k] = first / ((1 - above) * (1 - upTo));
            above = upTo;
        }

        return waits;
    }
}
