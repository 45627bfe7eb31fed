namespace LifecycleDay.Input;

/// <summary>Somebody who works on the day.</summary>
internal sealed record AgentLine
{
    private static readonly string[] Columns = ["id", "name", "team", "department", "skills", "languages", "shift_from", "shift_to", "max_chats", "role"];

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Team { get; init; }

    public required string Department { get; init; }

    public required IReadOnlyDictionary<string, int> Skills { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required TimeOnly ShiftFrom { get; init; }

    public required TimeOnly ShiftTo { get; init; }

    public required int MaxChats { get; init; }

    public required string Role { get; init; }

    internal static IReadOnlyList<AgentLine> Read(string path, List<InputProblem> problems) => CsvTable.Read(path, Columns, Parse, problems);

    private static AgentLine? Parse(CsvLine row)
    {
        SortedDictionary<string, int> skills = new(StringComparer.Ordinal);
        foreach (string skill in row.Required("skills").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (skill.Split(':') is [{ Length: > 0 } name, var level] && int.TryParse(level, out int number) && number is >= 1 and <= 100)
            {
                skills[name] = number;
            }
            else
            {
                row.Problem("skills", "a list such as presale:80;billing:60 with levels from 1 to 100");
            }
        }

        AgentLine line = new()
        {
            Id = row.Required("id"),
            Name = row.Required("name"),
            Team = row.Required("team"),
            Department = row.Required("department"),
            Skills = skills,
            Languages = row.Required("languages").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ShiftFrom = row.TimeOfDay("shift_from"),
            ShiftTo = row.TimeOfDay("shift_to"),
            MaxChats = row.Number("max_chats", 1, 20),
            Role = row.OneOf("role", "agent", "sales", "engineer", "supervisor"),
        };
        return row.HasProblems ? null : line;
    }
}
