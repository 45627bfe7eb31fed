using CustomerLifecycle;

namespace LifecycleDay.Input;

/// <summary>A contact of the day, and what the simulated world does with it.</summary>
internal sealed record ContactLine
{
    private static readonly string[] Columns =
    [
        "at", "channel", "entrance", "customer_name", "phone", "email", "wechat", "level", "language", "skill", "reason", "message", "follow_up",
        "sim_handle_seconds", "sim_patience_seconds", "sim_outcome", "sim_csat",
    ];

    public required long Line { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Channel Channel { get; init; }

    public required string Entrance { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<ContactPoint> ContactPoints { get; init; }

    public required string Level { get; init; }

    public required string Language { get; init; }

    public required string Skill { get; init; }

    public required string Reason { get; init; }

    public required string Message { get; init; }

    public required string FollowUp { get; init; }

    public required int HandleSeconds { get; init; }

    public required int PatienceSeconds { get; init; }

    public required string Outcome { get; init; }

    public required int? Csat { get; init; }

    internal static IReadOnlyList<ContactLine> Read(string path, List<InputProblem> problems) =>
        [.. CsvTable.Read(path, Columns, Parse, problems).OrderBy(line => line.At).ThenBy(line => line.Line)];

    private static ContactLine? Parse(CsvLine row)
    {
        string channel = row.OneOf("channel", "web-chat", "voice", "email", "wechat", "app", "weibo", "sms", "shop");
        List<ContactPoint> points = [];
        foreach ((string column, ContactPointKind kind) in new[] { ("phone", ContactPointKind.Phone), ("email", ContactPointKind.Email), ("wechat", ContactPointKind.WeChat) })
        {
            if (row.Text(column) is { Length: > 0 } value)
            {
                points.Add(new ContactPoint(kind, value));
            }
        }

        ContactLine line = new()
        {
            Line = row.Line,
            At = row.Instant("at"),
            Channel = channel.Length > 0 ? new Channel(channel) : Channel.WebChat,
            Entrance = row.Text("entrance"),
            Name = row.Text("customer_name"),
            ContactPoints = points,
            Level = row.OneOf("level", "vip", "gold", "normal"),
            Language = row.OneOf("language", "zh", "en"),
            Skill = row.OneOf("skill", "presale", "after-sales", "installation", "billing", "complaint"),
            Reason = row.Required("reason"),
            Message = row.Required("message"),
            FollowUp = row.Text("follow_up"),
            HandleSeconds = row.Number("sim_handle_seconds", 1, 36_000),
            PatienceSeconds = row.Number("sim_patience_seconds", 1, 36_000),
            Outcome = row.OneOf("sim_outcome", "resolved", "unresolved", "ticket-after-sales", "ticket-complaint", "ticket-field-service"),
            Csat = row.OptionalNumber("sim_csat", 1, 5),
        };
        return row.HasProblems ? null : line;
    }
}
