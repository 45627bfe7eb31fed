using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CustomerLifecycle.Storage.Tests.Webhooks.Receiving;
using CustomerLifecycle.Storage.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>A receiver may fail in every way: the message is kept and tried again, and nothing of the receiver's comes into our records.</summary>
public sealed class WebhookFailureTests
{
    private static readonly Dictionary<string, Reply> Failures = new(StringComparer.Ordinal)
    {
        ["400"] = Replies.Status(400),
        ["404"] = Replies.Status(404),
        ["500"] = Replies.Status(500),
        ["502"] = Replies.Status(502),
        ["503"] = Replies.Status(503),
        ["500 with a body without end"] = Replies.Endless(500),
        ["reset in the body of a 500"] = Replies.ResetInBody(500),
        ["reset before the answer"] = Replies.Reset,
        ["closed before the answer"] = Replies.Raw(""),
        ["closed in the status line"] = Replies.Raw("HTTP/1.1 2"),
        ["closed in the headers"] = Replies.Raw("HTTP/1.1 200 OK\r\nContent-"),
        ["not HTTP"] = Replies.Raw("220 mail.example.com ESMTP\r\n\r\n"),
        ["a status that is none"] = Replies.Raw("HTTP/1.1 abc OK\r\n\r\n"),
        ["headers without end"] = Replies.Raw("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("X-Long: " + new string('x', 4000) + "\r\n", 10)) + "\r\n"),
        ["a redirect to another host"] = Replies.Status(302, "Location: http://169.254.169.254/latest/meta-data?secret=hidden"),
        ["a permanent redirect"] = Replies.Status(308, "Location: /elsewhere?secret=hidden"),
        ["a redirect to nowhere"] = Replies.Status(301),
        ["a redirect to nonsense"] = Replies.Status(301, "Location: http://["),
    };

    public static TheoryData<string> Ways => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    [Trait("Feature", "storage.webhook-failures")]
    public async Task Whatever_the_receiver_does_the_message_is_kept_and_arrives_when_it_is_well_again(string way)
    {
        bool down = true;
        await using WebhookReceiver receiver = new(_ => down ? Failures[way] : Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync();
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        Assert.Equal(1, await host.SendAsync());

        WebhookDelivery waiting = await host.SingleAsync();
        Assert.Equal(1, waiting.Attempts);
        Assert.NotEmpty(waiting.Error!);
        Assert.DoesNotContain("secret", waiting.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", waiting.Error, StringComparison.Ordinal);
        down = false;
        host.Clock.SetUtcNow(waiting.NextAt!.Value);
        await host.SendAsync();
        Assert.Empty(await host.ListAsync(dead: false));
        Assert.Equal("evt-1", receiver.Received[^1].Id);
    }

    [Theory]
    [InlineData("500", 500, "Status 500.")]
    [InlineData("reset before the answer", null, "The connection ended before the answer.")]
    [InlineData("closed before the answer", null, "The connection ended before the answer.")]
    [InlineData("not HTTP", null, "The answer is not HTTP.")]
    [InlineData("headers without end", null, "The headers of the answer are too large.")]
    [InlineData("a redirect to another host", 302, "Status 302: a redirect to http://169.254.169.254, which is not followed. Change the address of the endpoint.")]
    [InlineData("a redirect to nowhere", 301, "Status 301: a redirect to nowhere, which is not followed. Change the address of the endpoint.")]
    public async Task The_record_says_what_happened(string way, int? status, string error)
    {
        await using WebhookReceiver receiver = new(Failures[way]);
        await using WebhookHost host = await WebhookHost.OpenAsync();
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        WebhookDelivery waiting = await host.SingleAsync();
        Assert.Equal((status, error), (waiting.Status, waiting.Error));
    }

    [Theory]
    [InlineData("body without end")]
    [InlineData("reset in the body")]
    [Trait("Feature", "storage.webhook-failures")]
    public async Task A_message_is_accepted_by_its_status_whatever_becomes_of_the_body(string way)
    {
        await using WebhookReceiver receiver = new(way == "reset in the body" ? Replies.ResetInBody(200) : Replies.Endless(200));
        await using WebhookHost host = await WebhookHost.OpenAsync();
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        Assert.Empty(await host.ListAsync(dead: false));
        Assert.Single(receiver.Received);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Feature", "storage.webhook-failures")]
    public async Task A_receiver_that_says_nothing_or_never_comes_to_an_end_is_left_after_the_timeout(bool drips)
    {
        await using WebhookReceiver receiver = new(drips ? Replies.Drip : Replies.Hang);
        await using WebhookHost host = await WebhookHost.OpenAsync(options: options => options.AttemptTimeout = TimeSpan.FromSeconds(20));
        (WebhookEndpoint endpoint, _) = await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        Task<int> sending = Task.Run(host.SendAsync);
        await receiver.NextAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(20) - TimeSpan.FromTicks(1));
        Assert.False(sending.IsCompleted);
        host.Clock.Advance(TimeSpan.FromTicks(1));
        await sending;

        Assert.Equal("No answer within 20 s.", (await host.SingleAsync()).Error);
        Assert.Equal(host.Now.AddSeconds(5), (await host.Webhooks.GetAsync(WebhookHost.Tenant, endpoint.Id))!.PausedUntil);
    }

    [Fact]
    public async Task Nobody_listening_is_a_failure()
    {
        await using WebhookHost host = await WebhookHost.OpenAsync();
        await host.AddAsync(new Uri($"http://127.0.0.1:{WebhookReceiver.FreePort()}/"));
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        Assert.Equal("The connection could not be made.", (await host.SingleAsync()).Error);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_a_failure()
    {
        await using WebhookHost host = await WebhookHost.OpenAsync();
        await host.AddAsync(new Uri("http://crm.invalid/"));
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        Assert.Equal("The name of the host cannot be resolved.", (await host.SingleAsync()).Error);
    }

    [Fact]
    [Trait("Feature", "storage.webhook-failures")]
    public async Task A_certificate_that_is_not_trusted_is_a_failure_and_gets_nothing()
    {
        using X509Certificate2 certificate = SelfSigned();
        await using WebhookReceiver receiver = new(_ => Replies.Status(200), certificate);
        await using WebhookHost host = await WebhookHost.OpenAsync();
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        Assert.StartsWith("TLS could not be established", (await host.SingleAsync()).Error);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_host_may_trust_a_certificate_of_its_own()
    {
        using X509Certificate2 certificate = SelfSigned();
        await using WebhookReceiver receiver = new(_ => Replies.Status(200), certificate);
        await using WebhookHost host = await WebhookHost.OpenAsync(options: options => options.ConfigureHandler =
            handler => handler.SslOptions.RemoteCertificateValidationCallback = (_, given, _, _) => given!.GetCertHashString() == certificate.GetCertHashString());
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        Assert.Empty(await host.ListAsync(dead: false));
        Assert.Single(receiver.Received);
    }

    [Fact]
    [Trait("Feature", "storage.webhook-network")]
    public async Task A_name_that_leads_into_the_own_network_is_refused_when_it_is_connected_to()
    {
        await using WebhookReceiver receiver = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(options: options => options.AllowedNetworks.Clear());
        // The name passes; where it leads is seen only at the moment of connecting, as with a name that was pointed elsewhere.
        await host.AddAsync(new Uri($"http://localhost:{receiver.Url.Port}/"));
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        Assert.Equal("The address belongs to a private, local or reserved network. WebhooksOptions.AllowedNetworks allows more.", (await host.SingleAsync()).Error);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    [Trait("Feature", "storage.webhook-network")]
    public async Task A_handler_of_the_host_changes_neither_redirects_nor_the_check_of_addresses()
    {
        await using WebhookReceiver target = new(Replies.Status(200));
        await using WebhookReceiver receiver = new(Replies.Status(302, "Location: " + target.Url));
        await using WebhookHost host = await WebhookHost.OpenAsync(options: options => options.ConfigureHandler = handler => handler.AllowAutoRedirect = true);
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        Assert.Equal(302, (await host.SingleAsync()).Status);
        Assert.Empty(target.Received);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_anew_within_the_attempt()
    {
        int requests = 0;
        await using WebhookReceiver receiver = new(_ => Interlocked.Increment(ref requests) == 1 ? Replies.Reset : Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(options: options => (options.QuickRetries, options.QuickRetryDelay) = (2, TimeSpan.Zero));
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        Assert.Equal(1, await host.SendAsync());

        Assert.Empty(await host.ListAsync(dead: false));
        Assert.Equal(["evt-1", "evt-1"], receiver.Received.Select(received => received.Id));
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_a_failure_of_that_endpoint_alone()
    {
        await using WebhookReceiver receiver = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(services: services => services.AddSingleton<IWebhookSecretProtector, BrokenFor>());
        await host.AddAsync(receiver.Url, "broken");
        await host.AddAsync(receiver.Url, "well");
        await host.PublishAsync("evt-1");

        await host.SendAsync();

        WebhookDelivery waiting = await host.SingleAsync();
        Assert.Equal("broken", waiting.Endpoint.Value);
        Assert.StartsWith("The secret of the endpoint cannot be read.", waiting.Error);
        Assert.Single(receiver.Received);
    }

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class BrokenFor : IWebhookSecretProtector
    {
        public string Protect(TenantId tenant, WebhookEndpointId endpoint, WebhookSecret secret) => secret.Reveal();

        public WebhookSecret Unprotect(TenantId tenant, WebhookEndpointId endpoint, string stored) =>
            endpoint.Value == "broken" ? throw new CryptographicException("no such key") : WebhookSecret.Parse(stored);
    }
}
