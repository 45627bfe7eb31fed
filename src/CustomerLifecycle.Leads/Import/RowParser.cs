using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Import;

/// <summary>Makes a lead of the fields of one row.</summary>
internal sealed class RowParser(IReadOnlyList<(string Header, LeadColumn Column)> columns, LeadImportOptions options, PhoneNormalizer phones)
{
    private static readonly char[] PhoneSeparators = ['/', ';', '；', '、', ',', '，'];
    private static readonly char[] MailSeparators = [';', '；', '、', ',', '，', ' '];
    private readonly LeadTimes _times = new(options.TimeZone);

    public LeadImportRow Parse(long line, IReadOnlyList<string> fields, string raw)
    {
        var draft = new RowDraft(line);
        for (var i = 0; i < columns.Count; i++)
        {
            var (header, column) = columns[i];
            var value = fields[i].Trim();
            if (value.Length > 0 && column != LeadColumn.Ignored)
            {
                Add(draft, header, column, value);
            }
            else if (options.Required.Contains(column))
            {
                draft.Report(header, value, "A value is required here.", rejected: true);
            }
        }
        return draft.ToRow(options, phones, Cut(raw, LeadImportRow.MaxRawLength));
    }

    public static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private void Add(RowDraft draft, string header, LeadColumn column, string value)
    {
        if (Problem(value, column) is { } problem)
        {
            draft.Report(header, value, problem, rejected: true);
        }
        else if (column == LeadColumn.Attribute)
        {
            draft.Attributes[header] = value;
        }
        else if (IsContact(column))
        {
            AddPoints(draft, header, column, value);
        }
        else if (column != LeadColumn.ReceivedAt)
        {
            draft.Texts.TryAdd(column, value);
        }
        else if (_times.TryRead(value, out var instant))
        {
            draft.ReceivedAt ??= instant;
        }
        else
        {
            draft.Report(header, value, "Not a time; write it as 2026-03-12T09:30:00+08:00 or 2026-03-12 09:30.", rejected: true);
        }
    }

    private void AddPoints(RowDraft draft, string header, LeadColumn column, string value)
    {
        foreach (var part in Parts(column, value))
        {
            var point = new ContactPoint(Kind(column), part);
            draft.Points.Add(point);
            if (LeadValidation.Unusable(point, phones) is { } problem)
            {
                draft.Report(header, part, problem, rejected: false);
            }
        }
    }

    private string[] Parts(LeadColumn column, string value) => column switch
    {
        LeadColumn.Phone when !phones.Normalize(value).IsValid => Split(value, PhoneSeparators),
        LeadColumn.Email when !EmailNormalizer.Normalize(value).IsValid => Split(value, MailSeparators),
        _ => [value],
    };

    private static string[] Split(string value, char[] separators) =>
        value.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts ? parts : [value];

    private static string? Problem(string value, LeadColumn column)
    {
        var longest = column switch
        {
            LeadColumn.Interest or LeadColumn.Attribute => LeadDetails.MaxInterestLength,
            _ when IsContact(column) => ContactPoint.MaxLength,
            _ => LeadDetails.MaxTextLength,
        };
        if (value.Length > longest)
        {
            return $"Longer than {longest} characters.";
        }
        return IsContact(column) && value.AsSpan().ContainsAnyInRange('\0', '\u001F') ? "Contains control characters." : null;
    }

    private static bool IsContact(LeadColumn column) => column is >= LeadColumn.Phone and <= LeadColumn.Member;

    private static ContactPointKind Kind(LeadColumn column) => column switch
    {
        LeadColumn.Phone => ContactPointKind.Phone,
        LeadColumn.Email => ContactPointKind.Email,
        LeadColumn.WeChat => ContactPointKind.WeChat,
        LeadColumn.QQ => ContactPointKind.QQ,
        _ => ContactPointKind.Member,
    };
}
