using CustomerLifecycle.Leads.Matching;
using CustomerLifecycle.Leads.Pool;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Leads;

internal sealed class LeadsOptionsValidator : IValidateOptions<LeadsOptions>
{
    private const int MaxPoolName = 128;

    public ValidateOptionsResult Validate(string? name, LeadsOptions options)
    {
        var problems = new List<string>();
        if (!options.Pools.ContainsKey(options.DefaultPool))
        {
            problems.Add($"LeadsOptions.DefaultPool is '{options.DefaultPool}', which is not in Pools: {string.Join(", ", options.Pools.Keys)}.");
        }
        foreach (var (pool, rules) in options.Pools)
        {
            Validate(problems, pool, rules);
        }
        Try(problems, "DefaultRegion or DefaultAreaCode", () => _ = new PhoneNormalizer(options.DefaultRegion, options.DefaultAreaCode));
        Try(problems, "Matching", () => _ = new LeadMatcher(options.Matching));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void Validate(List<string> problems, string pool, LeadPoolOptions rules)
    {
        if (string.IsNullOrWhiteSpace(pool) || pool.Length > MaxPoolName)
        {
            problems.Add($"LeadsOptions.Pools has a pool named '{pool}'; a name has 1 to {MaxPoolName} characters.");
        }
        Positive(problems, pool, nameof(rules.Capacity), rules.Capacity is not <= 0);
        Positive(problems, pool, nameof(rules.DailyClaimLimit), rules.DailyClaimLimit is not <= 0);
        Positive(problems, pool, nameof(rules.NotContactedWithin), !(rules.NotContactedWithin <= TimeSpan.Zero));
        Positive(problems, pool, nameof(rules.NoFollowUpWithin), !(rules.NoFollowUpWithin <= TimeSpan.Zero));
        if (rules.FormerOwnerCoolDown < TimeSpan.Zero)
        {
            problems.Add($"LeadsOptions.Pools['{pool}'].FormerOwnerCoolDown is negative.");
        }
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(rules.TimeZone, out _))
        {
            problems.Add($"LeadsOptions.Pools['{pool}'].TimeZone is '{rules.TimeZone}'; use an IANA id such as Asia/Shanghai, and install tzdata if the machine has none.");
        }
    }

    private static void Positive(List<string> problems, string pool, string option, bool holds)
    {
        if (!holds)
        {
            problems.Add($"LeadsOptions.Pools['{pool}'].{option} must be greater than zero, or null for no bound.");
        }
    }

    private static void Try(List<string> problems, string option, Action create)
    {
        try
        {
            create();
        }
        catch (ArgumentException exception)
        {
            problems.Add($"LeadsOptions.{option}: {exception.Message}");
        }
    }
}
