using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>
/// The entries a bot answers from. Immutable and safe for concurrent use: a change gives a new knowledge base, which a
/// host swaps in whole.
/// </summary>
public sealed class KnowledgeBase
{
    /// <summary>The longest identifier of an entry, in characters.</summary>
    public const int MaxIdLength = 128;

    /// <summary>The longest question or alternative phrasing, in characters.</summary>
    public const int MaxPhrasingLength = 1_000;

    /// <summary>The longest answer, in characters.</summary>
    public const int MaxAnswerLength = 20_000;

    /// <summary>A knowledge base that knows nothing: every question is handed over.</summary>
    public static readonly KnowledgeBase Empty = new([]);

    private readonly FrozenDictionary<string, FaqEntry> _byId;

    private KnowledgeBase(FaqEntry[] entries)
    {
        Entries = Array.AsReadOnly(entries);
        _byId = entries.ToFrozenDictionary(entry => entry.Id, StringComparer.Ordinal);
        Version = ComputeVersion(entries);
    }

    /// <summary>The entries in the order given.</summary>
    public IReadOnlyList<FaqEntry> Entries { get; }

    /// <summary>Names the content: equal entries in equal order have equal versions, on every machine. 16 hexadecimal digits.</summary>
    public string Version { get; }

    /// <summary>Creates a knowledge base.</summary>
    /// <exception cref="ArgumentException">An entry is not usable (empty or too long a field) or two entries share an id; the message names which.</exception>
    public static KnowledgeBase Create(IEnumerable<FaqEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var list = entries.Select(Snapshot).ToArray();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Length; i++)
        {
            var problem = FaqEntryRules.FindProblem(list[i]);
            if (problem is not null)
            {
                throw new ArgumentException($"Entry {i + 1} ('{list[i].Id}'): {problem.Field}: {problem.Message}", nameof(entries));
            }

            if (!ids.Add(list[i].Id))
            {
                throw new ArgumentException($"Entry {i + 1}: the id '{list[i].Id}' is already taken. Give each entry an id of its own.", nameof(entries));
            }
        }

        return new KnowledgeBase(list);
    }

    /// <summary>The entry of that id, or null.</summary>
    public FaqEntry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>A knowledge base in which <paramref name="entry"/> replaces the entry of the same id, or is added at the end.</summary>
    /// <exception cref="ArgumentException">The entry is not usable.</exception>
    public KnowledgeBase With(FaqEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Create(_byId.ContainsKey(entry.Id)
            ? Entries.Select(existing => string.Equals(existing.Id, entry.Id, StringComparison.Ordinal) ? entry : existing)
            : Entries.Append(entry));
    }

    /// <summary>A knowledge base without the entry of that id; the same one when there is none.</summary>
    public KnowledgeBase Without(string id) =>
        _byId.ContainsKey(id) ? new KnowledgeBase([.. Entries.Where(entry => !string.Equals(entry.Id, id, StringComparison.Ordinal))]) : this;

    // Callers may hand in lists they change later.
    private static FaqEntry Snapshot(FaqEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { Alternatives = [.. entry.Alternatives], Tags = [.. entry.Tags] };
    }

    private static string ComputeVersion(FaqEntry[] entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            Append(hash, entry.Id, entry.Question, entry.Answer, entry.Category, entry.Language);
            Append(hash, [.. entry.Alternatives]);
            Append(hash, [.. entry.Tags]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static void Append(IncrementalHash hash, params ReadOnlySpan<string?> fields)
    {
        Span<byte> length = stackalloc byte[4];
        BitConverter.TryWriteBytes(length, fields.Length);
        hash.AppendData(length);
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field ?? string.Empty);
            BitConverter.TryWriteBytes(length, field is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
