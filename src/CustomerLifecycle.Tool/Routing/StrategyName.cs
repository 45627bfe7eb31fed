using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Tool.Routing;

/// <summary>Strategies as a command line names them.</summary>
internal static class StrategyName
{
    private static readonly Dictionary<string, RoutingStrategy> Names = Enum.GetValues<RoutingStrategy>()
        .Where(strategy => strategy != RoutingStrategy.Custom)
        .ToDictionary(Of, strategy => strategy, StringComparer.Ordinal);

    internal static IEnumerable<RoutingStrategy> BuiltIn => Names.Values;

    internal static string All => string.Join(", ", Names.Keys);

    /// <summary>The name with hyphens, such as <c>longest-idle</c>.</summary>
    internal static string Of(RoutingStrategy strategy) =>
        string.Concat(strategy.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));

    /// <exception cref="ToolException">There is no such strategy.</exception>
    internal static RoutingStrategy Parse(string name)
    {
        string plain = name.Replace("-", "", StringComparison.Ordinal);
        foreach ((string known, RoutingStrategy strategy) in Names)
        {
            if (string.Equals(known.Replace("-", "", StringComparison.Ordinal), plain, StringComparison.OrdinalIgnoreCase))
            {
                return strategy;
            }
        }

        throw new ToolException($"--strategy {name}: there is no such strategy. There are {All}.");
    }
}
