using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Reads the fields of one JSON object and notes everything that is wrong with them, where a deserialiser would stop at the
/// first.</summary>
internal sealed class ScenarioObject
{
    private readonly JsonElement _element;
    private readonly string _place;
    private readonly List<ScenarioProblem> _problems;
    private readonly List<string> _known = [];

    public ScenarioObject(JsonElement element, string place, List<ScenarioProblem> problems)
    {
        (_element, _place, _problems) = (element, place, problems);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong(place, element, "write an object, { ... }");
        }
    }

    public string? Text(string name) => Find(name) is { } value ? Text(value, At(name)) : null;

    public double? Number(string name) => Find(name) is { } value ? Number(value, At(name)) : null;

    public long? Integer(string name) => Find(name) is { } value ? Integer(value, At(name)) : null;

    public int? Int32(string name) => Find(name) is { } value ? Int32(value, At(name)) : null;

    /// <summary>A value, or a list of values; null = the field is missing.</summary>
    public IReadOnlyList<double>? Numbers(string name) => OneOrMore(name, (value, place) => Number(value, place) ?? double.NaN);

    public IReadOnlyList<int>? Integers(string name) => OneOrMore(name, (value, place) => Int32(value, place) ?? 0);

    public IReadOnlyList<ScenarioObject>? Objects(string name) => OneOrMore(name, (value, place) => new ScenarioObject(value, place, _problems));

    public IReadOnlyList<string>? Texts(string name) => OneOrMore(name, (value, place) => Text(value, place) ?? "");

    public ScenarioObject? Object(string name) => Find(name) is { } value ? new ScenarioObject(value, At(name), _problems) : null;

    /// <summary>A list of names, or an object that gives each name a number.</summary>
    public IReadOnlyDictionary<string, int>? Levels(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return Texts(name)!.Distinct(StringComparer.Ordinal).ToDictionary(text => text, _ => 1, StringComparer.Ordinal);
        }

        return value.EnumerateObject().ToDictionary(
            property => property.Name, property => Int32(property.Value, At(name) + "." + property.Name) ?? 1, StringComparer.Ordinal);
    }

    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        // 'longestIdle', 'LongestIdle' and 'longest-idle' are one name; a number is none.
        string? plain = value.ValueKind == JsonValueKind.String ? value.GetString()!.Replace("-", "", StringComparison.Ordinal) : null;
        foreach (var choice in Enum.GetValues<T>())
        {
            if (string.Equals(plain, choice.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        Wrong(At(name), value, "write " + string.Join(", ", Enum.GetNames<T>().Select(choice => JsonNamingPolicy.CamelCase.ConvertName(choice))));
        return null;
    }

    /// <summary>Notes the fields that nobody asked for: they would be without effect, and the author thinks otherwise.</summary>
    public void Done()
    {
        if (_element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in _element.EnumerateObject().Where(property => !_known.Contains(property.Name, StringComparer.Ordinal)))
            {
                Wrong(At(property.Name), property.Value, "there is no such field here; there are " + string.Join(", ", _known));
            }
        }
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
    }

    private List<T>? OneOrMore<T>(string name, Func<JsonElement, string, T> read)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((item, index) => read(item, string.Create(CultureInfo.InvariantCulture, $"{At(name)}[{index}]")))]
            : [read(value, At(name))];
    }

    private string? Text(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Wrong(place, value, "write a text in quotes");
        return null;
    }

    private double? Number(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number))
        {
            return number;
        }

        Wrong(place, value, "write a number");
        return null;
    }

    private long? Integer(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number))
        {
            return number;
        }

        Wrong(place, value, "write a whole number");
        return null;
    }

    private int? Int32(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number))
        {
            return number;
        }

        Wrong(place, value, "write a whole number");
        return null;
    }

    private string At(string name) => _place.Length == 0 ? name : _place + "." + name;

    private void Wrong(string place, JsonElement value, string wayOut) =>
        _problems.Add(new ScenarioProblem(place.Length == 0 ? "$" : place, ScenarioText.Shorten(value.GetRawText()), wayOut));
}
