namespace CustomerLifecycle.Analytics;

/// <summary>
/// A mergeable summary of non-negative numbers that answers quantiles: exact below <see cref="ExactLimit"/> numbers
/// (linear interpolation, Hyndman and Fan's type 7), and within <see cref="RelativeError"/> of the lower order statistic
/// from there on (logarithmic buckets, Masson, Rim and Lee, DDSketch, VLDB 2019).
/// Its state depends only on which numbers were added, never on their order or on how partial sketches were merged.
/// Not thread-safe.
/// </summary>
public sealed class QuantileSketch
{
    /// <summary>From this many numbers on the sketch keeps buckets instead of the numbers.</summary>
    public const int ExactLimit = 1000;

    /// <summary>The largest relative error of a quantile once the sketch keeps buckets.</summary>
    public const double RelativeError = 0.01;

    /// <summary>Numbers below this count as zero once the sketch keeps buckets.</summary>
    public const double Smallest = 1e-6;

    private static readonly double LogGamma = Math.Log((1 + RelativeError) / (1 - RelativeError));

    private List<double>? _exact = [];
    private SortedDictionary<int, long>? _buckets;
    private long _zeros;

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative, infinite or not a number.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A sampled value must be finite and not negative.");
        }

        Count++;
        if (_exact is null)
        {
            AddToBucket(value);
            return;
        }

        _exact.Add(value);
        if (_exact.Count >= ExactLimit)
        {
            Coarsen();
        }
    }

    /// <summary>Adds every number of another sketch; the other is unchanged.</summary>
    public void Merge(QuantileSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._exact is { } exact)
        {
            foreach (var value in exact.ToArray())
            {
                Add(value);
            }

            return;
        }

        Coarsen();
        Count += other.Count;
        _zeros += other._zeros;
        foreach (var (bucket, count) in other._buckets!.ToArray())
        {
            _buckets![bucket] = _buckets.GetValueOrDefault(bucket) + count;
        }
    }

    /// <summary>The quantile, or null when nothing was added.</summary>
    /// <param name="quantile">Between 0 (the smallest) and 1 (the largest).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantile"/> is outside 0..1.</exception>
    public double? Quantile(double quantile)
    {
        if (!(quantile >= 0 && quantile <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "A quantile lies between 0 and 1; write 0.9 for the 90th percentile.");
        }

        if (Count == 0)
        {
            return null;
        }

        var position = quantile * (Count - 1);
        var rank = (long)Math.Floor(position);
        if (_exact is null)
        {
            return BucketAt(rank);
        }

        var sorted = _exact.Order().ToArray();
        var low = sorted[rank];
        var high = sorted[Math.Min(rank + 1, sorted.Length - 1)];
        return low + ((high - low) * (position - rank));
    }

    private double BucketAt(long rank)
    {
        var seen = _zeros;
        if (rank < seen)
        {
            return 0;
        }

        foreach (var (bucket, count) in _buckets!)
        {
            seen += count;
            if (rank < seen)
            {
                // The point of (gamma^(i-1), gamma^i] that is within the relative error of both ends.
                return Math.Exp(bucket * LogGamma) * (1 - RelativeError);
            }
        }

        throw new InvalidOperationException("A quantile sketch lost count of its buckets.");
    }

    private void AddToBucket(double value)
    {
        if (value < Smallest)
        {
            _zeros++;
            return;
        }

        var bucket = (int)Math.Ceiling(Math.Log(value) / LogGamma);
        _buckets![bucket] = _buckets.GetValueOrDefault(bucket) + 1;
    }

    private void Coarsen()
    {
        if (_exact is not { } exact)
        {
            return;
        }

        _exact = null;
        _buckets = [];
        foreach (var value in exact)
        {
            AddToBucket(value);
        }
    }
}
