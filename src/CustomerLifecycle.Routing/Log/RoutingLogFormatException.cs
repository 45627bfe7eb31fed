namespace CustomerLifecycle.Routing;

/// <summary>The log holds something that this version of the package cannot read. Deciding without it would contradict what others
/// decided, so the pool stops until the process runs a version that can.</summary>
public sealed class RoutingLogFormatException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RoutingLogFormatException()
        : this("The routing log holds an entry that this version cannot read. Upgrade CustomerLifecycle.Routing in this process.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What cannot be read.</param>
    public RoutingLogFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What cannot be read.</param>
    /// <param name="innerException">The cause.</param>
    public RoutingLogFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
