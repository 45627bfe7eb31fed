using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Import;

/// <summary>Makes a lead of the fields of one row.</summary>
internal sealed class RowParser(IReadOnlyList<(string Header, LeadColumn Column)> columns, LeadImportOptions options, PhoneNormalizer phones)
{
    private static readonly char[] PhoneSeparators = ['/', ';', '；', '、', ',', '，'];
    private static readonly char[] MailSeparators = [';', '；', '、', ',', '，', ' '];

    public LeadImportRow Parse(long line, IReadOnlyList<string> fields, string raw)
    {
        var issues = new List<LeadImportIssue>();
        var points = new List<ContactPoint>();
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var texts = new Dictionary<LeadColumn, string>();
        for (var i = 0; i < columns.Count; i++)
        {
            var (header, column) = columns[i];
            var value = fields[i].Trim();
            if (value.Length == 0 || column == LeadColumn.Ignored)
            {
                continue;
            }
            if (Problem(value, column) is { } problem)
            {
                issues.Add(Issue(line, header, value, problem, rejected: true));
            }
            else if (column == LeadColumn.Attribute)
            {
                attributes[header] = value;
            }
            else if (column is >= LeadColumn.Phone and <= LeadColumn.Member)
            {
                AddPoints(line, header, column, value, points, issues);
            }
            else
            {
                texts.TryAdd(column, value);
            }
        }
        return Row(line, raw, issues, points, attributes, texts);
    }

    public static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private LeadImportRow Row(
        long line, string raw, List<LeadImportIssue> issues, List<ContactPoint> points, Dictionary<string, string> attributes, Dictionary<LeadColumn, string> texts)
    {
        var details = new LeadDetails
        {
            Name = texts.GetValueOrDefault(LeadColumn.Name),
            Company = texts.GetValueOrDefault(LeadColumn.Company),
            City = texts.GetValueOrDefault(LeadColumn.City),
            Interest = texts.GetValueOrDefault(LeadColumn.Interest),
            Source = texts.GetValueOrDefault(LeadColumn.Source) ?? options.Source,
            Campaign = texts.GetValueOrDefault(LeadColumn.Campaign) ?? options.Campaign,
            Keyword = texts.GetValueOrDefault(LeadColumn.Keyword),
            ContactPoints = [.. points.Distinct()],
            Attributes = attributes,
        };
        if (!issues.Exists(issue => issue.Rejected))
        {
            issues.AddRange(LeadValidation.Problems(details).Select(problem => new LeadImportIssue(line, null, null, problem, true)));
        }
        var rejected = issues.Exists(issue => issue.Rejected);
        return new LeadImportRow(line, rejected ? null : details, issues, Cut(raw, LeadImportRow.MaxRawLength));
    }

    private void AddPoints(long line, string header, LeadColumn column, string value, List<ContactPoint> points, List<LeadImportIssue> issues)
    {
        foreach (var part in Parts(column, value))
        {
            points.Add(new ContactPoint(Kind(column), part));
            var problem = column switch
            {
                LeadColumn.Phone => phones.Normalize(part).Problem,
                LeadColumn.Email => EmailNormalizer.Normalize(part).Problem,
                _ => null,
            };
            if (problem is not null)
            {
                issues.Add(Issue(line, header, part, problem, rejected: false));
            }
        }
    }

    private string[] Parts(LeadColumn column, string value) => column switch
    {
        LeadColumn.Phone when !phones.Normalize(value).IsValid => value.Split(PhoneSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        LeadColumn.Email when !EmailNormalizer.Normalize(value).IsValid => value.Split(MailSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ => [value],
    };

    private static string? Problem(string value, LeadColumn column)
    {
        var longest = column switch
        {
            LeadColumn.Interest or LeadColumn.Attribute => LeadDetails.MaxInterestLength,
            >= LeadColumn.Phone and <= LeadColumn.Member => ContactPoint.MaxLength,
            _ => LeadDetails.MaxTextLength,
        };
        if (value.Length > longest)
        {
            return $"Longer than {longest} characters.";
        }
        return column is >= LeadColumn.Phone and <= LeadColumn.Member && value.AsSpan().ContainsAnyInRange('\0', '\u001F') ? "Contains control characters." : null;
    }

    private static ContactPointKind Kind(LeadColumn column) => column switch
    {
        LeadColumn.Phone => ContactPointKind.Phone,
        LeadColumn.Email => ContactPointKind.Email,
        LeadColumn.WeChat => ContactPointKind.WeChat,
        LeadColumn.QQ => ContactPointKind.QQ,
        _ => ContactPointKind.Member,
    };

    private static LeadImportIssue Issue(long line, string header, string value, string reason, bool rejected) =>
        new(line, header, Cut(value, LeadDetails.MaxTextLength), reason, rejected);
}
