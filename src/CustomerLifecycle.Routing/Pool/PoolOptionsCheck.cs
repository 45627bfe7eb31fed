namespace CustomerLifecycle.Routing;

internal static class PoolOptionsCheck
{
    /// <summary>The first thing wrong with the options, or null.</summary>
    public static string? Problem(RoutingPoolOptions options)
    {
        var credits = options.PriorityCredits;
        if (credits.Count == 0 || credits.Any(c => c < TimeSpan.Zero || c > RoutingPoolOptions.MaxPriorityCredit)
            || credits.Zip(credits.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            return $"{nameof(options.PriorityCredits)} is [{string.Join(", ", credits)}]: list one time or more from zero to 36,500 days, never decreasing.";
        }

        foreach (var (level, priority) in options.PriorityByCustomerLevel)
        {
            if (priority < 0 || priority >= credits.Count)
            {
                return FormattableString.Invariant(
                    $"{nameof(options.PriorityByCustomerLevel)}['{level}'] is {priority}: give a priority from 0 to {credits.Count - 1}.");
            }
        }

        var twice = options.Scorers.GroupBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? null : $"{nameof(options.Scorers)} has two scorers named '{twice.Key}': give each its own name.";
    }
}
