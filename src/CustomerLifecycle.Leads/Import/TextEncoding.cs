using System.Text;

namespace CustomerLifecycle.Leads.Import;

/// <summary>Finds out how a file without a byte order mark is encoded.</summary>
internal static class TextEncoding
{
    private const int Gb18030 = 54936;
    private const int ChunkSize = 81_920;

    /// <summary>
    /// UTF-8 when every byte of the stream fits it, else GB 18030; null when a byte order mark says so itself. Chinese text
    /// in GBK is practically never valid UTF-8. The stream is left at its start.
    /// </summary>
    public static async Task<Encoding?> DetectAsync(Stream seekable, CancellationToken cancellationToken)
    {
        var start = seekable.Position;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[ChunkSize];
        var characters = new char[ChunkSize];
        try
        {
            var first = true;
            while (true)
            {
                var read = await seekable.ReadAtLeastAsync(bytes, ChunkSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                if (first && HasUnicodeMark(bytes.AsSpan(0, read)))
                {
                    return null;
                }
                first = false;
                decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read < ChunkSize);
                if (read < ChunkSize)
                {
                    return null;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return ChineseEncoding();
        }
        finally
        {
            seekable.Position = start;
        }
    }

    private static Encoding ChineseEncoding() => CodePagesEncodingProvider.Instance.GetEncoding(Gb18030)!;

    private static bool HasUnicodeMark(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0xEF, 0xBB, 0xBF, ..];
}
