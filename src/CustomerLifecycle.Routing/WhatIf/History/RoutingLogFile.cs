using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>A pool's log as a file of JSON lines: a header, then a line for each decision in order.</summary>
/// <remarks>The header is <c>{"format":"customerlifecycle.routing-log","version":1,"pool":"default"}</c>, a decision
/// <c>{"sequence":1,"at":"2026-03-02T09:00:00.0000000Z","version":1,"commandId":"...","events":[...]}</c> with the events as
/// <see cref="RoutingLogFormat"/> writes them.</remarks>
public static class RoutingLogFile
{
    /// <summary>The version that is written, and the greatest that is read.</summary>
    public const int CurrentVersion = 1;

    private const string FormatName = "customerlifecycle.routing-log";

    /// <summary>Writes the header.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="pool">The pool's name.</param>
    public static void WriteHeader(TextWriter writer, string pool)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"format\":\"{FormatName}\",\"version\":{CurrentVersion},\"pool\":"));
        writer.Write(Quote(pool));
        writer.Write("}\n");
    }

    /// <summary>Writes a decision.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="entry">The decision.</param>
    public static void Write(TextWriter writer, RoutingLogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(entry);
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"sequence\":{entry.Sequence},\"at\":\"{entry.At.UtcDateTime:O}\",\"version\":{RoutingLogFormat.CurrentVersion},"));
        writer.Write("\"events\":" + RoutingLogFormat.Write(entry.Events) + "}\n");
    }

    /// <summary>Reads the decisions of a file, one at a time.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="RoutingLogFormatException">A line is damaged, or of a newer version; the message names it.</exception>
    public static IEnumerable<RoutingLogEntry> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadLines(reader);
    }

    private static IEnumerable<RoutingLogEntry> ReadLines(TextReader reader)
    {
        ReadHeader(reader.ReadLine());
        int number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return ReadEntry(line, number);
            }
        }
    }

    private static void ReadHeader(string? line)
    {
        try
        {
            using var header = JsonDocument.Parse(line ?? "");
            if (header.RootElement.ValueKind == JsonValueKind.Object
                && header.RootElement.TryGetProperty("format", out var format) && format.ValueEquals(FormatName)
                && header.RootElement.TryGetProperty("version", out var version) && version.TryGetInt32(out int number))
            {
                if (number > CurrentVersion)
                {
                    throw new RoutingLogFormatException(FormattableString.Invariant(
                        $"The file has version {number}; this program reads up to {CurrentVersion}. Use a newer one."));
                }

                return;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new RoutingLogFormatException($"Line 1 is not the header of a routing log, {{\"format\":\"{FormatName}\",...}}. Export the log with 'lifecycle routing export-log'.");
    }

    private static RoutingLogEntry ReadEntry(string line, int number)
    {
        try
        {
            using var entry = JsonDocument.Parse(line);
            var root = entry.RootElement;
            long sequence = root.GetProperty("sequence").GetInt64();
            var at = root.GetProperty("at").GetDateTimeOffset().ToUniversalTime();
            return new RoutingLogEntry
            {
                Sequence = sequence,
                At = at,
                Events = RoutingLogFormat.Read(root.GetProperty("version").GetInt32(), root.GetProperty("events").GetRawText(), sequence, at),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RoutingLogFormatException(FormattableString.Invariant($"Line {number} is not a decision of a routing log. Export the log again."), e);
        }
        catch (RoutingLogFormatException e)
        {
            throw new RoutingLogFormatException(FormattableString.Invariant($"Line {number}: {e.Message}"), e);
        }
    }

    private static string Quote(string text) => "\"" + JsonEncodedText.Encode(text).ToString() + "\"";
}
