namespace CustomerLifecycle.Routing;

/// <summary>The part of a log that is asked for was cut off: it is older than what is kept.</summary>
public sealed class RoutingLogCutException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RoutingLogCutException()
        : this("This part of the routing log was cut off. Read the present state, and go on from its sequence number; keep more of the log with RoutingOptions.LogRetention.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was cut, and the way out.</param>
    public RoutingLogCutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was cut, and the way out.</param>
    /// <param name="innerException">The cause.</param>
    public RoutingLogCutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static RoutingLogCutException After(RoutingPoolId pool, long sequence) => new(FormattableString.Invariant(
        $"The log of the pool '{pool.Name}' no longer holds the event {sequence + 1}: it is older than what is kept. Read the present state, and go on from its sequence number; keep more of the log with RoutingOptions.LogRetention."));
}
