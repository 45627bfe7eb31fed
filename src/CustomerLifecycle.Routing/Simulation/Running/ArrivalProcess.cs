namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A Poisson process whose rate changes from period to period, by inversion of the integrated rate (Cinlar 1975, Introduction to
/// Stochastic Processes, ch. 4.7): exact, and one uniform number for each arrival.</summary>
internal sealed class ArrivalProcess(PlannedType type, long[] periodEnds, double factor, Xoshiro256 random)
{
    private double _at;
    private int _period;

    /// <summary>The next arrival and its period; false when none comes within the periods.</summary>
    public bool MoveNext(out long at)
    {
        double units = -Math.Log(random.NextOpen());
        while (_period < periodEnds.Length)
        {
            double rate = type.RateIn(_period) * factor;
            double rest = (periodEnds[_period] - _at) * rate;
            if (units < rest)
            {
                _at += units / rate;
                at = (long)_at;
                return true;
            }

            units -= rest;
            _at = periodEnds[_period++];
        }

        at = 0;
        return false;
    }
}
