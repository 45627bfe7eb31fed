namespace CustomerLifecycle.Leads.Import;

/// <summary>Something that is wrong with a row.</summary>
/// <param name="Line">The line of the file on which the row begins, from 1, the header counted.</param>
/// <param name="Column">The header of the column, or null when the whole row is meant.</param>
/// <param name="Value">The value as given, cut at 256 characters; personal data. Null when the whole row is meant.</param>
/// <param name="Reason">What is wrong, and the way out.</param>
/// <param name="Rejected">True when the row was kept aside for it; false when the lead was kept and the value flagged.</param>
public sealed record LeadImportIssue(long Line, string? Column, string? Value, string Reason, bool Rejected)
{
    /// <summary>The issue without the value, safe for logs.</summary>
    public override string ToString() => Column is null ? $"line {Line}: {Reason}" : $"line {Line}, {Column}: {Reason}";
}
