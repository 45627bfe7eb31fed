using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;

namespace CustomerLifecycle.Storage.Tests.Webhooks.Receiving;

/// <summary>An HTTP server on a loopback port that can fail in every way, since it is written on the bare socket.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ReceivedWebhook> _arrived = System.Threading.Channels.Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly ConcurrentQueue<ReceivedWebhook> _received = [];
    private readonly Func<ReceivedWebhook, Reply> _reply;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    public WebhookReceiver(Func<ReceivedWebhook, Reply> reply, X509Certificate2? certificate = null)
    {
        (_reply, _certificate) = (reply, certificate);
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public WebhookReceiver(Reply reply)
        : this(_ => reply)
    {
    }

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hooks?token=t0ps3cret"));

    public IReadOnlyList<ReceivedWebhook> Received => [.. _received];

    /// <summary>A port at which nobody listens.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for the next request.</summary>
    public Task<ReceivedWebhook> NextAsync() => _arrived.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                connections.Add(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await using NetworkStream network = new(socket);
                await using Stream stream = await OpenAsync(network);
                while (await ReadAsync(stream) is { } request)
                {
                    Reply reply = _reply(request);
                    _received.Enqueue(request);
                    _arrived.Writer.TryWrite(request);
                    if (!await reply(stream, socket, _stop.Token))
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
            {
                // The sender, or the test, has ended the connection.
            }
        }
    }

    private async Task<Stream> OpenAsync(NetworkStream network)
    {
        if (_certificate is null)
        {
            return network;
        }

        SslStream tls = new(network);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return tls;
    }

    private async Task<ReceivedWebhook?> ReadAsync(Stream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!Encoding.ASCII.GetString([.. head.TakeLast(4)]).Equals("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new ReceivedWebhook(lines[0], headers, body);
    }
}
