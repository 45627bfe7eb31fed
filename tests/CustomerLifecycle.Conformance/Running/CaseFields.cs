using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Conformance.Running;

/// <summary>
/// Reads a row strictly: a field of the wrong type, a field that is missing and, through <see cref="EnsureAllRead"/>,
/// a field that no handler asked for are errors. So a row can never pass because half of it was overlooked.
/// </summary>
internal sealed class CaseFields
{
    /// <summary>What says where a row is from and never what it means.</summary>
    private static readonly string[] Provenance = ["id", "name", "origin", "source", "note", "description"];

    private readonly JsonElement _element;
    private readonly string _path;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<CaseFields> _children = [];

    private CaseFields(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new CaseFormatException($"{path} is {element.ValueKind}, but an object is expected: {element}");
        }

        _element = element;
        _path = path;
    }

    /// <summary>The names of the fields, for objects that are maps (hours by weekday, hours by date).</summary>
    public IReadOnlyList<string> Names => [.. _element.EnumerateObject().Select(property => property.Name)];

    public static CaseFields OfRow(JsonElement row)
    {
        var fields = new CaseFields(row, "$");
        fields._read.UnionWith(Provenance);
        return fields;
    }

    public bool Has(string name) => _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The field as it stands; all of it counts as read.</summary>
    public JsonElement Value(string name) =>
        ValueOrNull(name) ?? throw new CaseFormatException($"{_path} has no field '{name}'; it has {string.Join(", ", Names)}.");

    /// <summary>The field as it stands, or nothing where it is absent. A field that is there and null is a null element.</summary>
    public JsonElement? ValueOrNull(string name)
    {
        _read.Add(name);
        return _element.TryGetProperty(name, out var value) ? value : null;
    }

    public string Text(string name) => Value(name, JsonValueKind.String).GetString()!;

    public string? TextOrNull(string name) => Has(name) ? Text(name) : Absent<string>(name);

    public double Number(string name) => Value(name, JsonValueKind.Number).GetDouble();

    public double? NumberOrNull(string name) => Has(name) ? Number(name) : Absent<double?>(name);

    public long Integer(string name) =>
        Value(name, JsonValueKind.Number).TryGetInt64(out var number) ? number : throw Wrong(name, "an integer");

    public long? IntegerOrNull(string name) => Has(name) ? Integer(name) : Absent<long?>(name);

    public bool Flag(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "true or false"),
    };

    public bool? FlagOrNull(string name) => Has(name) ? Flag(name) : Absent<bool?>(name);

    public DateTimeOffset Instant(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw Wrong(name, "an ISO 8601 instant");

    public DateTimeOffset? InstantOrNull(string name) => Has(name) ? Instant(name) : Absent<DateTimeOffset?>(name);

    public CaseFields Object(string name) => Child(Value(name), $"{_path}.{name}");

    public CaseFields? ObjectOrNull(string name) => Has(name) ? Object(name) : Absent<CaseFields>(name);

    public IReadOnlyList<CaseFields> Objects(string name) =>
        [.. Value(name, JsonValueKind.Array).EnumerateArray().Select((item, index) => Child(item, $"{_path}.{name}[{index}]"))];

    public IReadOnlyList<string> Texts(string name) =>
        [.. Value(name, JsonValueKind.Array).EnumerateArray().Select(item => item.GetString() ?? throw Wrong(name, "a list of texts"))];

    public IReadOnlyList<double> Numbers(string name) =>
        [.. Value(name, JsonValueKind.Array).EnumerateArray().Select(item => item.GetDouble())];

    /// <summary>Fails with the name of every field, here or below, that nobody asked for.</summary>
    public void EnsureAllRead()
    {
        var unread = Unread().ToList();
        if (unread.Count > 0)
        {
            throw new CaseFormatException($"Unknown field {string.Join(", ", unread)}. The handler of this kind must read it, or refuse it with a reason.");
        }
    }

    private IEnumerable<string> Unread() =>
        Names.Where(name => !_read.Contains(name)).Select(name => $"{_path}.{name}").Concat(_children.SelectMany(child => child.Unread()));

    private T? Absent<T>(string name)
    {
        _read.Add(name);
        return default;
    }

    private JsonElement Value(string name, JsonValueKind kind)
    {
        var value = Value(name);
        return value.ValueKind == kind ? value : throw Wrong(name, $"a {kind}");
    }

    private CaseFields Child(JsonElement element, string path)
    {
        var child = new CaseFields(element, path);
        _children.Add(child);
        return child;
    }

    private CaseFormatException Wrong(string name, string expected) =>
        new($"{_path}.{name} must be {expected} and is {_element.GetProperty(name).GetRawText()}.");
}
