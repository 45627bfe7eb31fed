using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CustomerLifecycle.Storage.Tests.Webhooks.Receiving;

/// <summary>What a receiver does with a request, down to the bytes. Returns whether the connection goes on.</summary>
internal delegate Task<bool> Reply(Stream stream, Socket socket, CancellationToken stopped);

internal static class Replies
{
    public static Reply Status(int status, params string[] headers) => async (stream, _, stopped) =>
    {
        string lines = string.Concat(headers.Select(header => header + "\r\n"));
        await WriteAsync(stream, string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Any\r\n{lines}Content-Length: 0\r\n\r\n"), stopped);
        return true;
    };

    /// <summary>Says nothing until the other side gives up.</summary>
    public static Reply Hang { get; } = async (stream, _, stopped) =>
    {
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, stopped) > 0)
        {
        }

        return false;
    };

    /// <summary>Begins to answer and never comes to the end of the headers.</summary>
    public static Reply Drip { get; } = async (stream, socket, stopped) =>
    {
        await WriteAsync(stream, "HTTP/1.1 200 OK\r\nX-Slow: ", stopped);
        return await Hang(stream, socket, stopped);
    };

    public static Reply Raw(string text) => async (stream, _, stopped) =>
    {
        await WriteAsync(stream, text, stopped);
        return false;
    };

    public static Reply Reset { get; } = (_, socket, _) =>
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
        return Task.FromResult(false);
    };

    /// <summary>Announces a body and breaks the connection in the middle of it.</summary>
    public static Reply ResetInBody(int status) => async (stream, socket, stopped) =>
    {
        await WriteAsync(stream, string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Any\r\nContent-Length: 1000\r\n\r\nbeginning"), stopped);
        return await Reset(stream, socket, stopped);
    };

    /// <summary>Sends a body without end, until the other side does not want any more of it.</summary>
    public static Reply Endless(int status) => async (stream, _, stopped) =>
    {
        await WriteAsync(stream, string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Any\r\nTransfer-Encoding: chunked\r\n\r\n"), stopped);
        string chunk = "10000\r\n" + new string('x', 0x10000) + "\r\n";
        while (true)
        {
            await WriteAsync(stream, chunk, stopped);
        }
    };

    private static Task WriteAsync(Stream stream, string text, CancellationToken stopped) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), stopped).AsTask();
}
