namespace CustomerLifecycle.Tickets;

/// <summary>How definitions write guards: <c>name</c>, or <c>!name</c> for one that must not hold.</summary>
internal static class GuardName
{
    public static bool IsNegated(string written) => written.StartsWith('!');

    /// <summary>The name under which code registers the guard.</summary>
    public static string Of(string written) => IsNegated(written) ? written[1..] : written;
}
