using System.Globalization;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>A commit that its caller was told of.</summary>
internal sealed record Acknowledgement(string Worker, long Ordinal, long Number)
{
    /// <summary>Reads a line such as <c>ack w1 17 42</c>; the last line of a killed process may be cut.</summary>
    public static Acknowledgement? TryParse(string line) =>
        line.Split(' ') is ["ack", var worker, var ordinal, var number]
        && long.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out long parsedOrdinal)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long parsedNumber)
            ? new(worker, parsedOrdinal, parsedNumber)
            : null;
}
