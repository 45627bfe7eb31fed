using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Makes one attempt: signs, sends, and looks at the status. It follows no redirects and reads no body.</summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MaxHeaderKilobytes = 16;
    private const int MaxDrainedBytes = 8 * 1024;
    private static readonly MediaTypeHeaderValue CloudEvent = new("application/cloudevents+json", "utf-8");
    private static readonly ProductInfoHeaderValue Agent = new("CustomerLifecycle-Webhooks", "1.0");
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private readonly HttpMessageInvoker _http;
    private readonly ResiliencePipeline _pipeline;
    private readonly NetworkGuard _guard;
    private readonly TimeProvider _timeProvider;
    private readonly WebhooksOptions _options;

    public WebhookSender(IOptions<WebhooksOptions> options, NetworkGuard guard, TimeProvider timeProvider)
    {
        (_options, _guard, _timeProvider) = (options.Value, guard, timeProvider);
        _http = new HttpMessageInvoker(CreateHandler());
        _pipeline = CreatePipeline();
    }

    public void Dispose() => _http.Dispose();

    internal async Task<WebhookAnswer> SendAsync(Uri url, string id, byte[] body, IReadOnlyList<WebhookSecret> secrets)
    {
        WebhookSigner signer = new(secrets);
        using Activity? activity = StorageTelemetry.Source.StartActivity("webhook.send", ActivityKind.Client);
        long started = _timeProvider.GetTimestamp();
        WebhookAnswer answer;
        try
        {
            // The token of the host is not passed on: what is on its way is finished, within its timeout, also when the host stops.
            answer = await _pipeline.ExecuteAsync(token => SendOnceAsync(url, id, body, signer, token)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever it is, also in the host's own handler, it is a failed attempt of this message and of no other.
            answer = new WebhookAnswer(null, Describe(e));
        }

        activity?.SetTag("http.response.status_code", answer.Status);
        activity?.SetStatus(answer.IsDelivered ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        StorageTelemetry.RecordWebhook(answer.Outcome, _timeProvider.GetElapsedTime(started));
        return answer;
    }

    private async ValueTask<WebhookAnswer> SendOnceAsync(Uri url, string id, byte[] body, WebhookSigner signer, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _timeProvider.GetUtcNow();
        using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = CloudEvent;
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Add(WebhookHeaders.Id, id);
        request.Headers.Add(WebhookHeaders.Timestamp, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookHeaders.Signature, signer.Sign(id, now, body));
        // Returns when the headers are there: what the endpoint says beside its status is not read, and so never kept.
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Read(response, url);
    }

    private WebhookAnswer Read(HttpResponseMessage response, Uri url)
    {
        int status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return new WebhookAnswer(status, null);
        }

        TimeSpan? retryAfter = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - _timeProvider.GetUtcNow() : null;
        string error = status is >= 300 and < 400
            ? string.Create(CultureInfo.InvariantCulture, $"Status {status}: a redirect to {Target(response, url)}, which is not followed. Change the address of the endpoint.")
            : string.Create(CultureInfo.InvariantCulture, $"Status {status}.");
        return new WebhookAnswer(status, error, retryAfter);
    }

    /// <summary>Path and query may hold tokens and stay out.</summary>
    private static string Target(HttpResponseMessage response, Uri url) =>
        response.Headers.Location is not { } location ? "nowhere"
        : Uri.TryCreate(url, location, out Uri? target) && target.Authority.Length > 0 ? $"{target.Scheme}://{StorableText.Clean(target.Authority, 100)}"
        : "another address";

    private string Describe(Exception e) => e switch
    {
        TimeoutRejectedException => string.Create(CultureInfo.InvariantCulture, $"No answer within {_options.AttemptTimeout.TotalSeconds:0.###} s."),
        { InnerException: AddressRefusedException refused } => refused.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } }
            => "The name of the host cannot be resolved.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "TLS could not be established: the certificate is not trusted or does not fit the name, or no version is shared.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "The headers of the answer are too large.",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } => "The answer is not HTTP.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "The connection could not be made.",
        HttpRequestException or IOException or SocketException => "The connection ended before the answer.",
        _ => $"The request could not be made ({e.GetType().Name}).",
    };

    private ResiliencePipeline CreatePipeline()
    {
        ResiliencePipelineBuilder builder = new() { TimeProvider = _timeProvider };
        builder.AddTimeout(_options.AttemptTimeout);
        if (_options.QuickRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _options.QuickRetries,
                Delay = _options.QuickRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                // An answer is an answer; a refused address or certificate does not change in a moment.
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(IsPassing),
            });
        }

        return builder.Build();
    }

    private static bool IsPassing(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.Unknown
        && e.InnerException is not AddressRefusedException;

    private SocketsHttpHandler CreateHandler()
    {
        SocketsHttpHandler handler = new()
        {
            UseProxy = false,
            ConnectTimeout = _options.AttemptTimeout,
            // Names are resolved anew, and so checked anew, now and then.
            PooledConnectionLifetime = ConnectionLifetime,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = MaxDrainedBytes,
            // Where a request of ours came from is nobody's business outside.
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        };
        _options.ConfigureHandler?.Invoke(handler);
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectCallback = ConnectAsync;
        return handler;
    }

    // Checked here and not when an endpoint is created: a name may be pointed elsewhere at any time (DNS rebinding).
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        IPAddress[] allowed = [.. addresses.Where(_guard.Allows)];
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException();
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
