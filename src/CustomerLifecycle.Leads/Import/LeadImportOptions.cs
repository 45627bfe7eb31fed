using System.Text;

namespace CustomerLifecycle.Leads.Import;

/// <summary>How one file is imported.</summary>
public sealed record LeadImportOptions
{
    /// <summary>Default of <see cref="MaxBytes"/>: 256 MiB.</summary>
    public const long DefaultMaxBytes = 256L * 1024 * 1024;

    /// <summary>The longest <see cref="File"/>, in characters.</summary>
    public const int MaxFileLength = 128;

    /// <summary>
    /// Identifies the file, such as its name with a hash of its content; 1 to 128 characters. A line of a file is imported
    /// once, however often the import is run.
    /// </summary>
    public required string File { get; init; }

    /// <summary>The pool the leads go to; null for the default pool.</summary>
    public string? Pool { get; init; }

    /// <summary>What the columns hold, by header. Headers that are not named here are recognised in Chinese and English, and else kept as attributes.</summary>
    public IReadOnlyDictionary<string, LeadColumn> Columns { get; init; } = new Dictionary<string, LeadColumn>();

    /// <summary>
    /// The encoding; null to find out: a byte order mark decides, text that is valid UTF-8 is UTF-8, everything else GB 18030,
    /// which contains GBK and GB 2312.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The separator, an ASCII character; null to detect comma, semicolon, tab or bar.</summary>
    public char? Separator { get; init; }

    /// <summary>Columns whose value must be there: a row without it is kept aside. None by default; a way to be reached is always needed.</summary>
    public IReadOnlyCollection<LeadColumn> Required { get; init; } = [];

    /// <summary>The IANA zone of times that are written without an offset; <c>Asia/Shanghai</c> by default.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>The source of leads whose row names none, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The campaign of leads whose row names none, or null.</summary>
    public string? Campaign { get; init; }

    /// <summary>The most bytes that are read; a larger file is refused before any lead is created.</summary>
    public long MaxBytes { get; init; } = DefaultMaxBytes;
}
