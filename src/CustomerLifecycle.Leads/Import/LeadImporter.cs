using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Import;

/// <summary>
/// Reads lead lists: CSV with any columns, in UTF-8, UTF-16, GBK or GB 18030. Every row comes out once, as a lead or as a
/// rejected row with its line, column, value and reason; nothing is lost and nothing is written. Safe for use by many threads.
/// </summary>
/// <param name="phones">How telephone numbers are read, to flag those that are none; null for China as the default country.</param>
public sealed class LeadImporter(PhoneNormalizer? phones = null)
{
    private const int MaxRecordBytes = 1024 * 1024;
    private readonly PhoneNormalizer _phones = phones ?? new PhoneNormalizer();

    /// <summary>Reads a file row by row.</summary>
    /// <param name="csv">The file from its current position, with a header row. A stream that cannot seek is buffered.</param>
    /// <param name="options">Columns, encoding and defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidDataException">The file is too large, its header has no column that reaches anybody, or a record is longer than 1 MiB.</exception>
    public async IAsyncEnumerable<LeadImportRow> ReadAsync(
        Stream csv, LeadImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(options);
        var stream = await SeekableAsync(csv, options.MaxBytes, cancellationToken).ConfigureAwait(false);
        var encoding = options.Encoding ?? await TextEncoding.DetectAsync(stream, cancellationToken).ConfigureAwait(false);
        var malformed = new Queue<CsvMalformedRecord>();
        using var reader = CsvReader.Create(stream, ReaderOptions(options, encoding, malformed), leaveOpen: true);
        await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        var parser = new RowParser(Columns(reader.Headers, options), options, _phones);
        while (await ReadRecordAsync(reader, cancellationToken).ConfigureAwait(false))
        {
            while (malformed.TryDequeue(out var bad))
            {
                yield return Rejected(bad);
            }
            yield return parser.Parse(reader.LineNumber, Fields(reader), Encoding.UTF8.GetString(reader.RawRecord));
        }
        while (malformed.TryDequeue(out var bad))
        {
            yield return Rejected(bad);
        }
    }

    private static async Task<bool> ReadRecordAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException exception)
        {
            throw new InvalidDataException(
                $"The file cannot be read beyond line {exception.LineNumber}: {exception.Message} A quote that is opened and never closed is the usual cause.", exception);
        }
    }

    private static async Task<Stream> SeekableAsync(Stream csv, long maxBytes, CancellationToken cancellationToken)
    {
        if (csv.CanSeek)
        {
            return csv.Length - csv.Position <= maxBytes ? csv : throw TooLarge(maxBytes);
        }
        var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        int read;
        while ((read = await csv.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > maxBytes)
            {
                throw TooLarge(maxBytes);
            }
            buffer.Write(chunk, 0, read);
        }
        buffer.Position = 0;
        return buffer;
    }

    private static CsvReaderOptions ReaderOptions(LeadImportOptions options, Encoding? encoding, Queue<CsvMalformedRecord> malformed) => new()
    {
        Separator = options.Separator,
        Encoding = encoding,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = MaxRecordBytes,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = malformed.Enqueue,
    };

    private static List<(string Header, LeadColumn Column)> Columns(IReadOnlyList<string> headers, LeadImportOptions options)
    {
        var columns = headers
            .Select(header => header.Trim())
            .Select(header => (header, options.Columns.TryGetValue(header, out var column) ? column : ColumnRecognition.Of(header)))
            .ToList();
        foreach (var named in options.Columns.Keys)
        {
            if (!columns.Exists(column => string.Equals(column.header, named, StringComparison.Ordinal)))
            {
                throw new InvalidDataException($"The file has no column '{named}'; its columns are: {string.Join(", ", headers)}.");
            }
        }
        return columns.Exists(column => column.Item2 is >= LeadColumn.Phone and <= LeadColumn.Member)
            ? columns
            : throw new InvalidDataException(
                $"No column tells how anybody is reached; the columns are: {string.Join(", ", headers)}. Name one in {nameof(LeadImportOptions)}.{nameof(LeadImportOptions.Columns)}.");
    }

    private static string[] Fields(CsvReader reader)
    {
        var fields = new string[reader.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.GetString(i);
        }
        return fields;
    }

    private static LeadImportRow Rejected(CsvMalformedRecord bad)
    {
        var reason = bad.Reason switch
        {
            CsvMalformedReason.FieldCountMismatch => "The row has more or fewer fields than the header; quote values that contain the separator.",
            CsvMalformedReason.UnterminatedQuote => "A quote is opened and never closed.",
            CsvMalformedReason.TextAfterClosingQuote => "Text follows a closing quote; write a quote inside a value twice.",
            _ => "A quote stands inside a value that is not quoted; quote the value and write the quote twice.",
        };
        return new LeadImportRow(bad.LineNumber, null, [new LeadImportIssue(bad.LineNumber, null, null, reason, true)], RowParser.Cut(bad.RawRecord, LeadImportRow.MaxRawLength));
    }

    private static InvalidDataException TooLarge(long maxBytes) =>
        new($"The file is larger than {maxBytes} bytes; split it, or raise {nameof(LeadImportOptions)}.{nameof(LeadImportOptions.MaxBytes)}.");
}
