namespace CustomerLifecycle.Leads.Import;

/// <summary>One row of a file.</summary>
/// <param name="Line">The line of the file on which the row begins, from 1, the header counted.</param>
/// <param name="Details">The lead, or null when the row was rejected.</param>
/// <param name="Issues">What is wrong with the row; at least one when it was rejected.</param>
/// <param name="Raw">The row as it stands in the file, cut at 16,384 characters; personal data.</param>
public sealed record LeadImportRow(long Line, LeadDetails? Details, IReadOnlyList<LeadImportIssue> Issues, string Raw)
{
    /// <summary>When the person left the details, or null when the file does not say.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The longest <see cref="Raw"/>, in characters.</summary>
    public const int MaxRawLength = 16_384;

    /// <summary>The row's line and state, without its values.</summary>
    public override string ToString() => $"line {Line}: {(Details is null ? "rejected" : "read")}, {Issues.Count} issues";
}
