using System.Globalization;
using CsvHelper;

namespace LifecycleDay.Input;

/// <summary>One row of a CSV file, with readers that say what they expected.</summary>
internal sealed class CsvLine(CsvReader csv, string file, long line, List<InputProblem> problems)
{
    internal long Line { get; } = line;

    internal bool HasProblems { get; private set; }

    internal string Text(string column) => csv.GetString(column).Trim();

    internal string Required(string column)
    {
        string text = Text(column);
        if (text.Length == 0)
        {
            Problem(column, "a text, found nothing");
        }

        return text;
    }

    internal string OneOf(string column, params string[] allowed)
    {
        string text = Text(column);
        if (!allowed.Contains(text, StringComparer.Ordinal))
        {
            Problem(column, "one of " + string.Join(", ", allowed));
        }

        return text;
    }

    internal int Number(string column, int min, int max)
    {
        if (!int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < min || number > max)
        {
            Problem(column, string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));
        }

        return number;
    }

    internal int? OptionalNumber(string column, int min, int max) => Text(column).Length == 0 ? null : Number(column, min, max);

    internal DateTimeOffset Instant(string column)
    {
        if (!DateTimeOffset.TryParseExact(Text(column), "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant))
        {
            Problem(column, "a time such as 2026-03-12T09:30:00+08:00");
        }

        return instant;
    }

    internal TimeOnly TimeOfDay(string column)
    {
        if (!TimeOnly.TryParseExact(Text(column), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
        {
            Problem(column, "a time of day such as 08:30");
        }

        return time;
    }

    internal void Problem(string column, string expected)
    {
        HasProblems = true;
        problems.Add(new InputProblem(file, Line, column, expected));
    }
}
