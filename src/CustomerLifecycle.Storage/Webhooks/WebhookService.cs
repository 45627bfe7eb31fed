using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage.Webhooks;

internal sealed class WebhookService(
    IWebhookStore store, IWebhookSecretProtector protector, WebhookEndpointRules rules, IIdGenerator ids, TimeProvider timeProvider, IOptions<WebhooksOptions> options) : IWebhookService
{
    // Each signs every message, and receivers refuse a header without an end.
    private const int MaxFormerSecrets = 5;

    private const int MaxTries = 5;

    public async Task<WebhookEndpointResult> CreateAsync(
        TenantId tenant, WebhookEndpointSettings settings, WebhookSecret? secret = null, WebhookEndpointId? id = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (await FindRepeatedAsync(tenant, idempotencyKey, withSecret: true, cancellationToken).ConfigureAwait(false) is { } repeated)
        {
            return repeated;
        }

        if (rules.Check(settings, secret) is { Count: > 0 } refusals)
        {
            return new() { Status = WebhookCommandStatus.Rejected, Refusals = refusals };
        }

        int most = options.Value.MaxEndpointsPerTenant;
        if ((await store.ListAsync(tenant, after: null, most, cancellationToken).ConfigureAwait(false)).Count >= most)
        {
            return Refused("Tenant", $"It has {most} endpoints, the most that WebhooksOptions.MaxEndpointsPerTenant allows. Remove one that is not used.");
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        WebhookEndpoint endpoint = new()
        {
            Tenant = tenant,
            Id = id ?? WebhookEndpointId.From(ids.NewGuid()),
            Settings = Snapshot(settings),
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        secret ??= WebhookSecret.Generate();
        CommitResult result = await store.AddAsync(new StoredEndpoint(endpoint, [Protect(endpoint, secret)]), idempotencyKey, cancellationToken).ConfigureAwait(false);
        return result.Status switch
        {
            CommitStatus.Committed => new() { Status = WebhookCommandStatus.Applied, Endpoint = endpoint, Secret = secret },
            CommitStatus.AlreadyApplied => await RepeatedAsync(tenant, result, withSecret: true, cancellationToken).ConfigureAwait(false),
            _ => new() { Status = WebhookCommandStatus.Conflict, Endpoint = await GetAsync(tenant, endpoint.Id, cancellationToken).ConfigureAwait(false) },
        };
    }

    public async Task<WebhookEndpointResult> UpdateAsync(
        TenantId tenant, WebhookEndpointId endpoint, WebhookEndpointSettings settings, long? expectedVersion = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return rules.Check(settings) is { Count: > 0 } refusals
            ? new() { Status = WebhookCommandStatus.Rejected, Refusals = refusals, Endpoint = await GetAsync(tenant, endpoint, cancellationToken).ConfigureAwait(false) }
            : await ChangeAsync(tenant, endpoint, expectedVersion, idempotencyKey, stored => stored with { Endpoint = stored.Endpoint with { Settings = Snapshot(settings) } }, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WebhookEndpointResult> RotateSecretAsync(
        TenantId tenant, WebhookEndpointId endpoint, WebhookSecret? secret = null, TimeSpan? overlap = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        if (WebhookEndpointRules.CheckSecret(secret).FirstOrDefault() is { } refusal)
        {
            return Refused(refusal.Field, refusal.Reason);
        }

        TimeSpan kept = overlap ?? options.Value.SecretOverlap;
        ArgumentOutOfRangeException.ThrowIfLessThan(kept, TimeSpan.Zero, nameof(overlap));
        secret ??= WebhookSecret.Generate();
        DateTimeOffset now = timeProvider.GetUtcNow();
        WebhookEndpointResult result = await ChangeAsync(
            tenant,
            endpoint,
            expectedVersion: null,
            idempotencyKey,
            stored => stored with
            {
                Secrets =
                [
                    Protect(stored.Endpoint, secret),
                    .. stored.Secrets.Select(former => former with { ValidUntil = former.ValidUntil < now + kept ? former.ValidUntil : now + kept }).Where(former => former.IsValid(now))
                        .OrderByDescending(former => former.ValidUntil).Take(MaxFormerSecrets),
                ],
            },
            cancellationToken,
            withSecret: true).ConfigureAwait(false);
        return result is { IsApplied: true, Repeated: false } ? result with { Secret = secret } : result;
    }

    public async Task<WebhookEndpointResult> DisableAsync(TenantId tenant, WebhookEndpointId endpoint, string reason, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (reason.Length > WebhookEndpointSettings.MaxDescriptionLength)
        {
            return Refused("Reason", $"It has {reason.Length} characters; at most {WebhookEndpointSettings.MaxDescriptionLength} are allowed.");
        }

        StorableText.Check(reason, "reason");
        DateTimeOffset now = timeProvider.GetUtcNow();
        return await ChangeAsync(
            tenant, endpoint, expectedVersion: null, idempotencyKey, stored => stored with { IsGivenUp = false, Endpoint = stored.Endpoint with { DisabledAt = now, DisabledReason = reason } }, cancellationToken).ConfigureAwait(false);
    }

    public Task<WebhookEndpointResult> EnableAsync(TenantId tenant, WebhookEndpointId endpoint, string? idempotencyKey = null, CancellationToken cancellationToken = default) => ChangeAsync(
        tenant,
        endpoint,
        expectedVersion: null,
        idempotencyKey,
        stored => stored with { IsGivenUp = false, Endpoint = stored.Endpoint with { DisabledAt = null, DisabledReason = null, FailingSince = null, PausedUntil = null } },
        cancellationToken);

    public async Task<WebhookEndpointResult> RemoveAsync(TenantId tenant, WebhookEndpointId endpoint, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        WebhookEndpoint? current = await GetAsync(tenant, endpoint, cancellationToken).ConfigureAwait(false);
        if (current is null)
        {
            return new() { Status = WebhookCommandStatus.NotFound };
        }

        bool applied = (expectedVersion ?? current.Version) == current.Version && (await store.RemoveAsync(current, cancellationToken).ConfigureAwait(false)).IsApplied;
        return new() { Status = applied ? WebhookCommandStatus.Applied : WebhookCommandStatus.Conflict, Endpoint = current };
    }

    public async Task<WebhookEndpoint?> GetAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken = default) =>
        (await store.FindAsync(tenant, endpoint, cancellationToken).ConfigureAwait(false))?.Endpoint;

    public async Task<IReadOnlyList<WebhookSecret>> GetSecretsAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        return await store.FindAsync(tenant, endpoint, cancellationToken).ConfigureAwait(false) is { } stored
            ? [.. stored.Secrets.Where(secret => secret.IsValid(now)).Select(secret => protector.Unprotect(tenant, endpoint, secret.Protected))]
            : [];
    }

    public async Task<WebhookEndpointPage> ListAsync(TenantId tenant, WebhookEndpointId? after = null, int take = 100, CancellationToken cancellationToken = default)
    {
        CheckTake(take);
        IReadOnlyList<StoredEndpoint> found = await store.ListAsync(tenant, after, take + 1, cancellationToken).ConfigureAwait(false);
        WebhookEndpoint[] page = [.. found.Take(take).Select(stored => stored.Endpoint)];
        return new(page, found.Count > take ? page[^1].Id : null);
    }

    public async Task<WebhookDeliveryPage> ListDeliveriesAsync(TenantId tenant, WebhookDeliveryQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        CheckTake(query.Take);
        IReadOnlyList<WebhookDelivery> found = await store.ListDeliveriesAsync(tenant, query with { Take = query.Take + 1 }, cancellationToken).ConfigureAwait(false);
        WebhookDelivery[] page = [.. found.Take(query.Take)];
        return new(page, found.Count > query.Take ? page[^1].Sequence : null);
    }

    public Task<int> ReplayAsync(TenantId tenant, WebhookSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return store.ReplayAsync(tenant, selection, timeProvider.GetUtcNow(), cancellationToken);
    }

    public Task<int> RemoveDeadLettersAsync(TenantId tenant, WebhookSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return store.RemoveDeadAsync(tenant, selection, cancellationToken);
    }

    private static void CheckTake(int take)
    {
        if (take is < 1 or > WebhookDeliveryQuery.MaxTake)
        {
            throw new ArgumentOutOfRangeException(nameof(take), take, $"A page has 1 to {WebhookDeliveryQuery.MaxTake} entries.");
        }
    }

    private static WebhookEndpointResult Refused(string field, string reason) => new() { Status = WebhookCommandStatus.Rejected, Refusals = [new(field, reason)] };

    private static WebhookEndpointSettings Snapshot(WebhookEndpointSettings settings) => settings with { EventTypes = [.. settings.EventTypes.Distinct(StringComparer.Ordinal)] };

    private StoredSecret Protect(WebhookEndpoint endpoint, WebhookSecret secret) => new(protector.Protect(endpoint.Tenant, endpoint.Id, secret), null);

    private async Task<WebhookEndpointResult> ChangeAsync(
        TenantId tenant,
        WebhookEndpointId id,
        long? expectedVersion,
        string? idempotencyKey,
        Func<StoredEndpoint, StoredEndpoint> change,
        CancellationToken cancellationToken,
        bool withSecret = false)
    {
        if (await FindRepeatedAsync(tenant, idempotencyKey, withSecret, cancellationToken).ConfigureAwait(false) is { } repeated)
        {
            return repeated;
        }

        for (int tries = 0; ; tries++)
        {
            StoredEndpoint? current = await store.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false);
            if (current is null)
            {
                return new() { Status = WebhookCommandStatus.NotFound };
            }

            if (tries == MaxTries || (expectedVersion ?? current.Endpoint.Version) != current.Endpoint.Version)
            {
                return new() { Status = WebhookCommandStatus.Conflict, Endpoint = current.Endpoint };
            }

            StoredEndpoint next = change(current);
            next = next with { Endpoint = next.Endpoint with { UpdatedAt = timeProvider.GetUtcNow(), Version = current.Endpoint.Version + 1 } };
            CommitResult result = await store.UpdateAsync(next, idempotencyKey, cancellationToken).ConfigureAwait(false);
            if (result.Status == CommitStatus.Committed)
            {
                return new() { Status = WebhookCommandStatus.Applied, Endpoint = next.Endpoint };
            }

            if (result.Status == CommitStatus.AlreadyApplied)
            {
                return await RepeatedAsync(tenant, result, withSecret, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<WebhookEndpointResult?> FindRepeatedAsync(TenantId tenant, string? idempotencyKey, bool withSecret, CancellationToken cancellationToken) =>
        idempotencyKey is not null && await store.FindAppliedAsync(tenant, idempotencyKey, cancellationToken).ConfigureAwait(false) is { } applied
            ? await RepeatedAsync(tenant, applied, withSecret, cancellationToken).ConfigureAwait(false)
            : null;

    private async Task<WebhookEndpointResult> RepeatedAsync(TenantId tenant, CommitResult applied, bool withSecret, CancellationToken cancellationToken)
    {
        StoredEndpoint? stored = WebhookEndpointId.TryParse(applied.Result, null, out WebhookEndpointId id) ? await store.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false) : null;
        return new()
        {
            Status = WebhookCommandStatus.Applied,
            Repeated = true,
            Endpoint = stored?.Endpoint,
            Secret = withSecret && stored is not null ? protector.Unprotect(tenant, id, stored.Secrets[0].Protected) : null,
        };
    }
}
