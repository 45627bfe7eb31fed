using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Import;

/// <summary>A row while its fields are read.</summary>
internal sealed class RowDraft(long line)
{
    private readonly List<LeadImportIssue> _issues = [];

    public List<ContactPoint> Points { get; } = [];

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public Dictionary<LeadColumn, string> Texts { get; } = [];

    public DateTimeOffset? ReceivedAt { get; set; }

    public void Report(string header, string value, string reason, bool rejected) =>
        _issues.Add(new LeadImportIssue(line, header, RowParser.Cut(value, LeadDetails.MaxTextLength), reason, rejected));

    public LeadImportRow ToRow(LeadImportOptions options, PhoneNormalizer phones, string raw)
    {
        var details = new LeadDetails
        {
            Name = Texts.GetValueOrDefault(LeadColumn.Name),
            Company = Texts.GetValueOrDefault(LeadColumn.Company),
            City = Texts.GetValueOrDefault(LeadColumn.City),
            Interest = Texts.GetValueOrDefault(LeadColumn.Interest),
            Source = Texts.GetValueOrDefault(LeadColumn.Source) ?? options.Source,
            Campaign = Texts.GetValueOrDefault(LeadColumn.Campaign) ?? options.Campaign,
            Keyword = Texts.GetValueOrDefault(LeadColumn.Keyword),
            ContactPoints = [.. Points.Distinct()],
            Attributes = Attributes,
        };
        if (!_issues.Exists(issue => issue.Rejected))
        {
            _issues.AddRange(LeadValidation.Problems(details, phones).Select(problem => new LeadImportIssue(line, null, null, problem, true)));
        }
        var rejected = _issues.Exists(issue => issue.Rejected);
        return new LeadImportRow(line, rejected ? null : details, _issues, raw) { ReceivedAt = ReceivedAt };
    }
}
