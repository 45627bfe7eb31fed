using CustomerLifecycle.Storage.Tests.Webhooks.Receiving;
using CustomerLifecycle.Storage.Webhooks;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>Tenants name where their events go.</summary>
public sealed class WebhookEndpointTests
{
    private static readonly WebhookEndpointSettings Settings = new() { Url = new Uri("https://crm.example.com/hooks?token=t0ps3cret"), EventTypes = ["customerlifecycle.ticket.*"], Description = "客服系统" };

    public static TheoryData<string> Storages => WebhookHost.Storages;

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhooks")]
    public async Task An_endpoint_is_created_read_changed_and_removed(string kind)
    {
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        WebhookEndpointResult created = await host.Webhooks.CreateAsync(WebhookHost.Tenant, Settings);
        WebhookEndpointId id = created.Endpoint!.Id;

        Assert.Equal((WebhookCommandStatus.Applied, 1L, true), (created.Status, created.Endpoint.Version, created.Endpoint.IsEnabled));
        WebhookEndpoint read = (await host.Webhooks.GetAsync(WebhookHost.Tenant, id))!;
        Assert.Equal((Settings.Url, "客服系统", host.Now, host.Now), (read.Settings.Url, read.Settings.Description, read.CreatedAt, read.UpdatedAt));
        Assert.Equal(Settings.EventTypes, read.Settings.EventTypes);
        Assert.Equal([created.Secret!], await host.Webhooks.GetSecretsAsync(WebhookHost.Tenant, id));

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        WebhookEndpointSettings other = new() { Url = new Uri("https://crm.example.com/other") };
        WebhookEndpointResult updated = await host.Webhooks.UpdateAsync(WebhookHost.Tenant, id, other, expectedVersion: 1);
        Assert.Equal((WebhookCommandStatus.Applied, 2L, host.Now), (updated.Status, updated.Endpoint!.Version, updated.Endpoint.UpdatedAt));
        Assert.Null(updated.Secret);
        Assert.Equal(other.Url, (await host.Webhooks.GetAsync(WebhookHost.Tenant, id))!.Settings.Url);
        Assert.Equal([created.Secret!], await host.Webhooks.GetSecretsAsync(WebhookHost.Tenant, id));

        WebhookEndpointResult stale = await host.Webhooks.UpdateAsync(WebhookHost.Tenant, id, Settings, expectedVersion: 1);
        Assert.Equal((WebhookCommandStatus.Conflict, 2L), (stale.Status, stale.Endpoint!.Version));
        Assert.Equal(WebhookCommandStatus.Conflict, (await host.Webhooks.RemoveAsync(WebhookHost.Tenant, id, expectedVersion: 1)).Status);
        Assert.True((await host.Webhooks.RemoveAsync(WebhookHost.Tenant, id, expectedVersion: 2)).IsApplied);
        Assert.Null(await host.Webhooks.GetAsync(WebhookHost.Tenant, id));
        Assert.Empty(await host.Webhooks.GetSecretsAsync(WebhookHost.Tenant, id));
        Assert.Equal(WebhookCommandStatus.NotFound, (await host.Webhooks.RemoveAsync(WebhookHost.Tenant, id)).Status);
        Assert.Equal(WebhookCommandStatus.NotFound, (await host.Webhooks.UpdateAsync(WebhookHost.Tenant, id, Settings)).Status);
        Assert.Equal(WebhookCommandStatus.NotFound, (await host.Webhooks.RotateSecretAsync(WebhookHost.Tenant, id)).Status);
        Assert.Equal(WebhookCommandStatus.NotFound, (await host.Webhooks.DisableAsync(WebhookHost.Tenant, id, "gone")).Status);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_repeated_command_is_done_once_and_answers_with_the_same_endpoint_and_secret(string kind)
    {
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);

        WebhookEndpointResult first = await host.Webhooks.CreateAsync(WebhookHost.Tenant, Settings, idempotencyKey: "create");
        WebhookEndpointResult again = await host.Webhooks.CreateAsync(WebhookHost.Tenant, Settings, idempotencyKey: "create");
        WebhookEndpointResult[] raced = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.Webhooks.CreateAsync(WebhookHost.Tenant, Settings, idempotencyKey: "race"))));
        WebhookEndpointResult rotated = await host.Webhooks.RotateSecretAsync(WebhookHost.Tenant, first.Endpoint!.Id, idempotencyKey: "rotate");
        WebhookEndpointResult rotatedAgain = await host.Webhooks.RotateSecretAsync(WebhookHost.Tenant, first.Endpoint.Id, idempotencyKey: "rotate");

        Assert.Equal((false, true), (first.Repeated, again.Repeated));
        Assert.Equal((first.Endpoint.Id, first.Secret), (again.Endpoint!.Id, again.Secret));
        Assert.Single(raced.Select(result => (result.Endpoint!.Id, result.Secret)).Distinct());
        Assert.Single(raced, result => !result.Repeated);
        Assert.Equal(2, (await host.Webhooks.ListAsync(WebhookHost.Tenant)).Endpoints.Count);
        Assert.Equal((rotated.Secret, 2L), (rotatedAgain.Secret, rotatedAgain.Endpoint!.Version));
        Assert.Equal(2, (await host.Webhooks.GetSecretsAsync(WebhookHost.Tenant, first.Endpoint.Id)).Count);
    }

    [Theory]
    [InlineData("http://crm.example.com/", "Url", "https")]
    [InlineData("ftp://crm.example.com/", "Url", "ftp")]
    [InlineData("/hooks", "Url", "not absolute")]
    [InlineData("https://user:t0ps3cret@crm.example.com/", "Url", "user name")]
    [InlineData("https://crm.example.com/#part", "Url", "fragment")]
    [InlineData("https://127.0.0.1/", "Url", "private, local or reserved")]
    [InlineData("https://[::ffff:10.0.0.1]/", "Url", "private, local or reserved")]
    [InlineData("https://169.254.169.254/latest", "Url", "private, local or reserved")]
    public async Task An_address_that_is_not_allowed_is_refused_with_the_way_out(string url, string field, string saying)
    {
        await using WebhookHost host = await WebhookHost.OpenAsync(options: options =>
        {
            options.AllowHttp = false;
            options.AllowedNetworks.Clear();
        });

        WebhookEndpointResult refused = await host.Webhooks.CreateAsync(WebhookHost.Tenant, new WebhookEndpointSettings { Url = new Uri(url, UriKind.RelativeOrAbsolute) });

        Assert.Equal(WebhookCommandStatus.Rejected, refused.Status);
        WebhookRefusal refusal = Assert.Single(refused.Refusals);
        Assert.Equal(field, refusal.Field);
        Assert.Contains(saying, refusal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", refusal.Reason, StringComparison.Ordinal);
        Assert.Empty((await host.Webhooks.ListAsync(WebhookHost.Tenant)).Endpoints);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await using WebhookHost host = await WebhookHost.OpenAsync();
        WebhookEndpointSettings wrong = new()
        {
            Url = new Uri("https://crm.example.com/" + new string('a', WebhookEndpointSettings.MaxUrlLength)),
            EventTypes = ["customerlifecycle.ticket.creatd.v1", "*"],
            Description = new string('d', WebhookEndpointSettings.MaxDescriptionLength + 1),
        };

        WebhookEndpointResult refused = await host.Webhooks.CreateAsync(WebhookHost.Tenant, wrong, WebhookSecret.FromKey(new byte[8]));

        Assert.Equal(["Url", "EventTypes", "EventTypes", "Description", "Secret"], refused.Refusals.Select(refusal => refusal.Field));
        Assert.Contains("'customerlifecycle.ticket.creatd.v1' names no event", refused.Refusals[1].Reason, StringComparison.Ordinal);
        Assert.Equal("Secret", Assert.Single((await host.Webhooks.RotateSecretAsync(WebhookHost.Tenant, new("x"), WebhookSecret.FromKey(new byte[8]))).Refusals).Field);
        Assert.Equal("Reason", Assert.Single((await host.Webhooks.DisableAsync(WebhookHost.Tenant, new("x"), new string('r', 401))).Refusals).Field);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Webhooks.RotateSecretAsync(WebhookHost.Tenant, new("x"), overlap: TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Webhooks.ListAsync(WebhookHost.Tenant, take: 501));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Webhooks.ListDeliveriesAsync(WebhookHost.Tenant, new WebhookDeliveryQuery { Take = 0 }));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Endpoints_are_listed_page_by_page_and_each_tenant_sees_its_own(string kind)
    {
        TenantId other = new("other");
        await using WebhookHost host = await WebhookHost.OpenAsync(kind, options => options.MaxEndpointsPerTenant = 5);
        foreach (string id in new[] { "b", "a", "e", "c", "d" })
        {
            await host.AddAsync(Settings.Url, id);
        }

        await host.AddAsync(Settings.Url, "a", other);
        List<string> seen = [];
        WebhookEndpointId? after = null;
        do
        {
            WebhookEndpointPage page = await host.Webhooks.ListAsync(WebhookHost.Tenant, after, take: 2);
            seen.AddRange(page.Endpoints.Select(endpoint => endpoint.Id.Value));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["a", "b", "c", "d", "e"], seen);
        Assert.Equal(WebhookCommandStatus.Conflict, (await host.Webhooks.CreateAsync(other, Settings, id: new("a"))).Status);
        Assert.Contains("5 endpoints", Assert.Single((await host.Webhooks.CreateAsync(WebhookHost.Tenant, Settings)).Refusals).Reason);
        await host.Webhooks.RemoveAsync(other, new("a"));
        Assert.NotNull(await host.Webhooks.GetAsync(WebhookHost.Tenant, new("a")));
        Assert.Null(await host.Webhooks.GetAsync(other, new("b")));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_disabled_endpoint_keeps_what_waited_and_a_removed_one_nothing(string kind)
    {
        await using WebhookReceiver receiver = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        await host.AddAsync(receiver.Url, "kept");
        await host.AddAsync(receiver.Url, "dropped");
        await host.PublishAsync("evt-1");

        WebhookEndpointResult disabled = await host.Webhooks.DisableAsync(WebhookHost.Tenant, new("kept"), "maintenance");
        await host.Webhooks.RemoveAsync(WebhookHost.Tenant, new("dropped"));
        await host.PublishAsync("evt-2");
        Assert.Equal(0, await host.SendAsync());

        Assert.Equal(("maintenance", (DateTimeOffset?)host.Now), (disabled.Endpoint!.DisabledReason, disabled.Endpoint.DisabledAt));
        WebhookDelivery dead = await host.SingleAsync(dead: true);
        Assert.Equal(("kept", "evt-1", "maintenance", 0), (dead.Endpoint.Value, dead.Id, dead.Error, dead.Attempts));
        await host.Webhooks.EnableAsync(WebhookHost.Tenant, new("kept"));
        await host.Webhooks.ReplayAsync(WebhookHost.Tenant, WebhookSelection.All);
        Assert.Equal(1, await host.SendAsync());
    }

    [Fact]
    [Trait("Feature", "storage.webhook-secrets")]
    public async Task Nothing_that_is_printed_has_a_secret()
    {
        await using WebhookHost host = await WebhookHost.OpenAsync();

        WebhookEndpointResult created = await host.Webhooks.CreateAsync(WebhookHost.Tenant, Settings);

        Assert.DoesNotContain(created.Secret!.Reveal()[WebhookSecret.Prefix.Length..], created.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", created.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://crm.example.com/***", created.ToString(), StringComparison.Ordinal);
        Assert.Equal("whsec_***", created.Secret.ToString());
    }
}
