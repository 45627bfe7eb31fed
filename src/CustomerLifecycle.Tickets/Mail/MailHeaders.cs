using System.Collections;

namespace CustomerLifecycle.Tickets;

/// <summary>The header fields of a mail (RFC 5322, section 2.2): in order, several of one name allowed, names in any case. Immutable.</summary>
/// <remarks>Mail is written by strangers: whatever is too much is left out and <see cref="IsCut"/> says so; nothing throws for its content.</remarks>
public sealed class MailHeaders : IReadOnlyList<KeyValuePair<string, string>>
{
    /// <summary>At most so many fields are kept.</summary>
    public const int MaximumFields = 1_000;

    /// <summary>At most so many characters of a value are kept.</summary>
    public const int MaximumValue = 32_768;

    /// <summary>At most so many characters of a raw header section are read.</summary>
    public const int MaximumRaw = 1_048_576;

    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes fields that a mail library has read. Folded values are unfolded; encoded words stay as they are.</summary>
    /// <param name="fields">Names and values, in their order in the mail. Fields whose name is no field name are left out.</param>
    public MailHeaders(IEnumerable<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        foreach ((string name, string value) in fields)
        {
            if (_fields.Count == MaximumFields)
            {
                IsCut = true;
                break;
            }

            if (MailHeaderParser.IsName(name))
            {
                Add(name, value ?? "");
            }
        }
    }

    private MailHeaders(IEnumerable<KeyValuePair<string, string>> fields, bool cut)
        : this(fields) => IsCut |= cut;

    /// <summary>No fields.</summary>
    public static MailHeaders Empty { get; } = new([]);

    /// <summary>Whether fields or parts of values were left out because there were too many.</summary>
    public bool IsCut { get; private set; }

    /// <summary>How many fields there are.</summary>
    public int Count => _fields.Count;

    /// <summary>A field by its place.</summary>
    /// <param name="index">From 0.</param>
    public KeyValuePair<string, string> this[int index] => _fields[index];

    /// <summary>Fields by name and value, for tests and short programs.</summary>
    /// <param name="fields">Names and values.</param>
    public static MailHeaders Of(params (string Name, string Value)[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
    }

    /// <summary>Reads a raw header section: lines with any line end, folded lines joined, up to the first empty line.</summary>
    /// <param name="raw">The section; a body behind the empty line is not looked at. Lines that are no field are left out.</param>
    public static MailHeaders Parse(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return new(MailHeaderParser.Fields(raw.AsSpan(0, Math.Min(raw.Length, MaximumRaw)).ToString()), raw.Length > MaximumRaw);
    }

    /// <summary>The first value of a name, or null.</summary>
    /// <param name="name">The name, in any case.</param>
    public string? First(string name) => _byName.TryGetValue(name, out List<string>? values) ? values[0] : null;

    /// <summary>All values of a name, in order.</summary>
    /// <param name="name">The name, in any case.</param>
    public IReadOnlyList<string> All(string name) => _byName.TryGetValue(name, out List<string>? values) ? values : [];

    /// <summary>Whether there is a field of a name.</summary>
    /// <param name="name">The name, in any case.</param>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names only: values are personal data.</summary>
    public override string ToString() => string.Join(", ", _fields.Select(field => field.Key));

    private void Add(string name, string value)
    {
        IsCut |= value.Length > MaximumValue;
        string kept = MailHeaderParser.Unfold(MailText.Clean(value, MaximumValue));
        _fields.Add(new(name, kept));
        if (!_byName.TryGetValue(name, out List<string>? values))
        {
            _byName.Add(name, values = []);
        }

        values.Add(kept);
    }
}
