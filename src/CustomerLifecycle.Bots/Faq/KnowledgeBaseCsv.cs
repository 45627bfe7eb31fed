using CsvHelper;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>
/// Reads a knowledge base from CSV (RFC 4180, UTF-8). Columns by name, in any order: <c>id</c>, <c>question</c> and
/// <c>answer</c> are required; <c>category</c>, <c>language</c>, <c>alternatives</c> and <c>tags</c> may be left out.
/// Alternatives and tags are separated by <c>|</c>. Other columns are ignored.
/// </summary>
public static class KnowledgeBaseCsv
{
    private const int MaxErrors = 100;
    private static readonly string[] RequiredColumns = ["id", "question", "answer"];

    /// <summary>Reads a whole stream; it is left open.</summary>
    /// <returns>The knowledge base, or every error found (at most 100), each with line and column.</returns>
    public static KnowledgeBaseImport Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var errors = new List<KnowledgeBaseImportError>();
        using var reader = CsvReader.Create(stream, Options, leaveOpen: true);
        return Read(reader, errors);
    }

    /// <summary>Reads CSV held in a string.</summary>
    /// <returns>The knowledge base, or every error found (at most 100), each with line and column.</returns>
    public static KnowledgeBaseImport Parse(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        using var reader = CsvReader.FromText(csv, Options);
        return Read(reader, []);
    }

    private static CsvReaderOptions Options { get; } = new()
    {
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        IncludeValuesInExceptions = false,
    };

    private static KnowledgeBaseImport Read(CsvReader reader, List<KnowledgeBaseImportError> errors)
    {
        var entries = new List<FaqEntry>();
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        try
        {
            reader.ReadHeader();
            errors.AddRange(RequiredColumns.Where(column => !reader.TryGetFieldIndex(column, out _))
                .Select(column => new KnowledgeBaseImportError(1, column, "the column is missing. Name it in the first line.")));
            while (errors.Count is 0 or > 0 and < MaxErrors && reader.Read())
            {
                ReadEntry(reader, entries, lines, errors);
            }
        }
        catch (CsvFormatException malformed)
        {
            errors.Add(new KnowledgeBaseImportError(Math.Max(1, malformed.LineNumber), null, malformed.Message));
        }

        return errors.Count > 0
            ? new KnowledgeBaseImport { Errors = errors }
            : new KnowledgeBaseImport { KnowledgeBase = KnowledgeBase.Create(entries) };
    }

    private static void ReadEntry(CsvReader reader, List<FaqEntry> entries, Dictionary<string, long> lines, List<KnowledgeBaseImportError> errors)
    {
        var line = reader.LineNumber;
        var entry = new FaqEntry
        {
            Id = Field(reader, "id"),
            Question = Field(reader, "question"),
            Answer = Field(reader, "answer"),
            Alternatives = List(reader, "alternatives"),
            Category = Optional(reader, "category"),
            Language = Optional(reader, "language"),
            Tags = List(reader, "tags"),
        };
        if (FaqEntryRules.FindProblem(entry) is { } problem)
        {
            errors.Add(new KnowledgeBaseImportError(line, problem.Field, problem.Message));
        }
        else if (!lines.TryAdd(entry.Id, line))
        {
            errors.Add(new KnowledgeBaseImportError(line, "id", FormattableString.Invariant(
                $"'{entry.Id}' is already on line {lines[entry.Id]}. Give each entry an id of its own.")));
        }

        entries.Add(entry);
    }

    private static string Field(CsvReader reader, string column) =>
        reader.TryGetFieldIndex(column, out var index) && index < reader.FieldCount ? reader.GetString(index).Trim() : string.Empty;

    private static string? Optional(CsvReader reader, string column) => Field(reader, column) is { Length: > 0 } value ? value : null;

    private static string[] List(CsvReader reader, string column) =>
        Field(reader, column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
