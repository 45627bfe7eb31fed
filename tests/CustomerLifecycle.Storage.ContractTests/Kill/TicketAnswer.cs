using System.Globalization;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>What a worker was told of a command.</summary>
internal sealed record TicketAnswer(string Key, string Outcome, string Ticket, long Version)
{
    /// <summary>Reads a line such as <c>answer w3/17 Applied 0197... 42 .</c>; the last line of a killed process may be cut.</summary>
    public static TicketAnswer? TryParse(string line) =>
        line.Split(' ') is ["answer", var key, var outcome, var ticket, var version, "."]
        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out long parsed)
            ? new(key, outcome, ticket, parsed)
            : null;
}
