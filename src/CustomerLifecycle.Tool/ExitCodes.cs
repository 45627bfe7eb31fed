namespace CustomerLifecycle.Tool;

/// <summary>What the process tells a script.</summary>
internal static class ExitCodes
{
    /// <summary>Done, and nothing to look at.</summary>
    internal const int Done = 0;

    /// <summary>Done, and there is something to look at.</summary>
    internal const int Findings = 1;

    /// <summary>Not done: the command line or what it names is wrong.</summary>
    internal const int Error = 2;
}
