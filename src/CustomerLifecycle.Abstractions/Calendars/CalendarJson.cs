using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CustomerLifecycle.Calendars;

/// <summary>The JSON form of a calendar.</summary>
internal static class CalendarJson
{
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CalendarRules rules)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Writing))
        {
            Write(writer, rules);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, CalendarRules rules)
    {
        writer.WriteStartObject();
        writer.WriteString("timeZone", rules.TimeZone);
        if (!rules.Parts.IsEmpty)
        {
            writer.WriteStartArray("intersection");
            foreach (CalendarRules part in rules.Parts)
            {
                Write(writer, part);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            return;
        }

        writer.WriteStartObject("hours");
        for (int i = 1; i <= 7; i++)
        {
            if (!rules.Week[i % 7].IsEmpty)
            {
                WriteRanges(writer, DayNames[i % 7], rules.Week[i % 7]);
            }
        }

        writer.WriteEndObject();
        WriteNames(writer, "holidays", rules.Holidays.OrderBy(h => h.Key).Select(h => (Text(h.Key), h.Value)));
        WriteNames(writer, "yearlyHolidays", rules.YearlyHolidays.OrderBy(h => h.Key)
            .Select(h => (string.Create(CultureInfo.InvariantCulture, $"{h.Key.Month:00}-{h.Key.Day:00}"), h.Value)));
        WriteDates(writer, "overrides", rules.Overrides);
        WriteDates(writer, "breaks", rules.Breaks);
        if (!rules.DailyBreaks.IsEmpty)
        {
            WriteRanges(writer, "dailyBreaks", rules.DailyBreaks);
        }

        writer.WriteString("boundary", Camel(rules.Boundary));
        writer.WriteString("gaps", Camel(rules.Gaps));
        writer.WriteString("overlaps", Camel(rules.Overlaps));
        writer.WriteString("overnight", Camel(rules.Overnight));
        writer.WriteEndObject();
    }

    public static BusinessCalendar Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = Parse(json);
        return new CalendarJsonReader().Read(document.RootElement);
    }

    public static bool TryReadDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static int DayOf(string name) => Array.IndexOf(DayNames, name);

    public static bool TryReadRule<T>(string? text, out T rule)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (Camel(value) == text)
            {
                rule = value;
                return true;
            }
        }

        rule = default;
        return false;
    }

    public static string Choices<T>()
        where T : struct, Enum => string.Join(" or ", Enum.GetValues<T>().Select(Camel));

    private static string Camel<T>(T rule)
        where T : struct, Enum
    {
        string name = rule.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new FormatException("The business calendar is not valid JSON: " + e.Message, e);
        }
    }

    private static string Text(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static void WriteNames(Utf8JsonWriter writer, string property, IEnumerable<(string Key, string Name)> names)
    {
        bool any = false;
        foreach ((string key, string name) in names)
        {
            if (!any)
            {
                writer.WriteStartObject(property);
                any = true;
            }

            writer.WriteString(key, name);
        }

        if (any)
        {
            writer.WriteEndObject();
        }
    }

    private static void WriteDates(
        Utf8JsonWriter writer, string property, IReadOnlyDictionary<DateOnly, System.Collections.Immutable.ImmutableArray<LocalTimeRange>> dates)
    {
        if (dates.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(property);
        foreach (var (date, ranges) in dates.OrderBy(entry => entry.Key))
        {
            WriteRanges(writer, Text(date), ranges);
        }

        writer.WriteEndObject();
    }

    private static void WriteRanges(Utf8JsonWriter writer, string property, IEnumerable<LocalTimeRange> ranges)
    {
        writer.WriteStartArray(property);
        foreach (LocalTimeRange range in ranges)
        {
            writer.WriteStringValue(range.ToString());
        }

        writer.WriteEndArray();
    }
}
