using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Calendars;

/// <summary>Reads the JSON form of a calendar and gathers every problem before it complains.</summary>
internal sealed class CalendarJsonReader
{
    private readonly List<string> _problems = [];

    public BusinessCalendar Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"A business calendar is a JSON object, not {root.ValueKind}.");
        }

        if (root.TryGetProperty("intersection", out JsonElement parts))
        {
            return ReadIntersection(root, parts);
        }

        BusinessCalendarBuilder builder = new(ReadTimeZone(root));
        foreach (JsonProperty property in root.EnumerateObject())
        {
            ReadProperty(builder, property);
        }

        return _problems.Count == 0
            ? builder.Build()
            : throw new FormatException("The business calendar has problems: " + string.Join(" ", _problems));
    }

    private static BusinessCalendar ReadIntersection(JsonElement root, JsonElement parts)
    {
        string? other = root.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => name is not ("timeZone" or "intersection"));
        if (parts.ValueKind != JsonValueKind.Array || parts.GetArrayLength() < 2 || other is not null)
        {
            throw new FormatException("The business calendar has problems: an intersection is an array of two calendars or more, and beside it only timeZone is given"
                + (other is null ? "." : $", not '{other}'."));
        }

        return parts.EnumerateArray().Select(part => new CalendarJsonReader().Read(part)).Aggregate((one, next) => one.Intersect(next));
    }

    private void ReadProperty(BusinessCalendarBuilder builder, JsonProperty property)
    {
        switch (property.Name)
        {
            case "timeZone":
                break;
            case "hours":
                EachOf(property, (day, place) =>
                {
                    int index = CalendarJson.DayOf(day.Name);
                    Check(index >= 0, place, "is not a day; use mon, tue, wed, thu, fri, sat or sun");
                    builder.On((DayOfWeek)Math.Max(0, index), Ranges(day.Value, place));
                });
                break;
            case "holidays" when property.Value.ValueKind == JsonValueKind.Array:
                foreach (JsonElement item in property.Value.EnumerateArray())
                {
                    builder.Holiday(Date(item.ValueKind == JsonValueKind.String ? item.GetString()! : item.ToString(), "holidays"));
                }

                break;
            case "holidays":
                EachOf(property, (entry, place) => builder.Holiday(Date(entry.Name, place), Name(entry.Value, place)));
                break;
            case "yearlyHolidays":
                EachOf(property, (entry, place) => ReadYearly(builder, entry, place));
                break;
            case "overrides":
                EachOf(property, (entry, place) => builder.Override(Date(entry.Name, place), Ranges(entry.Value, place)));
                break;
            case "breaks":
                EachOf(property, (entry, place) => builder.Break(Date(entry.Name, place), Ranges(entry.Value, place)));
                break;
            case "dailyBreaks":
                builder.DailyBreak(Ranges(property.Value, "dailyBreaks"));
                break;
            case "boundary":
                builder.Boundary(Rule<BoundaryRule>(property));
                break;
            case "gaps":
                builder.Gaps(Rule<GapRule>(property));
                break;
            case "overlaps":
                builder.Overlaps(Rule<OverlapRule>(property));
                break;
            case "overnight":
                builder.Overnight(Rule<OvernightRule>(property));
                break;
            default:
                _problems.Add($"'{property.Name}' is not a property of a business calendar.");
                break;
        }
    }

    private string ReadTimeZone(JsonElement root)
    {
        if (!root.TryGetProperty("timeZone", out JsonElement zone) || zone.ValueKind != JsonValueKind.String)
        {
            _problems.Add("timeZone is missing; give an IANA id such as \"Asia/Shanghai\".");
            return "UTC";
        }

        try
        {
            ZoneRules.Find(zone.GetString()!);
            return zone.GetString()!;
        }
        catch (ArgumentException e)
        {
            _problems.Add("timeZone: " + e.Message);
            return "UTC";
        }
    }

    private void ReadYearly(BusinessCalendarBuilder builder, JsonProperty entry, string place)
    {
        // 2000 is a leap year: 02-29 is a date.
        DateOnly date = DateOnly.MinValue;
        if (Check(entry.Name.Length == 5 && CalendarJson.TryReadDate("2000-" + entry.Name, out date), place, "is not a day of the year; write it as 12-25"))
        {
            builder.YearlyHoliday(date.Month, date.Day, Name(entry.Value, place));
        }
    }

    private void EachOf(JsonProperty property, Action<JsonProperty, string> read)
    {
        if (Check(property.Value.ValueKind == JsonValueKind.Object, property.Name, "must be an object"))
        {
            foreach (JsonProperty entry in property.Value.EnumerateObject())
            {
                read(entry, property.Name + "." + entry.Name);
            }
        }
    }

    private DateOnly Date(string text, string place)
    {
        Check(CalendarJson.TryReadDate(text, out DateOnly date), place, string.Create(CultureInfo.InvariantCulture, $"has '{text}', which is not a date; write it as 2026-10-01"));
        return date;
    }

    private string Name(JsonElement value, string place) =>
        Check(value.ValueKind == JsonValueKind.String, place, "must be the holiday's name as text, which may be empty") ? value.GetString()! : "";

    private List<LocalTimeRange> Ranges(JsonElement value, string place)
    {
        List<LocalTimeRange> ranges = [];
        if (Check(value.ValueKind == JsonValueKind.Array, place, "must be an array of ranges such as \"09:00-17:00\""))
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                LocalTimeRange range = default;
                if (Check(
                    item.ValueKind == JsonValueKind.String && LocalTimeRange.TryParse(item.GetString(), out range),
                    place,
                    $"has {item.GetRawText()}, which is not a range such as \"09:00-17:00\""))
                {
                    ranges.Add(range);
                }
            }
        }

        return ranges;
    }

    private T Rule<T>(JsonProperty property)
        where T : struct, Enum
    {
        T rule = default;
        Check(
            property.Value.ValueKind == JsonValueKind.String && CalendarJson.TryReadRule(property.Value.GetString(), out rule),
            property.Name,
            "must be " + CalendarJson.Choices<T>());
        return rule;
    }

    private bool Check(bool holds, string place, string problem)
    {
        if (!holds)
        {
            _problems.Add($"{place} {problem}.");
        }

        return holds;
    }
}
