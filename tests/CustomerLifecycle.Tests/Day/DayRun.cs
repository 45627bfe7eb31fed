namespace CustomerLifecycle.Tests.Day;

/// <summary>What a run of the sample printed.</summary>
internal sealed record DayRun(int ExitCode, string Output, string Error);
