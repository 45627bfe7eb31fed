using System.Buffers.Binary;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>Looks at a file before the driver does: opening one would create or change it.</summary>
internal static class SqliteFile
{
    private const int HeaderLength = 20;
    private const ushort WriteAheadLog = 0x0202;

    /// <exception cref="ToolException">There is no such file, or it is no database of the suite.</exception>
    internal static void Check(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file {path}. Name the database of the host, or create one with 'lifecycle storage migrate --create --database {path}'.");
        }

        byte[] header = new byte[HeaderLength];
        int length = Read(path, header);

        // Format: https://www.sqlite.org/fileformat.html#the_database_header; bytes 18 and 19 are 2 for a write-ahead log, which
        // every database of the suite has from the moment it is opened first.
        if (length < HeaderLength || !header.AsSpan(0, 16).SequenceEqual("SQLite format 3\0"u8))
        {
            throw new ToolException($"{path} is no SQLite database.");
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(18)) != WriteAheadLog)
        {
            throw new ToolException($"{path} is a SQLite database that CustomerLifecycle has never opened: it has no write-ahead log. Name the database of the host.");
        }
    }

    private static int Read(string path, byte[] header)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{path} cannot be read.", e);
        }
    }
}
