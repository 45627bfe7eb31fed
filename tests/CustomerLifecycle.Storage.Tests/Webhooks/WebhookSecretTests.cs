using System.Security.Cryptography;
using CustomerLifecycle.Storage.Webhooks;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>Secrets are read as the field writes them, and stored so that the database alone does not give them away.</summary>
public sealed class WebhookSecretTests
{
    private const string OtherKey = "//////////////////////////////////////////8=";

    private static readonly TenantId Tenant = new("acme");
    private static readonly WebhookEndpointId Endpoint = new("crm");
    private static readonly WebhookSecret Secret = WebhookSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void A_secret_is_read_with_and_without_its_prefix(string text) => Assert.Equal("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", WebhookSecret.Parse(text).Reveal());

    [Fact]
    public void Padding_may_be_missing() => Assert.Equal("whsec_AQIDBA==", WebhookSecret.Parse("whsec_AQIDBA").Reveal());

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_!!!!")]
    [InlineData("whsec_AAAAA")]
    [InlineData("whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void What_is_no_secret_is_refused_without_repeating_it(string text)
    {
        Assert.False(WebhookSecret.TryParse(text, out _));
        FormatException refused = Assert.Throws<FormatException>(() => WebhookSecret.Parse(text));
        Assert.Contains("Base64", refused.Message, StringComparison.Ordinal);
        Assert.False(WebhookSecret.TryParse(Convert.ToBase64String(new byte[65]), out _));
        Assert.False(WebhookSecret.TryParse(null, out _));
    }

    [Fact]
    public void A_generated_secret_has_256_bits_and_is_its_own()
    {
        WebhookSecret secret = WebhookSecret.Generate();

        Assert.Equal(32, Convert.FromBase64String(secret.Reveal()[WebhookSecret.Prefix.Length..]).Length);
        Assert.NotEqual(secret, WebhookSecret.Generate());
        Assert.Equal(secret, WebhookSecret.Parse(secret.Reveal()));
        Assert.Equal(secret.GetHashCode(), WebhookSecret.Parse(secret.Reveal()).GetHashCode());
    }

    [Fact]
    [Trait("Feature", "storage.webhook-secrets")]
    public void What_is_stored_has_nothing_of_the_secret_and_belongs_to_its_endpoint()
    {
        KeyedSecretProtector protector = new([WebhookHost.Key]);

        string stored = protector.Protect(Tenant, Endpoint, Secret);

        Assert.Equal(Secret, protector.Unprotect(Tenant, Endpoint, stored));
        Assert.DoesNotContain("MfKQ9r8G", stored, StringComparison.Ordinal);
        Assert.NotEqual(stored, protector.Protect(Tenant, Endpoint, Secret));
        Assert.ThrowsAny<CryptographicException>(() => protector.Unprotect(new("other"), Endpoint, stored));
        Assert.ThrowsAny<CryptographicException>(() => protector.Unprotect(Tenant, new("other"), stored));
    }

    [Fact]
    public void Keys_are_rotated_by_putting_the_new_one_first()
    {
        string stored = new KeyedSecretProtector([WebhookHost.Key]).Protect(Tenant, Endpoint, Secret);

        Assert.Equal(Secret, new KeyedSecretProtector([OtherKey, WebhookHost.Key]).Unprotect(Tenant, Endpoint, stored));
        Assert.Contains("not in WebhooksOptions.SecretKeys", Assert.Throws<CryptographicException>(() => new KeyedSecretProtector([OtherKey]).Unprotect(Tenant, Endpoint, stored)).Message);
    }

    [Fact]
    public void What_was_stored_in_plain_text_is_still_read_when_there_is_a_key()
    {
        string stored = new PlainSecretProtector().Protect(Tenant, Endpoint, Secret);

        Assert.Equal(Secret, new PlainSecretProtector().Unprotect(Tenant, Endpoint, stored));
        Assert.Equal(Secret, new KeyedSecretProtector([WebhookHost.Key]).Unprotect(Tenant, Endpoint, stored));
        Assert.Contains("SecretKeys", Assert.Throws<InvalidOperationException>(() => new PlainSecretProtector().Unprotect(Tenant, Endpoint, "aes256gcm:x:y")).Message);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Feature", "storage.webhook-secrets")]
    public async Task The_database_has_no_secret_in_plain_text(string kind)
    {
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        (_, WebhookSecret secret) = await host.AddAsync(new Uri("https://crm.example.com/"));

        string stored = (await host.Get<StorageBackend>().Relational!.QuerySingleOrDefaultAsync<string>("SELECT secrets FROM cl_webhook_endpoint", null))!;

        Assert.Contains("aes256gcm:", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Reveal()[WebhookSecret.Prefix.Length..], stored, StringComparison.Ordinal);
    }

    public static TheoryData<string> Databases => ["sqlite", "postgresql"];

    [Fact]
    public async Task A_host_that_protects_nothing_is_told_the_three_ways_out()
    {
        await using TestStorage storage = await TestStorage.InMemoryAsync(builder => builder.AddWebhooks());

        string message = Assert.Throws<InvalidOperationException>(storage.Get<IWebhookService>).Message;

        Assert.All(["SecretKeys", "IWebhookSecretProtector", "StoreSecretsInPlainText"], way => Assert.Contains(way, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("short", "SecretKeys[0]")]
    [InlineData("AAAA", "SecretKeys[0]")]
    public async Task A_key_that_is_none_is_named(string key, string saying)
    {
        await using TestStorage storage = await TestStorage.InMemoryAsync(builder => builder.AddWebhooks(options => options.SecretKeys.Add(key)));

        Assert.Contains(saying, Assert.Throws<OptionsValidationException>(storage.Get<IWebhookService>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_out_of_range_are_named()
    {
        await using TestStorage storage = await TestStorage.InMemoryAsync(builder => builder.AddWebhooks(options =>
        {
            options.AttemptTimeout = TimeSpan.Zero;
            options.RetryDelays.Add(TimeSpan.FromDays(31));
        }));

        string message = Assert.Throws<OptionsValidationException>(storage.Get<IWebhookService>).Message;

        Assert.Contains("AttemptTimeout", message, StringComparison.Ordinal);
        Assert.Contains("RetryDelays", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [Trait("Feature", "storage.webhook-secrets")]
    public async Task However_often_a_secret_is_rotated_only_the_last_ones_sign(string kind)
    {
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        (WebhookEndpoint endpoint, _) = await host.AddAsync(new Uri("https://crm.example.com/"));
        List<WebhookSecret> secrets = [];
        for (int i = 0; i < 20; i++)
        {
            host.Clock.Advance(TimeSpan.FromHours(1));
            secrets.Insert(0, (await host.Webhooks.RotateSecretAsync(WebhookHost.Tenant, endpoint.Id, overlap: TimeSpan.FromDays(30))).Secret!);
        }

        Assert.Equal(secrets.Take(6), await host.Webhooks.GetSecretsAsync(WebhookHost.Tenant, endpoint.Id));
    }
}
