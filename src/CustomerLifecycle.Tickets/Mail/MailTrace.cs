namespace CustomerLifecycle.Tickets;

/// <summary>Writes down each rule that is looked at.</summary>
internal sealed class MailTrace
{
    public List<MailFinding> Findings { get; } = [];

    public bool Is(string rule, bool holds, string detail)
    {
        Findings.Add(new(rule, holds, detail));
        return holds;
    }

    /// <summary>Whether any value of a field satisfies a condition.</summary>
    public bool Any(string rule, MailHeaders headers, string field, Func<string, bool> holds) =>
        Is(rule, headers.All(field).Any(holds), headers.Contains(field) ? field : "no " + field);
}
