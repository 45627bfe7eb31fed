namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>How long customers are willing to wait, estimated from waits of which many ended otherwise: the product-limit estimator of
/// Kaplan and Meier (1958, "Nonparametric estimation from incomplete observations", JASA 53).</summary>
/// <remarks>Where fewer than <see cref="LeastAtRisk"/> still waited, one who gives up would make the curve fall to nothing. From the last point
/// before that it goes on as the exponential through it (after Brown, Hollander and Korwar 1974).</remarks>
internal sealed class KaplanMeier
{
    /// <summary>The fewest who still wait at a point of the curve.</summary>
    public const int LeastAtRisk = 5;

    private readonly double[] _times;
    private readonly double[] _survival;

    /// <param name="observations">Waits, and whether the customer gave up at their end.</param>
    public KaplanMeier(IEnumerable<(double Wait, bool GaveUp)> observations)
    {
        // Of one time those who gave up come first: who was answered then was still willing.
        var sorted = observations.OrderBy(o => o.Wait).ThenBy(o => !o.GaveUp).ToArray();
        List<double> times = [];
        List<double> survival = [];
        double alive = 1;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (times.Count > 0 && times[^1] != sorted[i].Wait && sorted.Length - i < LeastAtRisk)
            {
                break;
            }

            if (!sorted[i].GaveUp)
            {
                continue;
            }

            alive *= 1 - (1.0 / (sorted.Length - i));
            if (times.Count > 0 && times[^1] == sorted[i].Wait)
            {
                survival[^1] = alive;
            }
            else
            {
                times.Add(sorted[i].Wait);
                survival.Add(alive);
            }
        }

        (_times, _survival, Observations) = ([.. times], [.. survival], sorted.Length);
        GaveUp = sorted.Count(observation => observation.GaveUp);
    }

    public int Observations { get; }

    public int GaveUp { get; }

    /// <summary>The share that is willing to wait longer.</summary>
    public double Survival(double wait)
    {
        if (_times.Length == 0 || wait < _times[0])
        {
            return 1;
        }

        if (wait > _times[^1] && _survival[^1] > 0)
        {
            return Math.Exp(Math.Log(_survival[^1]) * wait / _times[^1]);
        }

        int at = Array.BinarySearch(_times, wait);
        return _survival[at >= 0 ? at : ~at - 1];
    }

    /// <summary>A patience of somebody who has been seen to wait so long already; never less. Infinite when nobody ever gave up.</summary>
    /// <param name="waited">The wait that was seen.</param>
    /// <param name="uniform">A number above 0 and below 1.</param>
    public double Draw(double waited, double uniform)
    {
        double left = uniform * Survival(waited);
        if (_times.Length == 0)
        {
            return double.PositiveInfinity;
        }

        if (left < _survival[^1])
        {
            return Math.Max(waited, _survival[^1] > 0 ? _times[^1] * Math.Log(left) / Math.Log(_survival[^1]) : _times[^1]);
        }

        // The first time at which no more than the share is left.
        int low = 0;
        int high = _survival.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _survival[middle] <= left ? (low, middle) : (middle + 1, high);
        }

        return Math.Max(waited, _times[low]);
    }
}
