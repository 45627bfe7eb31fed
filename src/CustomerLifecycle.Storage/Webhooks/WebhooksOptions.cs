using System.ComponentModel.DataAnnotations;
using System.Net;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>How webhooks are sent and their secrets kept; validated when the host starts.</summary>
public sealed class WebhooksOptions
{
    /// <summary>The keys that protect the secrets of endpoints in the database: Base64 of 32 bytes each (AES-256-GCM). The first encrypts,
    /// all of them decrypt. Not used when the host registers an <see cref="IWebhookSecretProtector"/>.</summary>
    public IList<string> SecretKeys { get; } = [];

    /// <summary>Accepts that the secrets of endpoints are stored as they are. Default false; without keys and without a protector of its
    /// own a host has to say so.</summary>
    public bool StoreSecretsInPlainText { get; set; }

    /// <summary>Allows addresses with <c>http</c>, for tests and trusted networks: what is sent can be read on the way. Default false.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Networks that may be sent to although they are private, local or reserved, such as <c>10.1.0.0/16</c>. Empty by default:
    /// only public addresses are connected to, checked at the moment of connecting.</summary>
    public IList<IPNetwork> AllowedNetworks { get; } = [];

    /// <summary>How long an attempt may take until the answer's headers are there. Default 15 s; from 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The waits between attempts; one attempt more than waits is made, then a message is a dead letter. By default those of the
    /// Standard Webhooks specification: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, ten attempts in about three days.</summary>
    public IList<TimeSpan> RetryDelays { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>By how much a wait is lengthened at most, as a share of it, so that many messages do not come back together. The share of a
    /// message follows from its identifier and attempt, so a run can be repeated. Default 0.2; from 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double Jitter { get; set; } = 0.2;

    /// <summary>The longest wait that an endpoint may ask for with <c>Retry-After</c>. Default 24 h; up to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How often a connection that could not be made, or broke before an answer, is tried anew within one attempt. Default 1; 0 to 5.</summary>
    [Range(0, 5)]
    public int QuickRetries { get; set; } = 1;

    /// <summary>The wait before the first quick retry; it doubles with each further one. Default 200 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan QuickRetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long nothing is sent to an endpoint that did not answer, or answered 429, 502, 503 or 504 and did not say how long.
    /// Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>An endpoint at which nothing has succeeded for so long is disabled. Default 5 days; <see langword="null"/> for never.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan? DisableAfterFailingFor { get; set; } = TimeSpan.FromDays(5);

    /// <summary>To how many endpoints messages are sent at the same time. Default 64.</summary>
    [Range(1, 1024)]
    public int MaxConcurrentEndpoints { get; set; } = 64;

    /// <summary>How many messages are on their way to one endpoint at the same time, each of another stream. Default 4; an endpoint that is
    /// failing gets one at a time.</summary>
    [Range(1, 64)]
    public int MaxConcurrentPerEndpoint { get; set; } = 4;

    /// <summary>How long a former secret is still signed with after a rotation that does not say it. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan SecretOverlap { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The most endpoints of one tenant. Default 100.</summary>
    [Range(1, 10_000)]
    public int MaxEndpointsPerTenant { get; set; } = 100;

    /// <summary>Changes the HTTP handler before it is used: client certificates, a proxy. Redirects, cookies and the check of addresses are set
    /// afterwards and stay as they are. Behind a proxy it is the proxy's address that is checked, so the proxy has to guard the rest.</summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; set; }
}
